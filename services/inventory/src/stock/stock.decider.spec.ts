import type { StockEvent } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { allocated, placed, queued, received } from './stock-facts.js';
import { stockDeciderUnder } from './stock.decider.js';
import type { StockCommand } from './stock.commands.js';
import { LANE, openRules, type SupplyRules } from './supply-rules.js';

const NOW = '2026-01-05T10:00:00.000Z';
const LATER = '2026-01-07T10:00:00.000Z';

const TEA = { item: 'TEA', sku: 'TEA' };

const under = (rules: Partial<SupplyRules>) => scenario(stockDeciderUnder({ ...openRules(NOW), ...rules }));

const { given } = under({});

const placedFrom = (orderId: string, quantity: number, ...sources: string[]): StockEvent => ({
  type: 'ReservationPlaced',
  data: { ...TEA, orderId, attempt: 1, quantity, sources },
});

const queuedOf = (channelId: string, orderId: string, quantity: number): StockEvent => ({
  type: 'ReservationQueued',
  data: { ...TEA, orderId, attempt: 1, quantity, channelId, availableNow: 0 },
});

const pool = (channelId: string, quantity: number): StockEvent => ({
  type: 'PoolSet',
  data: { ...TEA, channelId, quantity, reason: 'launch' },
});

const held = (holdId: string, quantity: number, expiresAt = LATER): StockEvent => ({
  type: 'CheckoutHoldPlaced',
  data: { ...TEA, holdId, channelId: 'web', quantity, expiresAt },
});

const incoming = (quantity: number, locationId = 'berlin'): StockEvent => ({
  type: 'IncomingAnnounced',
  data: { ...TEA, incomingId: 'po1', locationId, quantity, expectedAt: LATER, source: 'purchase-order' },
});

const reserve = (orderId: string, quantity: number, data: object = {}): StockCommand => ({
  type: 'ReserveItem',
  data: { sku: 'TEA', orderId, attempt: 1, quantity, ...data },
});

const allocate = (orderId: string, quantity: number, locationId = 'berlin'): StockCommand => ({
  type: 'AllocateItem',
  data: { sku: 'TEA', orderId, attempt: 1, routing: 1, shipmentId: '1', locationId, quantity },
});

describe('allocating', () => {
  it('leaves every other promise where it can be kept from', () =>
    given(received(3), received(3, 'hamburg', 'r2'), placed('o1', 3), placedFrom('o2', 2, 'berlin'))
      .when(allocate('o1', 2))
      .then({ type: 'LocationFoundShort', data: { freeThere: 1 } }));

  it('takes what others can have elsewhere', () =>
    given(
      received(3),
      received(3, 'hamburg', 'r2'),
      placed('o1', 3),
      placedFrom('o2', 2, 'berlin', 'hamburg'),
    )
      .when(allocate('o1', 3))
      .then('ReservationAllocated'));

  it('keeps to the locations that the order was promised from', () =>
    given(received(3), received(3, 'hamburg', 'r2'), placedFrom('o1', 3, 'hamburg'))
      .when(allocate('o1', 1))
      .then({ type: 'LocationFoundShort', data: { freeThere: 0 } }));

  it('of what was safety stock makes room for those who wait', () =>
    under({ safetyAt: () => 2 })
      .given(received(4), received(4, 'hamburg', 'r2'), placed('o1', 4), queued('o2', 2))
      .when(allocate('o1', 4))
      .then('ReservationAllocated', { type: 'QueuedReservationPlaced', data: { orderId: 'o2' } }));
});

describe('a short pick', () => {
  it('waits where what is elsewhere may not be sent to its channel', () =>
    given(received(2), received(5, 'hamburg', 'r2'), placedFrom('o1', 2, 'berlin'), allocated('o1', 2))
      .when({
        type: 'ShortAllocation',
        data: { sku: 'TEA', orderId: 'o1', shipmentId: '1', short: 2, remaining: 0 },
      })
      .then({ type: 'AllocationShorted', data: { isQueued: true } }));
});

describe("a channel's pool", () => {
  it('is for those of the channel who wait before it is for newcomers', () =>
    given(received(3), pool('web', 3), queuedOf('web', 'o1', 4))
      .when(reserve('o2', 2, { channelId: 'web' }))
      .then({ type: 'ReservationQueued', data: { orderId: 'o2' } }));
});

describe("a checkout's hold", () => {
  it('that is over makes room for those who wait, before a newcomer', () =>
    given(received(3), held('h1', 3, NOW), queued('o1', 3))
      .when(reserve('o2', 3))
      .then(
        'CheckoutHoldEnded',
        { type: 'QueuedReservationPlaced', data: { orderId: 'o1' } },
        { type: 'ReservationQueued', data: { orderId: 'o2' } },
      ));

  it('that is ordered in part leaves the rest to those who wait', () =>
    given(received(3), held('h1', 3), queued('o1', 2))
      .when(reserve('o2', 1, { channelId: 'web', checkoutHoldId: 'h1' }))
      .then(
        'CheckoutHoldEnded',
        { type: 'ReservationPlaced', data: { orderId: 'o2' } },
        { type: 'QueuedReservationPlaced', data: { orderId: 'o1' } },
      ));
});

describe('a date for who has to wait', () => {
  it.each([
    ['counts what will be left above the safety stock of the location', 1, LATER],
    ['does not count the safety stock of the location', 2, undefined],
  ])('%s', (_, quantity, promisedAt) => {
    const { decision } = under({ safetyAt: () => 3 })
      .given(incoming(4))
      .when(reserve('o1', quantity));
    const [queuedFact] = decision.outcome === 'accept' ? decision.events : [];
    expect(queuedFact).toMatchObject({ type: 'ReservationQueued', data: { quantity } });
    expect((queuedFact?.data as { promisedAt?: string }).promisedAt).toBe(promisedAt);
  });

  it('moves when a better lane takes what it counted on', () =>
    under({ channel: () => ({ sources: null, safetyStock: 0, lane: LANE - 1, displacesFromLane: null }) })
      .given(received(1), incoming(2), {
        type: 'ReservationQueued',
        data: { ...TEA, orderId: 'o1', attempt: 1, quantity: 3, availableNow: 1, promisedAt: LATER },
      })
      .when(reserve('o2', 1))
      .then('ReservationPlaced', { type: 'QueuePromiseMoved', data: { orderId: 'o1', promisedAt: null } }));
});

describe('stock past its last day', () => {
  const expired: StockEvent = {
    type: 'StockReceived',
    data: {
      ...{ ...TEA, locationId: 'berlin', quantity: 3, reference: 'r1' },
      ...{ quarantined: 3, lot: { lotId: 'l1', expiresOn: '2026-01-04' } },
    },
  };

  it('that is in quarantine is not taken off twice', () =>
    given(expired, received(3, 'hamburg', 'r2'))
      .when(reserve('o1', 3))
      .then('ReservationPlaced'));

  it('is told to be missing when it is gone', () =>
    given({ ...expired, data: { ...expired.data, quarantined: 0 } }, placed('o1', 3))
      .when({
        type: 'AdjustStock',
        data: { sku: 'TEA', locationId: 'berlin', quantity: -3, reason: 'damage', reference: 'a1' },
      })
      .then('StockAdjusted', { type: 'StockShortfallFound', data: { quantity: 3 } }));
});
