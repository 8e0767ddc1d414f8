import type { StockEvent } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { factOf } from './fact-of.js';
import type { StockCommand } from './stock.commands.js';
import { stockDeciderUnder } from './stock.decider.js';
import { queued } from './stock-facts.js';
import { openRules } from './supply-rules.js';

const TUESDAY = '2026-01-06T10:00:00.000Z';
const FRIDAY = '2026-01-09T10:00:00.000Z';
const MONDAY = '2026-01-12T10:00:00.000Z';
const DAY_MS = 86_400_000;

const TEA = factOf('TEA');
const PO = { locationId: 'berlin', incomingId: 'PO-1', quantity: 5 };

const at = (now: string) =>
  scenario(stockDeciderUnder({ ...openRules(now), incomingOverdueAfterMs: DAY_MS }));
const onFriday = at(FRIDAY);

const announced = (expectedAt: string, incomingId = 'PO-1'): StockEvent => ({
  type: 'IncomingAnnounced',
  data: { ...TEA, ...PO, incomingId, expectedAt, source: 'purchase-order' },
});
const overdue = {
  type: 'IncomingOverdue',
  data: { ...TEA, ...PO, expectedAt: TUESDAY },
} as const satisfies StockEvent;
const promised = (promisedAt: string | null) => ({
  type: 'QueuePromiseMoved' as const,
  data: { ...TEA, orderId: 'a', attempt: 1, promisedAt },
});
const announce = (expectedAt: string): StockCommand => ({
  type: 'AnnounceIncoming',
  data: { sku: 'TEA', ...PO, expectedAt },
});
const look: StockCommand = { type: 'ServeQueue', data: { sku: 'TEA' } };

describe('what is on its way and has not come for long', () => {
  it('dates nobody any more', () =>
    onFriday
      .given(queued('a', 3), announced(TUESDAY), promised(TUESDAY))
      .when(look)
      .then(overdue, promised(null)));

  it('is told once', () =>
    onFriday
      .given(queued('a', 3), announced(TUESDAY), promised(TUESDAY), overdue, promised(null))
      .when(look)
      .thenIgnored());

  it('is told of whatever is decided next', () =>
    onFriday
      .given(announced(TUESDAY))
      .when({
        type: 'ReceiveStock',
        data: { sku: 'TEA', locationId: 'berlin', quantity: 1, reference: 'r1' },
      })
      .then('StockReceived', overdue));

  it('is still counted on while it is a little late', () =>
    at('2026-01-07T10:00:00.000Z')
      .given(queued('a', 3), announced(TUESDAY), promised(TUESDAY))
      .when(look)
      .thenIgnored());

  it('leaves those who wait to what else is coming', () =>
    onFriday
      .given(queued('a', 3), announced(TUESDAY), announced(MONDAY, 'PO-2'), promised(TUESDAY))
      .when(look)
      .then(overdue, promised(MONDAY)));

  it('promises nothing to a newcomer', () => {
    const { decision } = onFriday
      .given(announced(TUESDAY), overdue)
      .when({ type: 'ReserveItem', data: { sku: 'TEA', orderId: 'a', attempt: 1, quantity: 1 } });
    expect(decision).toMatchObject({ events: [{ type: 'ReservationQueued', data: { orderId: 'a' } }] });
    expect(JSON.stringify(decision)).not.toContain('promisedAt');
  });

  it('counts again when it is announced for another day', () =>
    onFriday
      .given(queued('a', 3), announced(TUESDAY), overdue)
      .when(announce(MONDAY))
      .then('IncomingAnnounced', promised(MONDAY)));

  it('is overdue at once where it is announced for a day long past', () =>
    onFriday.given(queued('a', 3)).when(announce(TUESDAY)).then('IncomingAnnounced', overdue));

  it('is received like any other, and is on its way no more', () => {
    const receipt = { locationId: 'berlin', quantity: 5, reference: 'r1', incomingId: 'PO-1' };
    onFriday
      .given(announced(TUESDAY), overdue)
      .when({ type: 'ReceiveStock', data: { sku: 'TEA', ...receipt } })
      .then('StockReceived');
    onFriday
      .given(announced(TUESDAY), overdue, { type: 'StockReceived', data: { ...TEA, ...receipt } })
      .when(announce(TUESDAY))
      .then('IncomingAnnounced', overdue);
  });
});
