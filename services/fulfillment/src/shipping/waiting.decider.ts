import type { OrderEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decision, type Instant } from '@throughline/kernel';
import {
  awaitedShipment,
  isBehind,
  nextSteps,
  orderDecider,
  type Await,
  type Order,
  type OrderState,
  type Shipment,
  type StepPolicy,
} from '@throughline/order';
import { requestOf } from './release.decider.js';

/** Requests sent again to a warehouse that does not acknowledge, before a person is asked. */
export const RELEASE_REPEATS_MAX = 3;

/** The warehouse had its time to acknowledge. */
export interface RepeatRelease {
  readonly type: 'RepeatRelease';
  readonly data: { readonly shipmentId: string; readonly at: Instant; readonly policy: StepPolicy };
}

/** A person wants the warehouse asked once more, by the fact of `resolvedAt`. */
export interface AskWarehouseAgain {
  readonly type: 'AskWarehouseAgain';
  readonly data: { readonly shipmentId: string; readonly at: Instant; readonly resolvedAt: Instant };
}

/** A partner was silent for too long, or there is no way to hear of it: a person is asked. */
export interface GiveUpWaiting {
  readonly type: 'GiveUpWaiting';
  readonly data: {
    /** The key of the wait. */
    readonly step: string;
    readonly reason: string;
    readonly attempts: number;
    /** Null where waiting any longer is of no use. */
    readonly at: Instant | null;
    readonly policy: StepPolicy;
  };
}

export type WaitingCommand = RepeatRelease | AskWarehouseAgain | GiveUpWaiting;

const repeatRelease = ({ data }: RepeatRelease, order: OrderState): Decision<OrderEvent> => {
  const { shipmentId, at, policy } = data;
  if (!order) return reject('order-not-found');
  const shipment = shipmentOf(order, shipmentId);
  if (!shipment) return reject('shipment-not-found');
  const wait = openWaits(order, policy).find(
    ({ name, key }) => name === 'await-acknowledgement' && awaitedShipment(key) === shipmentId,
  );
  if (!wait) return ignore('nobody waits for an acknowledgement');
  if (at < wait.dueAt) return ignore('the warehouse still has time');

  const reason = `no acknowledgement of ${shipment.repeats + 1} requests`;
  return shipment.repeats < RELEASE_REPEATS_MAX
    ? accept(repeated(order, shipment, at))
    : accept(failed(wait.key, reason, shipment.repeats + 1));
};

const askWarehouseAgain = ({ data }: AskWarehouseAgain, order: OrderState): Decision<OrderEvent> => {
  const { shipmentId, at, resolvedAt } = data;
  if (!order) return reject('order-not-found');
  const shipment = shipmentOf(order, shipmentId);
  if (!shipment) return reject('shipment-not-found');
  if (order.ending) return ignore('the order has ended');
  const isInWarehouse = !isBehind(shipment.status, 'released') && isBehind(shipment.status, 'shipped');
  if (!isInWarehouse) return ignore('it is not in the warehouse');
  if (shipment.at !== resolvedAt) return ignore('something came of it already');

  return accept(repeated(order, shipment, at));
};

const giveUpWaiting = ({ data }: GiveUpWaiting, order: OrderState): Decision<OrderEvent> => {
  const { step, reason, attempts, at, policy } = data;
  if (!order) return reject('order-not-found');
  const wait = openWaits(order, policy).find(({ key }) => key === step);
  if (!wait) return ignore('nobody waits for it');
  if (at !== null && at < wait.dueAt) return ignore('the partner still has time');

  return accept(failed(step, reason, attempts));
};

const shipmentOf = (order: Order, shipmentId: string): Shipment | undefined =>
  order.shipments.find((shipment) => shipment.shipmentId === shipmentId);

/** Waits that have not failed: what failed is a person's, and no wait any more. */
const openWaits = (order: Order, policy: StepPolicy): Await[] =>
  nextSteps(order, policy).filter((step): step is Await => step.kind === 'await');

function repeated(order: Order, shipment: Shipment, at: Instant): OrderEvent {
  const { data, ...rest } = requestOf(order, shipment, at);
  const { personal } = rest;
  const repeat = shipment.repeats + 1;
  const event = { type: 'ShipmentReleaseRepeated' as const, data: { ...data, repeat } };
  return personal ? { ...event, personal } : event;
}

const failed = (step: string, reason: string, attempts: number): OrderEvent => ({
  type: 'StepFailed',
  data: { step, owner: 'fulfillment', reason, attempts, deadLetter: null },
});

export const waitingDecider = orderDecider<WaitingCommand>((command, order) => {
  switch (command.type) {
    case 'RepeatRelease':
      return repeatRelease(command, order);
    case 'AskWarehouseAgain':
      return askWarehouseAgain(command, order);
    case 'GiveUpWaiting':
      return giveUpWaiting(command, order);
  }
});
