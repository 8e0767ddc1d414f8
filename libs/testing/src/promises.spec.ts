import type { OrderEvent, StockEvent, StoredEvent } from '@throughline/contracts';
import * as facts from './ledger-facts.js';
import { brokenPromises } from './promises.js';

const orderId = facts.placed().data.orderId;
const one = { lineId: '1', sku: 'TEA', quantity: 1 };

let position = 0;
const stored = (stream: string, events: readonly (OrderEvent | StockEvent)[]): StoredEvent[] =>
  events.map((event, revision) => ({
    ...event,
    id: `${stream}/${revision}`,
    stream,
    revision,
    position: (position += 1),
    schemaVersion: 1,
    occurredAt: '2026-01-05T10:00:00.000Z',
    recordedAt: '2026-01-05T10:00:00.000Z',
    correlationId: orderId,
    causationId: 'c',
    actor: 'test',
    producer: 'test',
  }));

const ledger = (...events: readonly OrderEvent[]): StoredEvent[] => stored(`order-${orderId}`, events);
const item = { item: 'TEA', sku: 'TEA' };
const received = (quantity: number): StockEvent => ({
  type: 'StockReceived',
  data: { ...item, locationId: 'berlin', quantity, reference: 'r' },
});
const reservation = (order: string, quantity: number): StockEvent => ({
  type: 'ReservationPlaced',
  data: { ...item, orderId: order, attempt: 1, quantity },
});

const toWarehouse = [
  facts.placed(),
  facts.reserved(),
  ...facts.covered(1000),
  facts.routed([{ shipmentId: '1', lines: [one] }]),
  facts.allocated(),
];

describe('the promises', () => {
  it('are kept by an ordinary order', () => {
    expect(brokenPromises({ events: ledger(...toWarehouse, facts.released('1', [one])) })).toEqual([]);
  });

  it.each<[string, StoredEvent[]]>([
    ['an order placed twice', ledger(facts.placed(), facts.placed())],
    ['a release without cover', ledger(facts.placed(), facts.reserved(), facts.screened(), facts.released())],
    ['a release after the end', ledger(...toWarehouse, facts.cancelled(), facts.released())],
    ['a shipment released twice', ledger(...toWarehouse, facts.released(), facts.released())],
    [
      'more reserved than is there',
      stored('stock-TEA', [received(1), reservation('a', 1), reservation('b', 1)]),
    ],
    [
      'units that were never there',
      stored('stock-TEA', [
        {
          type: 'StockAdjusted',
          data: { ...item, locationId: 'berlin', quantity: -1, reason: 'count', reference: 'x' },
        },
      ]),
    ],
    [
      'a missing revision',
      ledger(facts.placed(), facts.reserved(), facts.screened()).filter(({ revision }) => revision !== 1),
    ],
    ['a person in data', ledger(facts.placed([facts.line({ title: 'for ada@example.com' })]))],
  ])('are broken by %s', (_what, events) => {
    expect(brokenPromises({ events })).not.toEqual([]);
  });

  it("are broken when the gateway's books are not ours", () => {
    const gateway = [{ orderId, authorizedMinor: 1000, capturedMinor: 1000, voidedMinor: 0 }];
    expect(brokenPromises({ events: ledger(...toWarehouse), gateway })).toEqual([
      `${orderId}: we captured 0, the gateway 1000`,
    ]);
  });
});
