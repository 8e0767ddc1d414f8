import type { StockEvent } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { factOf } from './fact-of.js';
import type { StockCommand } from './stock.commands.js';
import { stockDeciderUnder } from './stock.decider.js';
import { allocated, received } from './stock-facts.js';
import { LANE, openRules, type ChannelRules } from './supply-rules.js';

const TEA = factOf('TEA');

const usual: ChannelRules = { sources: null, safetyStock: 0, lane: LANE, displacesFromLane: null };
const CHANNELS: Readonly<Record<string, ChannelRules>> = {
  urgent: { ...usual, lane: 1, displacesFromLane: 5 },
  slow: { ...usual, lane: 8, displacesFromLane: 5 },
  patient: { ...usual, lane: 1 },
};
const { given } = scenario(
  stockDeciderUnder({
    ...openRules('2026-01-05T10:00:00.000Z'),
    channel: (channelId) => CHANNELS[channelId ?? ''] ?? usual,
  }),
);

const placed = (orderId: string, quantity: number, lane = LANE, data: object = {}): StockEvent => ({
  type: 'ReservationPlaced',
  data: { ...TEA, orderId, attempt: 1, quantity, lane, ...data },
});
const queued = (orderId: string, quantity: number, attempt = 1): StockEvent => ({
  type: 'ReservationQueued',
  data: { ...TEA, orderId, attempt, quantity, availableNow: 0 },
});
const yielded = (orderId: string, quantity: number, toOrderId = 'vip') => ({
  type: 'ReservationYielded' as const,
  data: { ...TEA, orderId, attempt: 1, quantity, toOrderId },
});
const reserve = (quantity: number, channelId = 'urgent', orderId = 'vip', attempt = 1): StockCommand => ({
  type: 'ReserveItem',
  data: { sku: 'TEA', orderId, attempt, quantity, channelId },
});
const isPlaced = (orderId: string, quantity: number) => ({
  type: 'ReservationPlaced',
  data: { orderId, quantity },
});

describe('an order that finds too little', () => {
  it('takes what a less urgent one has reserved, where its channel has the rule', () =>
    given(received(3), placed('a', 3)).when(reserve(3)).then(yielded('a', 3), isPlaced('vip', 3)));

  it('waits where its channel has no such rule', () =>
    given(received(3), placed('a', 3)).when(reserve(3, 'patient')).then('ReservationQueued'));

  it('takes nothing while there is enough', () =>
    given(received(5), placed('a', 2)).when(reserve(3)).then(isPlaced('vip', 3)));

  it('takes from the least urgent lane first, and there from the newest', () => {
    given(received(3), placed('a', 1, 6), placed('b', 1, 9), placed('c', 1, 9))
      .when(reserve(1))
      .then(yielded('c', 1), isPlaced('vip', 1));
    given(received(3), placed('a', 1, 6), placed('b', 1, 9), placed('c', 1, 9))
      .when(reserve(2))
      .then(yielded('c', 1), yielded('b', 1), isPlaced('vip', 2));
  });

  it('spares those whose units it does not need', () =>
    given(received(6), placed('big', 5), placed('small', 1))
      .when(reserve(5))
      .then(yielded('big', 5), isPlaced('vip', 5)));

  it('takes from nobody where it would not be enough', () =>
    given(received(3), placed('a', 3)).when(reserve(4)).then('ReservationQueued'));

  it('takes from nobody of its own lane or a better one, whatever the rule says', () => {
    given(received(1), placed('a', 1, 8))
      .when(reserve(1, 'slow'))
      .then('ReservationQueued');
    given(received(1), placed('a', 1, 5))
      .when(reserve(1, 'slow'))
      .then('ReservationQueued');
    given(received(1), placed('a', 1, 9))
      .when(reserve(1, 'slow'))
      .then(yielded('a', 1), isPlaced('vip', 1));
  });

  it('takes nothing that lies ready for a shipment', () =>
    given(received(2), placed('a', 2), allocated('a', 1)).when(reserve(1)).then('ReservationQueued'));

  it('takes nothing that could not be sent to its channel', () =>
    given(received(1), placed('a', 1, LANE, { sources: ['hamburg'] }), received(1, 'hamburg', 'r2'))
      .when(reserve(2))
      .then(yielded('a', 1), isPlaced('vip', 2)));

  it('lets nobody pass the one that gave way, whatever is left', () =>
    given(received(5), placed('a', 5), queued('b', 4))
      .when(reserve(1))
      .then(yielded('a', 5), isPlaced('vip', 1)));
});

describe('an order that gave way', () => {
  const before = given(received(1), placed('a', 1), queued('b', 1), yielded('a', 1), placed('vip', 1, 1));

  it('waits before those of its lane that came later', () =>
    before
      .when({
        type: 'ReceiveStock',
        data: { sku: 'TEA', locationId: 'berlin', quantity: 1, reference: 'r2' },
      })
      .then('StockReceived', { type: 'QueuedReservationPlaced', data: { orderId: 'a' } }));

  it('keeps its place when it asks anew', () =>
    given(
      received(1),
      placed('a', 1),
      queued('b', 1),
      yielded('a', 1),
      placed('vip', 1, 1),
      { type: 'ReservationReleased', data: { ...TEA, orderId: 'a', attempt: 1, allocated: [] } },
      queued('a', 1, 2),
    )
      .when({
        type: 'ReceiveStock',
        data: { sku: 'TEA', locationId: 'berlin', quantity: 1, reference: 'r2' },
      })
      .then('StockReceived', { type: 'QueuedReservationPlaced', data: { orderId: 'a', attempt: 2 } }));

  it('asks anew before those behind it are served', () =>
    given(received(5), placed('a', 5), queued('b', 4), yielded('a', 5), placed('vip', 1, 1))
      .when(reserve(4, 'web', 'a', 2))
      .then('ReservationReleased', { type: 'ReservationPlaced', data: { orderId: 'a', quantity: 4 } }));

  it('has nothing to allocate', () =>
    before
      .when({
        type: 'AllocateItem',
        data: {
          ...{ sku: 'TEA', orderId: 'a', attempt: 1, routing: 1 },
          ...{ shipmentId: '1', locationId: 'berlin', quantity: 1 },
        },
      })
      .thenRejected('waits'));
});
