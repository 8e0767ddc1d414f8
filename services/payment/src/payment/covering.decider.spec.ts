import type { OrderEvent, Tender } from '@throughline/contracts';
import { facts, scenario } from '@throughline/testing';
import { gatewayKey } from './gateway-keys.js';
import { paymentDecider } from './payment.decider.js';
import type { PaymentCommand } from './payment-commands.js';
import type { AuthorizationAnswer } from './payment-gateway.js';

const { given, when } = scenario(paymentDecider);
const { card, line, placed, reserved, screened, authorizationRequested, authorized, declined } = facts;

const AT = '2026-01-05T10:00:00.000Z';
const { orderId } = placed().data;
const cover: PaymentCommand = { type: 'CoverOrder', data: { at: AT } };

const paidBy = (...tenders: readonly Tender[]) =>
  placed([line({ unitPriceMinor: tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0) })], {
    tenders,
  });

const retried: OrderEvent = {
  type: 'ExceptionResolved',
  data: { step: 'payment-declined:card.1', resolution: 'retry', reason: 'customer called' },
};

describe('covering an order', () => {
  it('asks for a card under a key that any repeat would give again', () => {
    given(placed(), reserved(), screened())
      .when(cover)
      .then({
        type: 'PaymentAuthorizationRequested',
        data: {
          authorizationId: gatewayKey('authorization', orderId, 'card', 1),
          tenderId: 'card',
          amountMinor: 1000,
          currency: 'EUR',
          token: 'tok_approve',
          requestedAt: AT,
        },
      });
  });

  it.each([
    ['channel-paid', 'paid'],
    ['channel-authorized', 'authorized'],
  ] as const)('never charges what the channel took or holds: %s', (kind, settlement) =>
    given(paidBy({ tenderId: 't1', kind, amountMinor: 700, reference: 'txn-1' }), reserved(), screened())
      .when(cover)
      .then({
        type: 'PaymentSettledByChannel',
        data: { tenderId: 't1', amountMinor: 700, settlement, reference: 'txn-1' },
      }),
  );

  it('accepts an invoice on its terms', () => {
    const invoice: Tender = { tenderId: 't1', kind: 'invoice', amountMinor: 700 };
    given(paidBy({ ...invoice, netDays: 30, reference: 'PO-7' }), reserved(), screened())
      .when(cover)
      .then({
        type: 'TermsAccepted',
        data: { tenderId: 't1', amountMinor: 700, netDays: 30, reference: 'PO-7' },
      });
    given(paidBy(invoice), reserved(), screened())
      .when(cover)
      .then({ type: 'TermsAccepted', data: { netDays: 0, reference: null } });
  });

  it('does each tender its own way, all at once', () =>
    given(
      paidBy(card(600), { tenderId: 'voucher', kind: 'channel-paid', amountMinor: 100 }),
      reserved(),
      screened(),
    )
      .when(cover)
      .then('PaymentAuthorizationRequested', 'PaymentSettledByChannel'));

  it('asks only for tenders that nobody asked for yet', () => {
    const two = paidBy(card(600), card(400, 'second'));
    given(two, reserved(), screened(), authorizationRequested(600), authorized(600))
      .when(cover)
      .then({ type: 'PaymentAuthorizationRequested', data: { tenderId: 'second' } });
    given(two, reserved(), screened(), authorizationRequested(600), authorizationRequested(400, 'second'))
      .when(cover)
      .thenIgnored();
  });

  it('declines a card without a token by itself', () =>
    given(paidBy({ tenderId: 'card', kind: 'card', amountMinor: 600 }), reserved(), screened())
      .when(cover)
      .then({ type: 'PaymentDeclined', data: { tenderId: 'card', code: 'no-token', isSoft: false } }));

  it('asks under a new key once a person lets a declined card try again', () => {
    const refused = [placed(), reserved(), screened(), authorizationRequested(1000), declined()];
    given(...refused)
      .when(cover)
      .thenIgnored();
    given(...refused, retried)
      .when(cover)
      .then({
        type: 'PaymentAuthorizationRequested',
        data: { authorizationId: gatewayKey('authorization', placed().data.orderId, 'card', 2) },
      });
  });

  it.each<[string, readonly OrderEvent[]]>([
    ['before it is screened', [placed(), reserved()]],
    ['in review', [placed(), reserved(), screened('review')]],
    ['held', [placed(), reserved(), screened(), facts.held()]],
    [
      'without stock',
      [placed(), reserved(), screened(), { type: 'ReservationExpired', data: { attempt: 1 } }],
    ],
    ['cancelled', [placed(), reserved(), screened(), facts.cancelled()]],
    ['covered already', [placed(), reserved(), ...facts.covered(1000)]],
  ])('does nothing for an order %s', (_sentence, history) =>
    given(...history)
      .when(cover)
      .thenIgnored(),
  );

  it('needs an order', () => when(cover).thenRejected('order-not-found'));
});

const record = (answer: AuthorizationAnswer, authorizationId = 'auth-card-1'): PaymentCommand => ({
  type: 'RecordAuthorization',
  data: { authorizationId, answer },
});
const yes: AuthorizationAnswer = { status: 'authorized', reference: 'gw-card-1', expiresAt: null };
const no: AuthorizationAnswer = { status: 'declined', code: 'insufficient_funds', isSoft: true };

describe("recording the gateway's answer", () => {
  const asked = [placed(), reserved(), screened(), authorizationRequested(1000)];

  it('says that the money is held', () =>
    given(...asked)
      .when(record(yes))
      .then({
        type: 'PaymentAuthorized',
        data: {
          authorizationId: 'auth-card-1',
          tenderId: 'card',
          amountMinor: 1000,
          gatewayReference: 'gw-card-1',
          expiresAt: null,
        },
      }));

  it('says why the money is not held', () =>
    given(...asked)
      .when(record(no))
      .then({
        type: 'PaymentDeclined',
        data: {
          authorizationId: 'auth-card-1',
          tenderId: 'card',
          code: 'insufficient_funds',
          isSoft: true,
        },
      }));

  it('happens once', () => {
    given(...asked, authorized(1000))
      .when(record(yes))
      .thenIgnored();
    given(...asked, declined())
      .when(record(no))
      .thenIgnored();
    given(...asked, declined(), retried)
      .when(record(no))
      .thenIgnored();
  });

  it.each<[string, readonly OrderEvent[]]>([
    ['was cancelled', [facts.cancelled()]],
    ['was held', [facts.held()]],
    ['was recorded as declined', [declined()]],
    ['waits for another try', [declined(), retried]],
  ])('never loses money that arrives after the order %s', (_sentence, meanwhile) =>
    given(...asked, ...meanwhile)
      .when(record(yes))
      .then('PaymentAuthorized'),
  );

  it('records a decline that arrives after the order was cancelled', () =>
    given(...asked, facts.cancelled())
      .when(record(no))
      .then('PaymentDeclined'));

  it('stays with the money that is held, whatever comes after', () =>
    given(...asked, authorized(1000))
      .when(record(no))
      .thenIgnored());

  it('leaves a repeat of an earlier answer alone, unless it speaks of money', () => {
    const key = (attempt: number) => gatewayKey('authorization', orderId, 'card', attempt);
    const ask = (attempt: number): OrderEvent => ({
      type: 'PaymentAuthorizationRequested',
      data: {
        authorizationId: key(attempt),
        tenderId: 'card',
        amountMinor: 1000,
        currency: 'EUR',
        token: 'tok_approve',
        requestedAt: AT,
      },
    });
    const again = [placed(), reserved(), screened(), ask(1), declined(), retried, ask(2)];
    given(...again)
      .when(record(no, key(1)))
      .thenIgnored();
    given(...again)
      .when(record(yes, key(1)))
      .thenRejected('authorization-not-requested');
    given(...again)
      .when(record(no, key(3)))
      .thenRejected('authorization-not-requested');
  });

  it('is refused for what was never asked', () => {
    given(...asked)
      .when(record(yes, 'auth-card-2'))
      .thenRejected('authorization-not-requested');
    when(record(yes)).thenRejected('authorization-not-requested');
  });
});
