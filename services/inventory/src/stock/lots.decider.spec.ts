import type { Lot, LotTracking, StockEvent } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { factOf } from './fact-of.js';
import { placed, queued, received } from './stock-facts.js';
import type { AllocateItem, ReceiveStock, StockCommand } from './stock.commands.js';
import { stockDeciderUnder } from './stock.decider.js';
import { openRules } from './supply-rules.js';

const TODAY = '2026-01-31T23:59:59.999Z';

const of = (lotTracking: LotTracking, at = TODAY) =>
  scenario(stockDeciderUnder({ ...openRules(at), lotTracking }));

const TEA = factOf('TEA');

const receive = (lot: Lot | undefined, change: Partial<ReceiveStock['data']> = {}): ReceiveStock => ({
  type: 'ReceiveStock',
  data: { sku: 'TEA', locationId: 'berlin', quantity: 1, reference: 'new', ...(lot && { lot }), ...change },
});
const lotReceived = (lotId: string, quantity: number, expiresOn: string | null, locationId = 'berlin') =>
  ({
    type: 'StockReceived',
    data: { ...TEA, locationId, quantity, reference: `${lotId} at ${locationId}`, lot: { lotId, expiresOn } },
  }) satisfies StockEvent;

const allocate = (quantity: number, change: Partial<AllocateItem['data']> = {}): AllocateItem => ({
  type: 'AllocateItem',
  data: {
    ...{ sku: 'TEA', orderId: 'a', attempt: 1, routing: 1, shipmentId: '1', locationId: 'berlin' },
    ...{ quantity, ...change },
  },
});
const reserve = (quantity: number): StockCommand => ({
  type: 'ReserveItem',
  data: { sku: 'TEA', orderId: 'b', attempt: 1, quantity },
});
const adjust = (quantity: number, lotId: string): StockCommand => ({
  type: 'AdjustStock',
  data: { sku: 'TEA', locationId: 'berlin', quantity, reason: 'damage', reference: 'a1', lotId },
});
const picked = (lots: Record<string, number>) => ({
  type: 'ReservationAllocated',
  data: { lots: Object.entries(lots).map(([lotId, quantity]) => ({ lotId, quantity })) },
});

describe('a product whose lots are tracked', () => {
  const { given, when } = of('lot');

  it('is received lot by lot', () => {
    when(receive({ lotId: 'A', expiresOn: '2026-06-30' })).then({
      type: 'StockReceived',
      data: { lot: { lotId: 'A', expiresOn: '2026-06-30' } },
    });
    when(receive(undefined)).thenRejected('lot-required');
  });

  it('has no more unfit for sale than came', () => {
    const lot = { lotId: 'A', expiresOn: null };
    when(receive(lot, { quantity: 3, quarantined: 3 })).then('StockReceived');
    when(receive(lot, { quantity: 3, quarantined: 4 })).thenRejected('quarantined-above-received');
  });

  it('is picked first expired, first out, and last of all what keeps', () =>
    given(
      lotReceived('keeps', 5, null),
      lotReceived('late', 5, '2026-06-30'),
      lotReceived('soon', 2, '2026-02-28'),
      placed('a', 8),
    )
      .when(allocate(8))
      .then(picked({ soon: 2, late: 5, keeps: 1 })));

  it('is not picked from lots that lie ready for others', () =>
    given(
      lotReceived('soon', 2, '2026-02-28'),
      lotReceived('late', 5, '2026-06-30'),
      placed('z', 2),
      {
        type: 'ReservationAllocated',
        data: {
          ...{ ...TEA, orderId: 'z', attempt: 1, routing: 1, shipmentId: '1', locationId: 'berlin' },
          ...{ quantity: 2, lots: [{ lotId: 'soon', quantity: 2 }] },
        },
      },
      placed('a', 2),
    )
      .when(allocate(2))
      .then(picked({ late: 2 })));

  it('is not picked from lots elsewhere', () =>
    given(
      lotReceived('there', 5, '2026-02-28', 'hamburg'),
      lotReceived('here', 5, '2026-06-30'),
      placed('a', 2),
    )
      .when(allocate(2))
      .then(picked({ here: 2 })));

  it('is sold on its last day, and not a day later', () => {
    const lots = [lotReceived('A', 2, '2026-01-31'), lotReceived('B', 1, '2026-06-30')];
    given(...lots)
      .when(reserve(3))
      .then('ReservationPlaced');
    const tomorrow = of('lot', '2026-02-01T00:00:00.000Z');
    tomorrow
      .given(...lots)
      .when(reserve(2))
      .then('ReservationQueued');
    tomorrow
      .given(...lots)
      .when(reserve(1))
      .then('ReservationPlaced');
  });

  it('is never picked past its last day, though it was promised before', () => {
    const before = of('lot', '2026-02-01T00:00:00.000Z').given(
      lotReceived('A', 2, '2026-01-31'),
      lotReceived('B', 1, '2026-06-30'),
      placed('a', 2),
    );
    before.when(allocate(1)).then(picked({ B: 1 }));
    before.when(allocate(2)).then({ type: 'LocationFoundShort', data: { freeThere: 1 } });
  });

  it('is adjusted by the lot, never below nothing', () => {
    const lots = [lotReceived('A', 2, null), lotReceived('B', 5, null)];
    given(...lots)
      .when(adjust(-2, 'A'))
      .then({ type: 'StockAdjusted', data: { quantity: -2, lotId: 'A' } });
    given(...lots)
      .when(adjust(-3, 'A'))
      .thenRejected('on-hand-below-zero');
    given(...lots)
      .when(adjust(1, 'C'))
      .thenRejected('unknown-lot');
    given(lotReceived('A', 2, null, 'hamburg'), received(5))
      .when(adjust(-1, 'A'))
      .thenRejected('unknown-lot');
  });

  it('loses what expires first where units are gone that nobody can name', () =>
    given(
      lotReceived('late', 5, '2026-06-30'),
      lotReceived('soon', 2, '2026-02-28'),
      {
        type: 'StockSold',
        data: { ...TEA, locationId: 'berlin', quantity: 3, soldAt: TODAY, reference: 's' },
      },
      placed('a', 4),
    )
      .when(allocate(4))
      .then(picked({ late: 4 })));

  it('has units that belong to no known lot, and they are picked last', () =>
    given(received(3), lotReceived('A', 2, '2026-06-30'), placed('a', 4))
      .when(allocate(4))
      .then(picked({ A: 2 })));

  it('gives its lots back when its routing is undone', () => {
    const [{ type, data }] = [
      {
        type: 'AllocationReturned' as const,
        data: { ...TEA, orderId: 'a', attempt: 1, quantity: 2, shipmentId: '1', locationId: 'berlin' },
      },
    ];
    const before: StockEvent[] = [
      lotReceived('soon', 2, '2026-02-28'),
      lotReceived('late', 5, '2026-06-30'),
      placed('a', 2),
      {
        type: 'ReservationAllocated',
        data: { ...data, routing: 1, lots: [{ lotId: 'soon', quantity: 2 }] },
      },
      { type, data },
    ];
    given(...before)
      .when(allocate(2, { routing: 2, shipmentId: '2' }))
      .then(picked({ soon: 2 }));
  });

  it('serves those who wait with a fresh lot, and not with one past its day', () => {
    given(queued('a', 1))
      .when(receive({ lotId: 'A', expiresOn: '2026-01-31' }))
      .then('StockReceived', 'QueuedReservationPlaced');
    given(queued('a', 1))
      .when(receive({ lotId: 'A', expiresOn: '2026-01-30' }))
      .then('StockReceived');
  });
});

describe('a product with serial numbers', () => {
  const { given, when } = of('serial');
  const unit = (lotId: string): Lot => ({ lotId, expiresOn: null });

  it('is received unit by unit', () => {
    when(receive(unit('S1'))).then('StockReceived');
    when(receive(unit('S1'), { quantity: 2 })).thenRejected('one-unit-per-serial');
    when(receive(undefined)).thenRejected('lot-required');
  });

  it('has every unit once, wherever it lies', () => {
    given(lotReceived('S1', 1, null))
      .when(receive(unit('S1')))
      .thenRejected('serial-on-hand');
    given(lotReceived('S1', 1, null, 'hamburg'))
      .when(receive(unit('S1')))
      .thenRejected('serial-on-hand');
    given(lotReceived('S1', 1, null))
      .when(receive(unit('S2')))
      .then('StockReceived');
  });

  it('takes a unit back that had left', () =>
    given(lotReceived('S1', 1, null), {
      type: 'StockSold',
      data: { ...TEA, locationId: 'berlin', quantity: 1, soldAt: TODAY, reference: 's' },
    })
      .when(receive(unit('S1')))
      .then('StockReceived'));

  it('says which units are picked', () =>
    given(lotReceived('S2', 1, null), lotReceived('S1', 1, null), placed('a', 1))
      .when(allocate(1))
      .then(picked({ S1: 1 })));

  it('is a repeat under a known reference before anything else', () =>
    given(lotReceived('S1', 1, null))
      .when(receive(unit('S1'), { reference: 'S1 at berlin' }))
      .thenIgnored());
});
