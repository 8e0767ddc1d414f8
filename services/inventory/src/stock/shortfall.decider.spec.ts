import type { StockEvent } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { factOf } from './fact-of.js';
import type { StockCommand } from './stock.commands.js';
import { stockDecider } from './stock.decider.js';
import { placed, received } from './stock-facts.js';

const { given } = scenario(stockDecider);

const TEA = factOf('TEA');

const lost = (quantity: number): StockEvent => ({
  type: 'StockAdjusted',
  data: { ...TEA, locationId: 'berlin', quantity: -quantity, reason: 'theft', reference: 'lost' },
});
const shortfall = (quantity: number, ...endangeredOrderIds: string[]) => ({
  type: 'StockShortfallFound' as const,
  data: { ...TEA, quantity, endangeredOrderIds },
});
const eased = (quantity: number, ...securedOrderIds: string[]) => ({
  type: 'StockShortfallEased' as const,
  data: { ...TEA, quantity, securedOrderIds },
});
const receive = (quantity: number): StockCommand => ({
  type: 'ReceiveStock',
  data: { sku: 'TEA', locationId: 'berlin', quantity, reference: 'r2' },
});
const release = (orderId: string): StockCommand => ({
  type: 'ReleaseItem',
  data: { sku: 'TEA', orderId, attempt: 1 },
});

const short = [
  received(3),
  ...['a', 'b', 'c'].map((orderId) => placed(orderId, 1)),
  lost(2),
  shortfall(2, 'c', 'b'),
] as const;

describe('a shortfall that eases', () => {
  it('secures whoever was named once there is enough again', () =>
    given(...short)
      .when(receive(2))
      .then('StockReceived', eased(0, 'c', 'b')));

  it('in part secures those who came first', () =>
    given(...short)
      .when(receive(1))
      .then('StockReceived', eased(1, 'b')));

  it('eases as well by what others give back', () =>
    given(...short)
      .when(release('a'))
      .then('ReservationReleased', eased(1, 'b')));

  it('by the end of one that was named secures that one: it has nothing to lose any more', () =>
    given(...short)
      .when(release('c'))
      .then('ReservationReleased', eased(1, 'c')));

  it('is told once', () =>
    given(
      ...short,
      { type: 'StockReceived', data: { ...TEA, locationId: 'berlin', quantity: 2, reference: 'r3' } },
      eased(0, 'c', 'b'),
    )
      .when(receive(1))
      .then('StockReceived'));

  it('names whoever it leaves without and was not named before', () =>
    given(received(2), placed('a', 2), lost(2), shortfall(2, 'a'), placed('b', 1))
      .when(receive(2))
      .then('StockReceived', shortfall(1, 'b'), eased(1, 'a')));
});

describe('a checkout that becomes an order while less is there than was promised', () => {
  it('names the order: the units it was to get are missing', () =>
    given(
      received(2),
      {
        type: 'CheckoutHoldPlaced',
        data: { ...TEA, holdId: 'h', channelId: 'web', quantity: 2, expiresAt: '2030-01-01' },
      },
      lost(1),
      shortfall(1),
    )
      .when({
        type: 'ReserveItem',
        data: { sku: 'TEA', orderId: 'a', attempt: 1, quantity: 2, channelId: 'web', checkoutHoldId: 'h' },
      })
      .then('CheckoutHoldEnded', 'ReservationPlaced', shortfall(1, 'a')));
});
