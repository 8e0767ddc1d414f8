import { scenario } from '@throughline/testing';
import { ENDANGERED_ORDERS_MAX } from './consequences.js';
import { stockDecider } from './stock.decider.js';
import type { AdjustStock, ReceiveStock } from './stock.commands.js';
import { adjusted, allocated, placed, queued, received } from './stock-facts.js';
import { REFERENCES_KEPT_MAX } from './stock-item.js';

const { given, when } = scenario(stockDecider);

const receive = (quantity: number, overrides: Partial<ReceiveStock['data']> = {}): ReceiveStock => ({
  type: 'ReceiveStock',
  data: { sku: 'TEA', locationId: 'berlin', quantity, reference: 'r1', ...overrides },
});

const adjust = (quantity: number, overrides: Partial<AdjustStock['data']> = {}): AdjustStock => ({
  type: 'AdjustStock',
  data: { sku: 'TEA', locationId: 'berlin', quantity, reason: 'count', reference: 'a1', ...overrides },
});

describe('a receipt', () => {
  it('is on hand at its location, with what it cost', () =>
    when(receive(5, { unitCostMinor: 320 })).then({
      type: 'StockReceived',
      data: {
        item: 'TEA',
        sku: 'TEA',
        locationId: 'berlin',
        quantity: 5,
        reference: 'r1',
        unitCostMinor: 320,
      },
    }));

  it('serves those who wait, in order, and stops at the first that does not fit', () =>
    given(queued('a', 2), queued('b', 4), queued('c', 1))
      .when(receive(5))
      .then('StockReceived', { type: 'QueuedReservationPlaced', data: { orderId: 'a', quantity: 2 } }));

  it('serves all who fit', () =>
    given(queued('a', 2), queued('b', 3))
      .when(receive(5))
      .then(
        'StockReceived',
        { type: 'QueuedReservationPlaced', data: { orderId: 'a' } },
        { type: 'QueuedReservationPlaced', data: { orderId: 'b' } },
      ));

  it('under a known reference is a repeat', () => given(received(5)).when(receive(5)).thenIgnored());

  it.each([
    ['quantity', { quantity: 6 }],
    ['location', { locationId: 'hamburg' }],
    ['cost', { unitCostMinor: 320 }],
  ])('under a known reference with another %s is refused', (_, change) =>
    given(received(5)).when(receive(5, change)).thenRejected('reference-reused'),
  );

  it('under the reference of an adjustment is refused', () =>
    given(adjusted(5, 'berlin', 'r1'))
      .when(receive(5))
      .thenRejected('reference-reused'));

  it(`is remembered for ${REFERENCES_KEPT_MAX} movements of the item`, () => {
    const later = Array.from({ length: REFERENCES_KEPT_MAX - 1 }, (_, index) =>
      received(1, 'berlin', `x${index}`),
    );
    given(received(5), ...later)
      .when(receive(5))
      .thenIgnored();
    given(received(5), ...later, received(1, 'berlin', 'one more'))
      .when(receive(5))
      .then('StockReceived');
  });
});

describe('an adjustment', () => {
  it('takes the last unit off the books', () =>
    given(received(5))
      .when(adjust(-5))
      .then({ type: 'StockAdjusted', data: { quantity: -5, reason: 'count' } }));

  it('never leaves less than nothing on hand', () =>
    given(received(5)).when(adjust(-6)).thenRejected('on-hand-below-zero'));

  it('of a location does not touch what lies elsewhere', () =>
    given(received(5), received(1, 'hamburg', 'r2'))
      .when(adjust(-2, { locationId: 'hamburg' }))
      .thenRejected('on-hand-below-zero'));

  it('under a known reference is a repeat', () =>
    given(received(5), adjusted(-1)).when(adjust(-1)).thenIgnored());

  it('under a known reference with another reason is refused', () =>
    given(received(5), adjusted(-1))
      .when(adjust(-1, { reason: 'theft' }))
      .thenRejected('reference-reused'));

  it('that finds units serves those who wait', () =>
    given(queued('a', 2))
      .when(adjust(2, { reason: 'found' }))
      .then('StockAdjusted', 'QueuedReservationPlaced'));

  it('down to what is promised endangers nobody', () =>
    given(received(5), placed('a', 3)).when(adjust(-2)).then('StockAdjusted'));
});

describe('a shortfall', () => {
  it('names the newest orders that the missing units endanger', () =>
    given(received(6), placed('a', 2), placed('b', 2), placed('c', 2))
      .when(adjust(-3))
      .then('StockAdjusted', {
        type: 'StockShortfallFound',
        data: { quantity: 3, endangeredOrderIds: ['c', 'b'] },
      }));

  it('counts orders whose goods are allocated', () =>
    given(received(4), placed('a', 2), placed('b', 2), allocated('b', 2))
      .when(adjust(-1))
      .then('StockAdjusted', {
        type: 'StockShortfallFound',
        data: { quantity: 1, endangeredOrderIds: ['b'] },
      }));

  it('at a location is found though the network has enough', () =>
    given(received(2), received(9, 'hamburg', 'r2'), placed('a', 2), placed('b', 2), allocated('a', 2))
      .when(adjust(-1))
      .then('StockAdjusted', {
        type: 'StockShortfallFound',
        data: { quantity: 1, endangeredOrderIds: ['a'] },
      }));

  it('is told again when it grows', () =>
    given(received(4), placed('a', 4), adjusted(-1))
      .when(adjust(-1, { reference: 'a2' }))
      .then('StockAdjusted', { type: 'StockShortfallFound', data: { quantity: 2 } }));

  it('is not told again when it shrinks', () =>
    given(received(4), placed('a', 4), adjusted(-3), {
      type: 'StockShortfallFound',
      data: { item: 'TEA', sku: 'TEA', quantity: 3, endangeredOrderIds: ['a'] },
    })
      .when(adjust(1, { reference: 'a2' }))
      .then('StockAdjusted'));

  it('takes what comes in before the queue does', () =>
    given(received(4), placed('a', 4), adjusted(-3), queued('b', 1))
      .when(receive(3, { reference: 'r2' }))
      .then('StockReceived'));

  it(`names ${ENDANGERED_ORDERS_MAX} orders at most`, () => {
    const orders = Array.from({ length: ENDANGERED_ORDERS_MAX + 1 }, (_, index) => placed(`o${index}`, 1));
    const { decision } = given(received(orders.length), ...orders).when(adjust(-orders.length));
    const [, shortfall] = decision.outcome === 'accept' ? decision.events : [];
    expect(shortfall).toMatchObject({ type: 'StockShortfallFound', data: { quantity: orders.length } });
    expect(shortfall?.type === 'StockShortfallFound' && shortfall.data.endangeredOrderIds).toHaveLength(
      ENDANGERED_ORDERS_MAX,
    );
  });
});
