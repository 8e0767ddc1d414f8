import { scenario } from '@throughline/testing';
import type { HoldEvent } from '@throughline/contracts';
import { holdDecider, type CloseHold, type ExtendHold, type OpenHold } from './hold.decider.js';

const { given, when } = scenario(holdDecider);

const UNTIL = '2026-01-05T10:15:00.000Z';
const LATER = '2026-01-05T10:30:00.000Z';
const DATA = { holdId: 'h1', channelId: 'web', items: [{ sku: 'TEA', quantity: 2 }], expiresAt: UNTIL };

const open = (change: Partial<OpenHold['data']> = {}): OpenHold => ({
  type: 'OpenHold',
  data: { ...DATA, ...change },
});
const extend = (expiresAt: string): ExtendHold => ({ type: 'ExtendHold', data: { holdId: 'h1', expiresAt } });
const close = (reason: CloseHold['data']['reason'], orderId: string | null = null): CloseHold => ({
  type: 'CloseHold',
  data: { holdId: 'h1', reason, orderId },
});
const opened: HoldEvent = { type: 'HoldOpened', data: DATA };
const closed: HoldEvent = { type: 'HoldClosed', data: { holdId: 'h1', reason: 'expired', orderId: null } };

describe("a checkout's hold", () => {
  it('opens', () => when(open()).then({ type: 'HoldOpened', data: DATA }));

  it('opens once, however often it is asked, and however long each time', () =>
    given(opened)
      .when(open({ expiresAt: LATER }))
      .thenIgnored());

  it('is no other hold under the same id', () =>
    given(opened)
      .when(open({ items: [{ sku: 'TEA', quantity: 3 }] }))
      .thenRejected('hold-id-reused'));

  it('lasts longer when it is extended', () =>
    given(opened)
      .when(extend(LATER))
      .then({ type: 'HoldExtended', data: { holdId: 'h1', expiresAt: LATER } }));

  it('is never made shorter', () => given(opened).when(extend(UNTIL)).thenIgnored());

  it('is not brought back once it is over', () =>
    given(opened, closed).when(extend(LATER)).thenRejected('hold-closed'));

  it('cannot be extended before it is there', () => when(extend(LATER)).thenRejected('hold-not-found'));

  it('ends once, with the order that it became', () => {
    given(opened)
      .when(close('ordered', 'o1'))
      .then({ type: 'HoldClosed', data: { reason: 'ordered', orderId: 'o1' } });
    given(opened, closed).when(close('released')).thenIgnored();
  });
});
