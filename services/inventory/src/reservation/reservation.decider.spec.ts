import { facts, scenario } from '@throughline/testing';
import { reservationDecider, type ConfirmBackorder, type ConfirmReservation } from './reservation.decider.js';

const { given, when } = scenario(reservationDecider);

const { placed, line, reserved, backordered, covered, routed, allocated, released, shipped } = facts;

const EXPIRES_AT = '2026-01-06T10:00:00.000Z';
const ONE_TEA = [{ sku: 'TEA', quantity: 1 }];
const order = placed([line(), line({ lineId: '2', sku: 'CUP', quantity: 2 })]);
const ITEMS = [
  { sku: 'CUP', quantity: 2 },
  { sku: 'TEA', quantity: 1 },
];
const expired = { type: 'ReservationExpired', data: { attempt: 1 } } as const;
const retried = {
  type: 'ExceptionResolved',
  data: { step: 'reservation-expired:1', resolution: 'retry', reason: 'paid' },
} as const;
const shortPicked = {
  type: 'ShipmentShortPicked',
  data: { shipmentId: '1', at: EXPIRES_AT, lines: [], short: [{ lineId: '1', sku: 'TEA', quantity: 1 }] },
} as const;
const shipment = {
  shipmentId: '1',
  lines: [
    { lineId: '1', sku: 'TEA', quantity: 1 },
    { lineId: '2', sku: 'CUP', quantity: 2 },
  ],
};
const inWarehouse = [order, reserved(), ...covered(3000), routed([shipment]), allocated(), released('1')];

const reserve = (attempt = 1, items: ConfirmReservation['data']['items'] = ITEMS): ConfirmReservation => ({
  type: 'ConfirmReservation',
  data: { attempt, items, backordered: [], expiresAt: EXPIRES_AT },
});

const wait = (sku: string, waitedFor: string | null, attempt = 1): ConfirmBackorder => ({
  type: 'ConfirmBackorder',
  data: {
    attempt,
    waitingFor: { sku, quantity: 1 },
    availableNow: 0,
    promisedAt: null,
    refuseAt: null,
    waitedFor: waitedFor === null ? null : { sku: waitedFor, quantity: 1 },
  },
});

const release = (attempt: number) => ({ type: 'ConfirmRelease', data: { attempt } }) as const;
const expire = (at: string) => ({ type: 'ExpireReservation', data: { at } }) as const;

describe('confirming a reservation', () => {
  it('is the commit point of the attempt', () =>
    given(order)
      .when(reserve())
      .then({ type: 'StockReserved', data: { attempt: 1, items: ITEMS, expiresAt: EXPIRES_AT } }));

  it('ends a wait', () => given(order, backordered('CUP', 2)).when(reserve()).then('StockReserved'));

  it('happens once', () => given(order, reserved()).when(reserve()).thenIgnored());

  it('needs an order', () => when(reserve()).thenRejected('order-not-found'));

  it('is refused after a cancellation', () =>
    given(order, facts.cancelled()).when(reserve()).thenRejected('attempt-ended'));

  it('is refused to an attempt that expired', () =>
    given(order, reserved(), expired).when(reserve()).thenRejected('attempt-ended'));

  it('is refused to the attempt before the current one', () =>
    given(order, reserved(), expired, retried).when(reserve(1)).thenRejected('attempt-ended'));

  it('is taken for the attempt that a person asked for', () =>
    given(order, reserved(), expired, retried)
      .when(reserve(2))
      .then({ type: 'StockReserved', data: { attempt: 2 } }));

  it.each([
    ['another quantity', [{ sku: 'CUP', quantity: 1 }, ...ONE_TEA]],
    ['less', ONE_TEA],
    [
      'another item',
      [
        { sku: 'CUP', quantity: 2 },
        { sku: 'TEE', quantity: 1 },
      ],
    ],
  ])('of %s than is wanted by now is refused', (_, items) =>
    given(order).when(reserve(1, items)).thenRejected('needs-changed'),
  );

  it('waits for the answer to a short pick, which changes what is wanted', () =>
    given(...inWarehouse, backordered('CUP', 2), shortPicked)
      .when(reserve(1, ONE_TEA))
      .thenRejected('needs-changed'));

  it('after a short pick is about the units that no shipment carries', () =>
    given(...inWarehouse, shortPicked, refusedAtShelf())
      .when(reserve(1, ONE_TEA))
      .then({ type: 'StockReserved', data: { items: ONE_TEA } }));
});

describe('confirming that an order waits', () => {
  it('says for what', () =>
    given(order)
      .when(wait('CUP', null))
      .then({
        type: 'StockBackordered',
        data: { attempt: 1, waitingFor: { sku: 'CUP', quantity: 1 }, availableNow: 0 },
      }));

  it('happens once for an item', () =>
    given(order, backordered('CUP')).when(wait('CUP', 'CUP')).thenIgnored());

  it('moves on to the next item', () =>
    given(order, backordered('CUP')).when(wait('TEA', 'CUP')).then('StockBackordered'));

  it('is refused when the order waits for another item by now', () =>
    given(order, backordered('TEA')).when(wait('CUP', null)).thenRejected('needs-changed'));

  it('comes too late for an order that is reserved', () =>
    given(order, reserved()).when(wait('CUP', null)).thenIgnored());

  it('is refused after a cancellation', () =>
    given(order, facts.cancelled()).when(wait('CUP', null)).thenRejected('attempt-ended'));

  it('needs an order', () => when(wait('CUP', null)).thenRejected('order-not-found'));
});

describe('confirming a release', () => {
  it('of an ended attempt is recorded', () =>
    given(order, reserved(), facts.cancelled())
      .when(release(1))
      .then({ type: 'StockReleased', data: { attempt: 1 } }));

  it('of an attempt that a retry followed is recorded', () =>
    given(order, reserved(), expired, retried).when(release(1)).then('StockReleased'));

  it('happens once', () =>
    given(order, facts.cancelled(), { type: 'StockReleased', data: { attempt: 1 } })
      .when(release(1))
      .thenIgnored());

  it('of an attempt that goes on is refused', () =>
    given(order, reserved()).when(release(1)).thenRejected('attempt-not-ended'));

  it('needs an order', () => when(release(1)).thenRejected('order-not-found'));
});

describe('the end of a reservation that nobody covered', () => {
  const due = expire(EXPIRES_AT);

  it('comes when its time is up', () =>
    given(order, reserved())
      .when(due)
      .then({ type: 'ReservationExpired', data: { attempt: 1 } }));

  it('comes during a review too', () =>
    given(order, reserved(), facts.screened('review')).when(due).then('ReservationExpired'));

  it('comes after a declined payment', () =>
    given(order, reserved(), facts.screened(), facts.authorizationRequested(3000), facts.declined())
      .when(due)
      .then('ReservationExpired'));

  it('does not come a millisecond early', () =>
    given(order, reserved()).when(expire('2026-01-06T09:59:59.999Z')).thenRejected('not-due'));

  it('waits for an authorization that has no answer yet', () =>
    given(order, reserved(), facts.screened(), facts.authorizationRequested(3000))
      .when(due)
      .thenRejected('authorization-open'));

  it('does not come to an order that is covered', () =>
    given(order, reserved(), ...covered(3000))
      .when(due)
      .thenRejected('order-covered'));

  it('does not come to an order that is held, which keeps its reservation', () =>
    given(order, reserved(), facts.held()).when(due).thenRejected('order-held'));

  it.each([
    ['is not reserved', [order]],
    ['waits for stock', [order, backordered()]],
    ['has expired', [order, reserved(), expired]],
    ['was cancelled', [order, reserved(), facts.cancelled()]],
  ])('is nothing to an order that %s', (_, history) =>
    given(...history)
      .when(due)
      .thenIgnored(),
  );

  it('needs an order', () => when(due).thenRejected('order-not-found'));
});

it('a shipped unit is not wanted again', () =>
  given(
    ...inWarehouse,
    shortPicked,
    refusedAtShelf(),
    shipped('1', [{ lineId: '2', sku: 'CUP', quantity: 2 }]),
  )
    .when(reserve(1, ONE_TEA))
    .then('StockReserved'));

function refusedAtShelf() {
  return {
    type: 'AllocationRefused' as const,
    data: {
      routing: 1,
      shipmentId: '1',
      refused: [{ locationId: 'berlin', sku: 'TEA', quantity: 1 }],
      queued: ONE_TEA,
    },
  };
}
