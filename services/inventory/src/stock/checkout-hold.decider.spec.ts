import type { StockEvent } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { CHECKOUT_HOLDS_MAX, placeCheckoutHold } from './checkout-hold.decider.js';
import { after } from './consequences.js';
import { factOf } from './fact-of.js';
import type { PlaceCheckoutHold } from './stock.commands.js';
import { stockDecider } from './stock.decider.js';
import { received } from './stock-facts.js';
import { emptyItem, type StockItem } from './stock-item.js';
import { openRules } from './supply-rules.js';

const { given } = scenario(stockDecider);

/** When these tests take place. */
const NOW = '1970-01-01T00:00:00.000Z';
const [SOON, LATER] = ['1970-01-01T00:10:00.000Z', '1970-01-01T00:20:00.000Z'];

const held = (holdId: string, expiresAt = SOON): StockEvent => ({
  type: 'CheckoutHoldPlaced',
  data: { ...factOf('TEA'), holdId, channelId: 'web', quantity: 1, expiresAt },
});
const place = (change: Partial<PlaceCheckoutHold['data']> = {}): PlaceCheckoutHold => ({
  type: 'PlaceCheckoutHold',
  data: { sku: 'TEA', holdId: 'new', channelId: 'web', quantity: 1, expiresAt: SOON, ...change },
});

describe("an item's part of a checkout's hold", () => {
  it(`is one of ${CHECKOUT_HOLDS_MAX} at most`, () => {
    const heldBy = (checkouts: number): StockItem => {
      const holds = Array.from({ length: checkouts }, (_, index) => held(`h${index}`));
      return after(emptyItem, [received(checkouts + 1), ...holds]);
    };
    const outcomeAfter = (checkouts: number) => placeCheckoutHold(place(), heldBy(checkouts), openRules(NOW));
    expect(outcomeAfter(CHECKOUT_HOLDS_MAX - 1)).toMatchObject({ outcome: 'accept' });
    expect(outcomeAfter(CHECKOUT_HOLDS_MAX)).toMatchObject({ outcome: 'reject', code: 'too-many-holds' });
  });

  it('is all that was asked for, or nothing', () => {
    given(received(2))
      .when(place({ quantity: 2 }))
      .then('CheckoutHoldPlaced');
    given(received(2))
      .when(place({ quantity: 3 }))
      .thenRejected('not-available');
  });

  it('is not begun when its time is up', () =>
    given(received(1))
      .when(place({ expiresAt: NOW }))
      .thenRejected('hold-expired'));

  it('is not extended when its time is up', () =>
    given(received(1), held('h1', NOW))
      .when({ type: 'ExtendCheckoutHold', data: { sku: 'TEA', holdId: 'h1', expiresAt: LATER } })
      .thenRejected('hold-expired'));

  it('is made longer, never shorter', () => {
    const extend = (expiresAt: string) =>
      given(received(1), held('h1')).when({
        type: 'ExtendCheckoutHold',
        data: { sku: 'TEA', holdId: 'h1', expiresAt },
      });
    extend(LATER).then('CheckoutHoldExtended');
    extend(SOON).thenIgnored();
  });
});
