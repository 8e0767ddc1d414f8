import type { OrderEvent } from '@throughline/contracts';
import { after, type Instant } from '@throughline/kernel';
import { defaultStepPolicy, type LedgerFact } from '@throughline/order';
import { facts, scenario } from '@throughline/testing';
import {
  RELEASE_REPEATS_MAX,
  waitingDecider,
  type AskWarehouseAgain,
  type GiveUpWaiting,
  type RepeatRelease,
} from './waiting.decider.js';

const { line, placed, reserved, covered, routed, allocated, released, shipped } = facts;
const { given } = scenario(waitingDecider);

const RELEASED_AT = '2026-01-05T12:00:00.000Z';
const policy = defaultStepPolicy;
const teas = { lineId: '1', sku: 'TEA', quantity: 2 };

const at = (event: OrderEvent, occurredAt: Instant): OrderEvent => ({ ...event, occurredAt }) as LedgerFact;

const inWarehouse = [
  placed([line({ quantity: 2 })]),
  reserved(),
  ...covered(2000),
  routed([{ shipmentId: '1', lines: [teas] }]),
  allocated(),
  at(released('1', [teas]), RELEASED_AT),
];

const repeatedAt = (repeat: number, occurredAt: Instant): OrderEvent => {
  const { data } = released('1', [teas]) as Extract<OrderEvent, { type: 'ShipmentReleased' }>;
  return at(
    { type: 'ShipmentReleaseRepeated', data: { ...data, repeat }, personal: { personId: 'p1' } },
    occurredAt,
  );
};

const acknowledged = (occurredAt: Instant): OrderEvent =>
  at({ type: 'ShipmentAcknowledged', data: { shipmentId: '1', at: occurredAt } }, occurredAt);

const failed = (step: string): OrderEvent => ({
  type: 'StepFailed',
  data: { step, owner: 'fulfillment', reason: 'silent', attempts: 4, deadLetter: null },
});

const ackDueAt = after(RELEASED_AT, policy.shipmentAckTimeoutMs);
const justBefore = (instant: Instant): Instant => after(instant, -1);

describe('a warehouse that does not acknowledge', () => {
  const repeat = (now: Instant): RepeatRelease => ({
    type: 'RepeatRelease',
    data: { shipmentId: '1', at: now, policy },
  });

  it('is sent the same request again, with the same reference', () => {
    given(...inWarehouse)
      .when(repeat(ackDueAt))
      .then({
        type: 'ShipmentReleaseRepeated',
        data: { shipmentId: '1', repeat: 1, lines: [{ ...teas, title: 'Tea' }], orderNumber: '1001' },
        personal: { personId: 'p1', email: 'ada@example.com' },
      });
  });

  it('is left its time', () =>
    given(...inWarehouse)
      .when(repeat(justBefore(ackDueAt)))
      .thenIgnored());

  it('is given the same time after each repeat', () =>
    given(...inWarehouse, repeatedAt(1, ackDueAt))
      .when(repeat(justBefore(after(ackDueAt, policy.shipmentAckTimeoutMs))))
      .thenIgnored());

  it('becomes an exception after the last repeat', () =>
    given(...inWarehouse, repeatedAt(RELEASE_REPEATS_MAX, RELEASED_AT))
      .when(repeat(ackDueAt))
      .then({
        type: 'StepFailed',
        data: {
          step: `await-acknowledgement:1.${RELEASE_REPEATS_MAX}`,
          owner: 'fulfillment',
          reason: 'no acknowledgement of 4 requests',
          attempts: 4,
          deadLetter: null,
        },
      }));

  it('is repeated up to the last repeat', () =>
    given(...inWarehouse, repeatedAt(RELEASE_REPEATS_MAX - 1, RELEASED_AT))
      .when(repeat(ackDueAt))
      .then({ type: 'ShipmentReleaseRepeated', data: { repeat: RELEASE_REPEATS_MAX } }));

  it('is left to a person from then on', () =>
    given(...inWarehouse, repeatedAt(3, RELEASED_AT), failed('await-acknowledgement:1.3'))
      .when(repeat(after(ackDueAt, policy.shipmentAckTimeoutMs)))
      .thenIgnored());

  it('is not asked again once it answered', () =>
    given(...inWarehouse, acknowledged(RELEASED_AT))
      .when(repeat(ackDueAt))
      .thenIgnored());

  it('is asked for shipments that there are', () => {
    given(...inWarehouse)
      .when({ type: 'RepeatRelease', data: { shipmentId: '7', at: ackDueAt, policy } })
      .thenRejected('shipment-not-found');
    given().when(repeat(ackDueAt)).thenRejected('order-not-found');
  });
});

describe('a person who wants the warehouse asked once more', () => {
  const RESOLVED_AT = '2026-01-06T09:00:00.000Z';
  const askAgain = (shipmentId = '1'): AskWarehouseAgain => ({
    type: 'AskWarehouseAgain',
    data: { shipmentId, at: after(RESOLVED_AT, 5), resolvedAt: RESOLVED_AT },
  });
  const resolved = (step: string): OrderEvent =>
    at(
      { type: 'ExceptionResolved', data: { step, resolution: 'retry', reason: 'they called' } },
      RESOLVED_AT,
    );

  const silent = [
    ...inWarehouse,
    repeatedAt(3, RELEASED_AT),
    failed('await-acknowledgement:1.3'),
    resolved('await-acknowledgement:1.3'),
  ];

  it('has the request sent, however often it was', () =>
    given(...silent)
      .when(askAgain())
      .then({ type: 'ShipmentReleaseRepeated', data: { repeat: 4 } }));

  it('has it sent to a warehouse that acknowledged and never shipped', () =>
    given(...inWarehouse, acknowledged(RELEASED_AT), failed('await-shipping:1'), resolved('await-shipping:1'))
      .when(askAgain())
      .then({ type: 'ShipmentReleaseRepeated', data: { repeat: 1 } }));

  it('has it sent once, however often the word is delivered', () =>
    given(...silent, repeatedAt(4, after(RESOLVED_AT, 5)))
      .when(askAgain())
      .thenIgnored());

  it.each<[string, readonly OrderEvent[]]>([
    ['that has left', [...inWarehouse, at(shipped('1', [teas]), RESOLVED_AT)]],
    ['that was never released', inWarehouse.slice(0, -2).concat(at(allocated(), RESOLVED_AT))],
    ['whose order has ended', [...inWarehouse, resolved('await-shipping:1'), facts.cancelled()]],
  ])('asks nothing for a shipment %s', (_, history) => {
    given(...history)
      .when(askAgain())
      .thenIgnored();
  });

  it('asks for shipments that there are', () => {
    given(...silent)
      .when(askAgain('7'))
      .thenRejected('shipment-not-found');
    given().when(askAgain()).thenRejected('order-not-found');
  });
});

describe('a partner who is silent', () => {
  const giveUp = (now: Instant | null, step = 'await-shipping:1'): GiveUpWaiting => ({
    type: 'GiveUpWaiting',
    data: { step, reason: 'the warehouse is silent', attempts: 1, at: now, policy },
  });
  const dueAt = after(ackDueAt, policy.warehouseSilenceMs);
  const acked = [...inWarehouse, acknowledged(ackDueAt)];

  it('becomes an exception when its time is over', () =>
    given(...acked)
      .when(giveUp(dueAt))
      .then({ type: 'StepFailed', data: { step: 'await-shipping:1', reason: 'the warehouse is silent' } }));

  it('is left its time', () =>
    given(...acked)
      .when(giveUp(justBefore(dueAt)))
      .thenIgnored());

  it('becomes an exception at once where waiting is of no use', () =>
    given(...acked)
      .when(giveUp(null))
      .then('StepFailed'));

  it('is one exception', () =>
    given(...acked, failed('await-shipping:1'))
      .when(giveUp(dueAt))
      .thenIgnored());

  it('is no exception once the shipment left', () =>
    given(...acked, shipped('1', [teas]))
      .when(giveUp(after(dueAt, policy.warehouseSilenceMs)))
      .thenIgnored());

  it('is waited for by an order', () => {
    given().when(giveUp(dueAt)).thenRejected('order-not-found');
  });
});
