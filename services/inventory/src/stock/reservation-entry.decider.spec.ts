import { scenario } from '@throughline/testing';
import { SERVED_PER_APPEND_MAX } from './queue.js';
import { stockDecider } from './stock.decider.js';
import { allocated, placed, queued, received, served } from './stock-facts.js';
import type { StockCommand } from './stock.commands.js';

const { given } = scenario(stockDecider);

const reserve = (orderId: string, quantity: number, attempt = 1): StockCommand => ({
  type: 'ReserveItem',
  data: { sku: 'TEA', orderId, attempt, quantity },
});

const release = (orderId: string, attempt = 1): StockCommand => ({
  type: 'ReleaseItem',
  data: { sku: 'TEA', orderId, attempt },
});

describe('reserving an item for an order', () => {
  it('takes the last unit', () =>
    given(received(5), placed('a', 3))
      .when(reserve('b', 2))
      .then({ type: 'ReservationPlaced', data: { orderId: 'b', attempt: 1, quantity: 2, item: 'TEA' } }));

  it('waits in the queue for one unit too many, and says what there was', () =>
    given(received(5), placed('a', 3))
      .when(reserve('b', 3))
      .then({ type: 'ReservationQueued', data: { orderId: 'b', quantity: 3, availableNow: 2 } }));

  it('counts the stock of all locations together', () =>
    given(received(2), received(3, 'hamburg', 'r2'))
      .when(reserve('a', 5))
      .then('ReservationPlaced'));

  it('does not count what lies ready for another order', () =>
    given(received(5), placed('a', 3), allocated('a', 3)).when(reserve('b', 3)).then('ReservationQueued'));

  it('never passes the queue, however little is wanted', () =>
    given(received(5), queued('a', 6))
      .when(reserve('b', 1))
      .then({ type: 'ReservationQueued', data: { availableNow: 5 } }));

  it('finds its own entry when it is asked again', () =>
    given(received(5), placed('a', 3)).when(reserve('a', 3)).thenIgnored());

  it('finds its own entry when it is allocated by now', () =>
    given(received(5), placed('a', 3), allocated('a', 3)).when(reserve('a', 3)).thenIgnored());

  it('finds its own place in the queue', () =>
    given(received(5), queued('a', 6)).when(reserve('a', 6)).thenIgnored());

  it('serves a queue that could be served, so that nobody waits for the next movement', () =>
    given(queued('a', 2), queued('b', 1), received(5))
      .when(reserve('b', 1))
      .then(
        { type: 'QueuedReservationPlaced', data: { orderId: 'a' } },
        { type: 'QueuedReservationPlaced', data: { orderId: 'b' } },
      ));

  it('of a new attempt first gives back what the attempt before it had', () =>
    given(received(5), placed('a', 5))
      .when(reserve('a', 4, 2))
      .then(
        { type: 'ReservationReleased', data: { orderId: 'a', attempt: 1 } },
        { type: 'ReservationPlaced', data: { orderId: 'a', attempt: 2, quantity: 4 } },
      ));

  it('of a new attempt stands behind those who waited while the last one lasted', () =>
    given(received(5), placed('a', 5), queued('b', 3))
      .when(reserve('a', 5, 2))
      .then(
        'ReservationReleased',
        { type: 'ReservationQueued', data: { orderId: 'a', attempt: 2 } },
        { type: 'QueuedReservationPlaced', data: { orderId: 'b' } },
      ));

  it('is refused to an attempt that a later one has followed', () =>
    given(received(5), placed('a', 5, 2))
      .when(reserve('a', 5, 1))
      .thenRejected('attempt-ended'));
});

describe('releasing what an order has in an item', () => {
  it('gives back reserved, allocated and queued units in one fact', () =>
    given(received(5), placed('a', 5), allocated('a', 2), allocated('a', 1, '2', 'hamburg'))
      .when(release('a'))
      .then({
        type: 'ReservationReleased',
        data: {
          orderId: 'a',
          attempt: 1,
          allocated: [
            { locationId: 'berlin', quantity: 2 },
            { locationId: 'hamburg', quantity: 1 },
          ],
        },
      }));

  it('serves the queue strictly in order, up to the first that does not fit', () =>
    given(received(5), placed('a', 5), queued('b', 2), queued('c', 4), queued('d', 1))
      .when(release('a'))
      .then('ReservationReleased', { type: 'QueuedReservationPlaced', data: { orderId: 'b', quantity: 2 } }));

  it('of an order that only waits lets those behind it move up', () =>
    given(received(5), queued('a', 6), queued('b', 5))
      .when(release('a'))
      .then('ReservationReleased', { type: 'QueuedReservationPlaced', data: { orderId: 'b' } }));

  it('does nothing when it is asked again', () =>
    given(received(5), placed('a', 5), releasedFact('a')).when(release('a')).thenIgnored());

  it('leaves a later attempt alone', () =>
    given(received(5), placed('a', 5, 2))
      .when(release('a', 1))
      .thenIgnored());

  it('reaches attempts before the one that ended', () =>
    given(received(5), placed('a', 5, 1))
      .when(release('a', 3))
      .then({ type: 'ReservationReleased', data: { attempt: 1 } }));

  it('lets the next order have the units', () =>
    given(received(5), placed('a', 5), allocated('a', 5), releasedFact('a', 5))
      .when(reserve('b', 5))
      .then('ReservationPlaced'));
});

describe('a queue longer than one append', () => {
  const waiting = Array.from({ length: SERVED_PER_APPEND_MAX + 1 }, (_, index) => queued(`o${index}`, 1));

  it(`is served ${SERVED_PER_APPEND_MAX} at a time`, () => {
    const { decision } = given(...waiting).when({
      type: 'ReceiveStock',
      data: { sku: 'TEA', locationId: 'berlin', quantity: 1000, reference: 'r1' },
    });
    expect(decision).toMatchObject({ outcome: 'accept' });
    expect(decision.outcome === 'accept' && decision.events).toHaveLength(1 + SERVED_PER_APPEND_MAX);
  });

  it('goes on with the rest when asked', () =>
    given(
      ...waiting,
      received(1000),
      ...waiting.slice(0, SERVED_PER_APPEND_MAX).map((_, index) => served(`o${index}`, 1)),
    )
      .when({ type: 'ServeQueue', data: { sku: 'TEA' } })
      .then({ type: 'QueuedReservationPlaced', data: { orderId: `o${SERVED_PER_APPEND_MAX}` } }));

  it('has nothing to serve when nobody fits', () =>
    given(received(1), queued('a', 2))
      .when({ type: 'ServeQueue', data: { sku: 'TEA' } })
      .thenIgnored());
});

function releasedFact(orderId: string, quantity?: number) {
  const locations = quantity === undefined ? [] : [{ locationId: 'berlin', quantity }];
  return {
    type: 'ReservationReleased' as const,
    data: { item: 'TEA', sku: 'TEA', orderId, attempt: 1, allocated: locations },
  };
}
