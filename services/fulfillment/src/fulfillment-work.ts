import { Inject, Injectable } from '@nestjs/common';
import { after, instantOf, type Clock } from '@throughline/kernel';
import type { EventStore } from '@throughline/event-store';
import { awaitedShipment, type StepPolicy } from '@throughline/order';
import {
  CLOCK,
  DRIVES_MAX,
  EVENT_STORE,
  Ledgers,
  onOwnAccount,
  orderCacheOf,
  owedByLedger,
  STEP_POLICY,
  stepFailureDecider,
  type OwedStep,
  type OwedSteps,
  type ServiceWork,
  type StepHandler,
} from '@throughline/service-kit';
import { FOLLOW_PARCEL, owedWithParcels, shipmentOf } from './owed-parcels.js';
import { Parcels } from './parcels/parcels.js';
import { parcelOf } from './shipping/parcel-name.js';
import { Shipments } from './shipping/shipments.js';

const ownAccount = (orderId: string) => onOwnAccount(orderId, 'fulfillment');

/** What fulfillment owes, and what it waits for, when no message does it. */
@Injectable()
export class FulfillmentWork implements ServiceWork {
  readonly owed: OwedSteps;

  readonly handlers: Readonly<Record<string, StepHandler>> = {
    'release-shipment': (orderId) => this.shipments.release(orderId, ownAccount(orderId)),
    'complete-order': (orderId) => this.shipments.complete(orderId, ownAccount(orderId)),
    'await-acknowledgement': (orderId, { key }) =>
      this.shipments.repeatRelease(orderId, awaitedShipment(key) ?? '', ownAccount(orderId)),
    'await-shipping': (orderId, { key }) =>
      this.shipments.giveUpIfDue(orderId, key, 'the warehouse is silent', ownAccount(orderId)),
    'await-delivery': (orderId, step) => this.lookAfterDelivery(orderId, step),
    [FOLLOW_PARCEL]: (orderId, { subject }) => this.followParcel(orderId, subject),
  };

  constructor(
    private readonly ledgers: Ledgers,
    private readonly shipments: Shipments,
    private readonly parcels: Parcels,
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(STEP_POLICY) private readonly policy: StepPolicy,
  ) {
    const ledger = owedByLedger('fulfillment', orderCacheOf(store), policy);
    this.owed = owedWithParcels(ledger, ledgers.orders, parcels);
  }

  /** A parcel that cannot be followed is a delivery that nobody will hear of. */
  readonly giveUp = async (orderId: string, step: OwedStep, reason: string): Promise<void> => {
    const context = ownAccount(orderId);
    if (step.name === FOLLOW_PARCEL) {
      return this.shipments.giveUp(orderId, `await-delivery:${step.subject ?? ''}`, reason, context);
    }
    const { policy } = this;
    const failure = { step: step.key, owner: 'fulfillment', reason, attempts: DRIVES_MAX, deadLetter: null };
    const command = { type: 'RecordStepFailure' as const, data: { ...failure, policy } };
    await this.ledgers.orders.handle(stepFailureDecider, orderId, command, context);
  };

  private async followParcel(orderId: string, shipmentId: string | null): Promise<void> {
    const { state: order } = await this.ledgers.orders.latest(orderId);
    const shipment = shipmentOf(order, shipmentId);
    if (shipment) await this.parcels.follow(orderId, shipment, ownAccount(orderId));
  }

  /** Only milestones are in the ledger: a carrier that scans is not silent, however long the way. */
  private async lookAfterDelivery(orderId: string, { key, subject }: OwedStep): Promise<void> {
    await this.followParcel(orderId, subject);
    const { state: order } = await this.ledgers.orders.latest(orderId);
    const shipment = shipmentOf(order, subject);
    const name = shipment && parcelOf(shipment);
    if (!shipment || !name) return;
    const { heardAt } = await this.parcels.latest(name);
    const silentSince = heardAt !== null && heardAt > shipment.at ? heardAt : shipment.at;
    if (instantOf(this.clock.now()) < after(silentSince, this.policy.carrierSilenceMs)) return;
    const reason = `nothing was heard of ${name.carrier} ${name.trackingNumber} since ${silentSince}`;
    await this.shipments.giveUpIfDue(orderId, key, reason, ownAccount(orderId));
  }
}
