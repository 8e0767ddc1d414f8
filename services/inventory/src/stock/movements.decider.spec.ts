import type { StockEvent } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { factOf } from './fact-of.js';
import { INCOMING_MAX } from './quantity.decider.js';
import type {
  AnnounceIncoming,
  CountStock,
  QuarantineStock,
  ReportLevel,
  SellStock,
  SetPool,
  ShipTransfer,
} from './stock.commands.js';
import { stockDecider } from './stock.decider.js';
import { allocated, placed, queued, received } from './stock-facts.js';

const { given, when } = scenario(stockDecider);

const TEA = factOf('TEA');
const AT_BERLIN = { sku: 'TEA', locationId: 'berlin' };
const [MONDAY, TUESDAY, WEDNESDAY] = [
  '2026-01-05T10:00:00.000Z',
  '2026-01-06T10:00:00.000Z',
  '2026-01-07T10:00:00.000Z',
];
/** When these tests take place. */
const NOW = '1970-01-01T00:00:00.000Z';

const count = (counted: number, change: Partial<CountStock['data']> = {}): CountStock => ({
  type: 'CountStock',
  data: { ...AT_BERLIN, counted, countedAt: TUESDAY, reference: 'c2', ...change },
});
const counted = (units: number, quantity: number, countedAt = MONDAY, reference = 'c1'): StockEvent => ({
  type: 'StockCounted',
  data: { ...TEA, locationId: 'berlin', counted: units, quantity, countedAt, reference },
});
const report = (level: number, change: Partial<ReportLevel['data']> = {}): ReportLevel => ({
  type: 'ReportLevel',
  data: { ...AT_BERLIN, level, reportedAt: TUESDAY, reference: 'l2', ...change },
});
const reported = (level: number, quantity: number, reportedAt = MONDAY, reference = 'l1'): StockEvent => ({
  type: 'LevelReported',
  data: { ...TEA, locationId: 'berlin', level, quantity, reportedAt, reference },
});
const sell = (quantity: number, change: Partial<SellStock['data']> = {}): SellStock => ({
  type: 'SellStock',
  data: { ...AT_BERLIN, quantity, soldAt: MONDAY, reference: 's1', ...change },
});
const sold = (quantity: number, soldAt = MONDAY): StockEvent => ({
  type: 'StockSold',
  data: { ...TEA, locationId: 'berlin', quantity, soldAt, reference: 's1' },
});
const quarantine = (quantity: number, change: Partial<QuarantineStock['data']> = {}): QuarantineStock => ({
  type: 'QuarantineStock',
  data: { ...AT_BERLIN, quantity, reason: 'damage', reference: 'q1', ...change },
});
const quarantined = (quantity: number, reference = 'q1'): StockEvent => ({
  type: 'StockQuarantined',
  data: { ...TEA, locationId: 'berlin', quantity, reason: 'damage', reference },
});
const announce = (quantity: number, change: Partial<AnnounceIncoming['data']> = {}): AnnounceIncoming => ({
  type: 'AnnounceIncoming',
  data: { ...AT_BERLIN, incomingId: 'PO-1', quantity, expectedAt: TUESDAY, ...change },
});
const announced = (quantity: number, incomingId = 'PO-1', expectedAt = TUESDAY): StockEvent => ({
  type: 'IncomingAnnounced',
  data: { ...TEA, locationId: 'berlin', incomingId, source: 'purchase-order', quantity, expectedAt },
});
const ship = (quantity: number, change: Partial<ShipTransfer['data']> = {}): ShipTransfer => ({
  type: 'ShipTransfer',
  data: {
    ...{ ...AT_BERLIN, transferId: 'T-1', toLocationId: 'hamburg' },
    ...{ quantity, expectedAt: TUESDAY, ...change },
  },
});
const shipped = (quantity: number, transferId = 'T-1'): StockEvent => ({
  type: 'TransferShipped',
  data: {
    ...{ ...TEA, transferId, locationId: 'berlin', toLocationId: 'hamburg' },
    ...{ quantity, expectedAt: TUESDAY },
  },
});
const pool = (quantity: number, channelId = 'web'): SetPool => ({
  type: 'SetPool',
  data: { sku: 'TEA', channelId, quantity, reason: 'launch' },
});
const pooled = (quantity: number, channelId = 'web'): StockEvent => ({
  type: 'PoolSet',
  data: { ...TEA, channelId, quantity, reason: 'launch' },
});

describe('a count', () => {
  it.each([
    [3, -2],
    [5, 0],
    [7, 2],
  ])('of %i where the books say 5 says what they were off by', (found, quantity) =>
    given(received(5))
      .when(count(found))
      .then({ type: 'StockCounted', data: { counted: found, quantity } }),
  );

  it('of what the books do not know of finds it', () =>
    when(count(4)).then({ type: 'StockCounted', data: { counted: 4, quantity: 4 } }));

  it('that finds units serves those who wait', () =>
    given(queued('a', 2)).when(count(2)).then('StockCounted', 'QueuedReservationPlaced'));

  it('that finds less than is promised names those whom it endangers', () =>
    given(received(5), placed('a', 3), placed('b', 2))
      .when(count(4))
      .then('StockCounted', {
        type: 'StockShortfallFound',
        data: { quantity: 1, endangeredOrderIds: ['b'] },
      }));

  it('is not undone by an older one', () =>
    given(received(5), counted(4, -1, TUESDAY))
      .when(count(9, { countedAt: MONDAY }))
      .thenRejected('older-than-known'));

  it('of the same moment counts again', () =>
    given(received(5), counted(4, -1, TUESDAY))
      .when(count(9))
      .then('StockCounted'));

  it('elsewhere may be older', () =>
    given(received(5), counted(4, -1, TUESDAY))
      .when(count(9, { countedAt: MONDAY, locationId: 'hamburg' }))
      .then('StockCounted'));

  it('under a known reference is a repeat, though units moved since', () =>
    given(received(5), counted(4, -1), sold(2))
      .when(count(4, { reference: 'c1', countedAt: MONDAY }))
      .thenIgnored());

  it('under a known reference that found something else is refused', () =>
    given(received(5), counted(4, -1))
      .when(count(3, { reference: 'c1', countedAt: MONDAY }))
      .thenRejected('reference-reused'));

  it('that is repeated when there is a newer one is a repeat still', () =>
    given(received(5), counted(4, -1), counted(3, -1, TUESDAY, 'c2'))
      .when(count(4, { reference: 'c1', countedAt: MONDAY }))
      .thenIgnored());

  it('of no time is of now, and its repeat is of then', () => {
    const { countedAt: _, ...data } = count(4).data;
    const command: CountStock = { type: 'CountStock', data };
    given(received(5))
      .when(command)
      .then({ type: 'StockCounted', data: { countedAt: NOW } });
    given(received(5), counted(4, -1, MONDAY, 'c2'))
      .when(command)
      .thenIgnored();
    given(received(5), counted(3, -1, MONDAY, 'c2'))
      .when(command)
      .thenRejected('reference-reused');
    given(received(5, 'berlin', 'c2'))
      .when(command)
      .thenRejected('reference-reused');
  });

  it('that finds fewer than are in quarantine takes the rest out of it', () =>
    given(received(5), quarantined(4))
      .when(count(3))
      .then('StockCounted', {
        type: 'StockQuarantined',
        data: { quantity: -1, reason: 'gone', reference: null },
      }));
});

describe('a level', () => {
  it('takes the place of what the books say', () =>
    given(received(5))
      .when(report(3))
      .then({ type: 'LevelReported', data: { level: 3, quantity: -2 } }));

  it('of nothing new is told all the same: it is news that it is still so', () =>
    given(reported(3, 3))
      .when(report(3))
      .then({ type: 'LevelReported', data: { level: 3, quantity: 0 } }));

  it('never goes backwards in time', () =>
    given(reported(3, 3, TUESDAY))
      .when(report(9, { reportedAt: MONDAY }))
      .thenRejected('older-than-known'));

  it('of the same moment is told', () =>
    given(reported(3, 3, TUESDAY))
      .when(report(9))
      .then('LevelReported'));

  it('under a known reference is a repeat, however old it is by now', () =>
    given(reported(3, 3), reported(9, 6, WEDNESDAY, 'l3'))
      .when(report(3, { reference: 'l1', reportedAt: MONDAY }))
      .thenIgnored());

  it('under a known reference that says something else is refused', () =>
    given(reported(3, 3))
      .when(report(4, { reference: 'l1', reportedAt: MONDAY }))
      .thenRejected('reference-reused'));

  it('that rises serves those who wait', () =>
    given(queued('a', 2)).when(report(2)).then('LevelReported', 'QueuedReservationPlaced'));

  it('below what is promised names those whom it endangers', () =>
    given(reported(5, 5), placed('a', 5))
      .when(report(4))
      .then('LevelReported', { type: 'StockShortfallFound', data: { endangeredOrderIds: ['a'] } }));
});

describe('a sale over the counter', () => {
  it('takes the units off the books', () =>
    given(received(5))
      .when(sell(5))
      .then({ type: 'StockSold', data: { quantity: 5, soldAt: MONDAY } }));

  it('of more than the books know of finds them first: they were there', () =>
    given(received(3))
      .when(sell(5))
      .then(
        { type: 'StockAdjusted', data: { quantity: 2, reason: 'found', reference: 'sale:s1' } },
        { type: 'StockSold', data: { quantity: 5 } },
      ));

  it('of what is promised names those whom it endangers', () =>
    given(received(5), placed('a', 3), placed('b', 2))
      .when(sell(1))
      .then('StockSold', { type: 'StockShortfallFound', data: { quantity: 1, endangeredOrderIds: ['b'] } }));

  it('of what lies ready for a shipment names its order', () =>
    given(received(2), placed('a', 2), allocated('a', 2))
      .when(sell(1))
      .then('StockSold', { type: 'StockShortfallFound', data: { quantity: 1, endangeredOrderIds: ['a'] } }));

  it('under a known reference is a repeat', () => given(received(5), sold(2)).when(sell(2)).thenIgnored());

  it('under a known reference of something else is refused', () =>
    given(received(5), sold(2)).when(sell(3)).thenRejected('reference-reused'));

  it('of no time is of now, and its repeat is of then', () => {
    const { soldAt: _, ...data } = sell(2).data;
    const command: SellStock = { type: 'SellStock', data };
    given(received(5))
      .when(command)
      .then({ type: 'StockSold', data: { soldAt: NOW } });
    given(received(5), sold(2)).when(command).thenIgnored();
    given(received(5), sold(3)).when(command).thenRejected('reference-reused');
  });
});

describe('a quarantine', () => {
  it('may have all that is on hand, and no more', () => {
    given(received(5)).when(quarantine(5)).then('StockQuarantined');
    given(received(5)).when(quarantine(6)).thenRejected('quarantined-above-on-hand');
    given(received(5), quarantined(2, 'q0')).when(quarantine(4)).thenRejected('quarantined-above-on-hand');
  });

  it('lets out what is in it, and no more', () => {
    given(received(5), quarantined(2, 'q0')).when(quarantine(-2)).then('StockQuarantined');
    given(received(5), quarantined(2, 'q0')).when(quarantine(-3)).thenRejected('quarantined-below-zero');
  });

  it('keeps its units from those who come', () =>
    given(received(5), quarantined(2))
      .when({ type: 'ReserveItem', data: { sku: 'TEA', orderId: 'a', attempt: 1, quantity: 4 } })
      .then({ type: 'ReservationQueued', data: { availableNow: 3 } }));

  it('that lets units out serves those who wait', () =>
    given(received(5), quarantined(5, 'q0'), queued('a', 2))
      .when(quarantine(-2, { reason: 'cleared' }))
      .then('StockQuarantined', 'QueuedReservationPlaced'));

  it('of what is promised names those whom it endangers', () =>
    given(received(5), placed('a', 4))
      .when(quarantine(2))
      .then('StockQuarantined', { type: 'StockShortfallFound', data: { quantity: 1 } }));

  it('under a known reference is a repeat, and of something else is refused', () => {
    given(received(5), quarantined(2)).when(quarantine(2)).thenIgnored();
    given(received(5), quarantined(2))
      .when(quarantine(2, { reason: 'recall' }))
      .thenRejected('reference-reused');
  });
});

describe('what is on its way', () => {
  const promisedFor = (promisedAt: string | null, orderId = 'a') => ({
    type: 'QueuePromiseMoved',
    data: { orderId, promisedAt },
  });

  it('dates the promises of those who wait for it', () =>
    given(queued('a', 3), queued('b', 3)).when(announce(5)).then('IncomingAnnounced', promisedFor(TUESDAY)));

  it('moves their dates when it is late, and withdraws them when it does not come', () => {
    const promised: StockEvent = {
      type: 'QueuePromiseMoved',
      data: { ...TEA, orderId: 'a', attempt: 1, promisedAt: TUESDAY },
    };
    const before = given(queued('a', 3), announced(5), promised);
    before.when(announce(5, { expectedAt: WEDNESDAY })).then('IncomingAnnounced', promisedFor(WEDNESDAY));
    before.when(announce(2)).then('IncomingAnnounced', promisedFor(null));
    before.when(announce(0)).then('IncomingAnnounced', promisedFor(null));
  });

  it('is told once', () => {
    given(announced(5)).when(announce(5)).thenIgnored();
    given(announced(5)).when(announce(4)).then('IncomingAnnounced');
    given(announced(5))
      .when(announce(5, { locationId: 'hamburg' }))
      .then('IncomingAnnounced');
  });

  it('cannot be withdrawn where there is nothing', () => {
    when(announce(0)).thenIgnored();
    given(announced(5), announced(0)).when(announce(0)).thenIgnored();
  });

  it('is less by what arrived of it', () => {
    const arrived: StockEvent = {
      type: 'StockReceived',
      data: { ...TEA, locationId: 'berlin', quantity: 3, reference: 'r1', incomingId: 'PO-1' },
    };
    given(announced(5), arrived).when(announce(2)).thenIgnored();
    given(announced(3), arrived).when(announce(0)).thenIgnored();
  });

  it(`is ${INCOMING_MAX} purchase orders and transfers at most`, () => {
    const most = Array.from({ length: INCOMING_MAX }, (_, index) => announced(1, `PO-${index}`));
    given(...most)
      .when(announce(1, { incomingId: 'one more' }))
      .thenRejected('too-much-incoming');
    given(...most)
      .when(announce(2))
      .then('IncomingAnnounced');
    given(received(5), ...most)
      .when(ship(1))
      .thenRejected('too-much-incoming');
  });

  it('is no purchase order where it is a transfer', () =>
    given(received(5), shipped(2))
      .when(announce(9, { incomingId: 'T-1', locationId: 'hamburg' }))
      .thenRejected('is-a-transfer'));
});

describe('a transfer', () => {
  it('takes all there is, and no more', () => {
    given(received(5)).when(ship(5)).then('TransferShipped');
    given(received(5)).when(ship(6)).thenRejected('on-hand-below-zero');
    given(received(5, 'hamburg')).when(ship(1)).thenRejected('on-hand-below-zero');
  });

  it('goes elsewhere', () =>
    given(received(5))
      .when(ship(1, { toLocationId: 'berlin' }))
      .thenRejected('same-location'));

  it('names those whom it endangers', () =>
    given(received(5), placed('a', 4))
      .when(ship(2))
      .then('TransferShipped', {
        type: 'StockShortfallFound',
        data: { quantity: 1, endangeredOrderIds: ['a'] },
      }));

  it('dates the promises of those who wait for it where it goes', () => {
    const data = { ...TEA, orderId: 'a', attempt: 1, quantity: 2, availableNow: 0, sources: ['hamburg'] };
    given(received(5), { type: 'ReservationQueued', data })
      .when(ship(2))
      .then('TransferShipped', { type: 'QueuePromiseMoved', data: { orderId: 'a', promisedAt: TUESDAY } });
  });

  it('under a known id is a repeat, and of something else is refused', () => {
    given(received(5), shipped(2)).when(ship(2)).thenIgnored();
    given(received(5), shipped(2)).when(ship(3)).thenRejected('reference-reused');
    given(received(5, 'berlin', 'T-1'))
      .when(ship(2))
      .thenRejected('reference-reused');
  });
});

describe('a pool', () => {
  const reserve = (channelId: string | undefined, quantity: number) => ({
    type: 'ReserveItem' as const,
    data: { sku: 'TEA', orderId: 'a', attempt: 1, quantity, ...(channelId && { channelId }) },
  });

  it('keeps its units from all other channels', () => {
    given(received(5), pooled(3)).when(reserve('till', 2)).then('ReservationPlaced');
    given(received(5), pooled(3)).when(reserve('till', 3)).then('ReservationQueued');
    given(received(5), pooled(3)).when(reserve(undefined, 3)).then('ReservationQueued');
  });

  it("is used up by its own channel's orders", () =>
    given(received(5), pooled(3))
      .when(reserve('web', 4))
      .then({ type: 'ReservationPlaced', data: { quantity: 4, fromPool: 3 } }));

  it('that is given back serves those who wait', () =>
    given(received(5), pooled(5), queued('a', 2)).when(pool(0)).then('PoolSet', 'QueuedReservationPlaced'));

  it('of the same size is nothing new', () => {
    given(pooled(3)).when(pool(3)).thenIgnored();
    given(pooled(3)).when(pool(2)).then('PoolSet');
    given(pooled(3)).when(pool(3, 'till')).then('PoolSet');
    when(pool(0)).thenIgnored();
  });
});
