import { scenario } from '@throughline/testing';
import { stockDecider } from './stock.decider.js';
import type { StockCommand } from './stock.commands.js';
import {
  adjusted,
  allocated,
  foundShort,
  issued,
  placed,
  queued,
  received,
  returned,
  shorted,
} from './stock-facts.js';

const { given } = scenario(stockDecider);

const allocate = (
  orderId: string,
  quantity: number,
  { shipmentId = '1', locationId = 'berlin', routing = 1, attempt = 1 } = {},
): StockCommand => ({
  type: 'AllocateItem',
  data: { sku: 'TEA', orderId, attempt, routing, shipmentId, locationId, quantity },
});

const short = (orderId: string, missing: number, remaining: number): StockCommand => ({
  type: 'ShortAllocation',
  data: { sku: 'TEA', orderId, shipmentId: '1', short: missing, remaining },
});

const issue = (orderId: string, quantity: number, shipmentId = '1'): StockCommand => ({
  type: 'IssueAllocation',
  data: { sku: 'TEA', orderId, shipmentId, quantity },
});

const giveBack = (orderId: string): StockCommand => ({
  type: 'ReturnAllocation',
  data: { sku: 'TEA', orderId, shipmentId: '1' },
});

describe('allocating at a location', () => {
  it('takes the last unit that lies there', () =>
    given(received(5), placed('a', 2), placed('b', 3), allocated('b', 3))
      .when(allocate('a', 2))
      .then({
        type: 'ReservationAllocated',
        data: { orderId: 'a', quantity: 2, routing: 1, shipmentId: '1' },
      }));

  it('finds a location short that lacks one unit, whatever lies elsewhere', () =>
    given(received(4), received(9, 'hamburg', 'r2'), placed('a', 5))
      .when(allocate('a', 5))
      .then({ type: 'LocationFoundShort', data: { orderId: 'a', quantity: 5, freeThere: 4, routing: 1 } }));

  it('finds a location short where others have it all', () =>
    given(received(4), received(4, 'hamburg', 'r2'), placed('b', 4), placed('a', 4), allocated('b', 4))
      .when(allocate('a', 4))
      .then({ type: 'LocationFoundShort', data: { freeThere: 0 } }));

  it('happens once for a shipment, however often it is asked', () =>
    given(received(5), placed('a', 4), allocated('a', 2)).when(allocate('a', 2)).thenIgnored());

  it('gives nothing to an order that has nothing reserved', () =>
    given(received(5)).when(allocate('a', 1)).thenRejected('not-reserved'));

  it('gives nothing beyond what is reserved', () =>
    given(received(5), placed('a', 2)).when(allocate('a', 3)).thenRejected('not-reserved'));

  it('gives nothing of another attempt', () =>
    given(received(5), placed('a', 2, 2))
      .when(allocate('a', 2))
      .thenRejected('not-reserved'));

  it('finds the same location short again for the same routing decision, whatever came in since', () =>
    given(received(5), placed('a', 3), foundShort('a', 3))
      .when(allocate('a', 3))
      .thenRejected('location-short'));

  it.each([
    ['found another location short', [foundShort('a', 3, '2', 1, 'hamburg')]],
    ['was returned', [allocated('a', 1), returned('a', 1)]],
    ['left the house', [allocated('a', 1), issued('a', 1)]],
    ['was short at the shelf', [allocated('a', 1), shorted('a', 1, false)]],
  ])('is over for a routing decision once a part of it %s', (_, facts) =>
    given(received(5), placed('a', 3), ...facts)
      .when(allocate('a', 1))
      .thenRejected('routing-closed'),
  );

  it('knows every location that the decision found short', () => {
    const both = [foundShort('a', 2, '2', 1, 'hamburg'), foundShort('a', 1)];
    given(received(5), placed('a', 3), ...both)
      .when(allocate('a', 1))
      .thenRejected('location-short');
    given(received(5), placed('a', 3), ...both)
      .when(allocate('a', 2, { shipmentId: '2', locationId: 'hamburg' }))
      .thenRejected('location-short');
  });

  it('goes on with the next routing decision', () =>
    given(received(5), placed('a', 3), foundShort('a', 3))
      .when(allocate('a', 3, { routing: 2, shipmentId: '2' }))
      .then('ReservationAllocated'));
});

describe('returning an allocation', () => {
  it('reserves its units again', () =>
    given(received(5), placed('a', 3), allocated('a', 3))
      .when(giveBack('a'))
      .then({ type: 'AllocationReturned', data: { orderId: 'a', quantity: 3, locationId: 'berlin' } }));

  it('happens once', () =>
    given(received(5), placed('a', 3), allocated('a', 3), returned('a', 3))
      .when(giveBack('a'))
      .thenIgnored());

  it('leaves the units to the order, not to the next one', () =>
    given(received(5), placed('a', 3), allocated('a', 3), returned('a', 3))
      .when({ type: 'ReserveItem', data: { sku: 'TEA', orderId: 'b', attempt: 1, quantity: 3 } })
      .then('ReservationQueued'));
});

describe('a short pick', () => {
  it('takes the missing units off the books and reserves others for the order', () =>
    given(received(5), received(5, 'hamburg', 'r2'), placed('a', 5), allocated('a', 5))
      .when(short('a', 2, 3))
      .then({ type: 'AllocationShorted', data: { quantity: 2, isQueued: false, locationId: 'berlin' } }));

  it('lets the order wait where nothing is free any more', () =>
    given(received(5), placed('a', 5), allocated('a', 5))
      .when(short('a', 2, 3))
      .then({ type: 'AllocationShorted', data: { quantity: 2, isQueued: true } }));

  it('goes ahead of orders that came later, though they waited before it', () =>
    given(received(5), placed('a', 5), allocated('a', 5), queued('b', 1), shorted('a', 2, true))
      .when({
        type: 'ReceiveStock',
        data: { sku: 'TEA', locationId: 'berlin', quantity: 2, reference: 'r2' },
      })
      .then('StockReceived', { type: 'QueuedReservationPlaced', data: { orderId: 'a', quantity: 2 } }));

  it('stays behind an order that came earlier and was short too', () =>
    given(
      received(4),
      placed('a', 2),
      placed('b', 2),
      allocated('a', 2),
      allocated('b', 2),
      shorted('b', 1, true),
      shorted('a', 1, true),
    )
      .when({
        type: 'ReceiveStock',
        data: { sku: 'TEA', locationId: 'berlin', quantity: 1, reference: 'r2' },
      })
      .then('StockReceived', { type: 'QueuedReservationPlaced', data: { orderId: 'a' } }));

  it('is taken off once, however often it is told', () =>
    given(received(5), placed('a', 5), allocated('a', 5), shorted('a', 2, true))
      .when(short('a', 2, 3))
      .thenIgnored());

  it('is nothing to a shipment that has nothing allocated', () =>
    given(received(5), placed('a', 5))
      .when(short('a', 2, 3))
      .thenIgnored());

  it('is not counted twice where a count has found it already', () =>
    given(received(5), placed('a', 5), allocated('a', 5), adjusted(-2))
      .when(short('a', 3, 2))
      .then(
        { type: 'StockAdjusted', data: { quantity: 2, reason: 'correction', locationId: 'berlin' } },
        { type: 'AllocationShorted', data: { quantity: 3, isQueued: true } },
      ));
});

describe('goods issue', () => {
  it('takes what left off the location and off the order', () =>
    given(received(5), placed('a', 3), allocated('a', 3))
      .when(issue('a', 3))
      .then({ type: 'AllocationIssued', data: { orderId: 'a', quantity: 3, locationId: 'berlin' } }));

  it('happens once', () =>
    given(received(5), placed('a', 3), allocated('a', 3), issued('a', 3)).when(issue('a', 3)).thenIgnored());

  it('reserves again what was allocated and did not leave, because the order still wants it', () =>
    given(received(5), placed('a', 3), allocated('a', 3))
      .when(issue('a', 2))
      .then(
        { type: 'AllocationIssued', data: { quantity: 2 } },
        { type: 'AllocationReturned', data: { quantity: 1 } },
      ));

  it('of nothing at all only reserves again', () =>
    given(received(5), placed('a', 3), allocated('a', 3))
      .when(issue('a', 0))
      .then({ type: 'AllocationReturned', data: { quantity: 3 } }));

  it('of more than was allocated takes the rest out of what the order has reserved', () =>
    given(received(5), placed('a', 4), allocated('a', 3))
      .when(issue('a', 4))
      .then(
        { type: 'ReservationAllocated', data: { quantity: 1 } },
        { type: 'AllocationIssued', data: { quantity: 4 } },
      ));

  it('of more than the order ever had takes the rest out of the stock', () =>
    given(received(5), placed('a', 3), allocated('a', 3))
      .when(issue('a', 4))
      .then(
        { type: 'AllocationIssued', data: { quantity: 3 } },
        { type: 'StockAdjusted', data: { quantity: -1, reason: 'other' } },
      ));

  it('of more than the books have finds the missing units first, so that on hand is never below zero', () =>
    given(received(5), placed('a', 3), allocated('a', 3), adjusted(-3))
      .when(issue('a', 3))
      .then(
        { type: 'StockAdjusted', data: { quantity: 1, reason: 'found' } },
        { type: 'AllocationIssued', data: { quantity: 3 } },
      ));
});
