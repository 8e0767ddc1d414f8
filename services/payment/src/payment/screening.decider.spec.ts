import type { OrderEvent, OrderPlaced } from '@throughline/contracts';
import { facts, scenario } from '@throughline/testing';
import { gatewayKey } from './gateway-keys.js';
import { RULE_VERSION } from './fraud-signals.js';
import { paymentDecider } from './payment.decider.js';
import type { PaymentCommand } from './payment-commands.js';
import { outcomeOf } from './screening.decider.js';

const { given, when } = scenario(paymentDecider);
const { line, placed, reserved, screened } = facts;

const AT = '2026-01-05T10:00:00.000Z';
const screen: PaymentCommand = { type: 'ScreenOrder', data: { at: AT } };
const approve: PaymentCommand = { type: 'ApproveReview', data: { reason: 'known customer' } };
const refuse: PaymentCommand = { type: 'RejectReview', data: { reason: 'stolen card' } };

const approved: OrderEvent = { type: 'FraudReviewApproved', data: { reason: 'known customer' } };
const rejected: OrderEvent = { type: 'FraudReviewRejected', data: { reason: 'stolen card' } };
const released: OrderEvent = { type: 'OrderHoldReleased', data: { holdId: 'h1', reason: 'fine' } };
const expired: OrderEvent = { type: 'ReservationExpired', data: { attempt: 1 } };

const disposable = (event: OrderPlaced): OrderPlaced => ({
  ...event,
  personal: { personId: 'p1', email: 'x@mailinator.com' },
});
const expensive = placed([line({ unitPriceMinor: 100_001 })]);
const digital = (totalMinor: number) =>
  placed([line({ handling: 'no-shipment', sku: null, unitPriceMinor: totalMinor })]);

describe('screening an order', () => {
  it('passes a harmless one and asks for its money in the same append', () =>
    given(placed(), reserved())
      .when(screen)
      .then(
        {
          type: 'FraudScreened',
          data: { outcome: 'pass', score: 0, signals: [], ruleVersion: RULE_VERSION },
        },
        {
          type: 'PaymentAuthorizationRequested',
          data: {
            authorizationId: gatewayKey('authorization', placed().data.orderId, 'card', 1),
            amountMinor: 1000,
          },
        },
      ));

  it('leaves a suspicious one to a person, and asks for nothing', () =>
    given(expensive, reserved())
      .when(screen)
      .then({ type: 'FraudScreened', data: { outcome: 'review', score: 50 } }));

  it('rejects where too much speaks against it', () =>
    given(disposable(expensive), reserved())
      .when(screen)
      .then({ type: 'FraudScreened', data: { outcome: 'reject', score: 110 } }));

  it.each([
    [49, 'pass'],
    [50, 'review'],
    [99, 'review'],
    [100, 'reject'],
  ] as const)('a score of %i means %s', (score, outcome) => expect(outcomeOf(score)).toBe(outcome));

  it('waits until the stock is reserved', () => given(placed()).when(screen).thenIgnored());

  it('does not wait where there is nothing to reserve', () =>
    given(digital(500)).when(screen).then('FraudScreened', 'PaymentAuthorizationRequested'));

  it('waits while the order is held', () => {
    given(placed(), facts.held(), reserved()).when(screen).thenIgnored();
    given(placed(), facts.held(), reserved(), released)
      .when(screen)
      .then('FraudScreened', 'PaymentAuthorizationRequested');
  });

  it('happens once', () => given(placed(), reserved(), screened()).when(screen).thenIgnored());

  it('leaves an order alone that has ended or is only recorded', () => {
    given(placed(), reserved(), facts.cancelled()).when(screen).thenIgnored();
    given(placed([line()], { recordOnly: 'test-order' }))
      .when(screen)
      .thenIgnored();
  });

  it('needs an order', () => when(screen).thenRejected('order-not-found'));
});

describe('reviewing an order', () => {
  it('lets it go on, once', () => {
    given(placed(), reserved(), screened('review'))
      .when(approve)
      .then({ type: 'FraudReviewApproved', data: { reason: 'known customer' } });
    given(placed(), reserved(), screened('review'), approved).when(approve).thenIgnored();
  });

  it('lets an order without stock to reserve go on', () =>
    given(digital(100_001), screened('review')).when(approve).then('FraudReviewApproved'));

  it('may come to an end after the reservation ran out', () => {
    given(placed(), reserved(), screened('review'), expired).when(approve).then('FraudReviewApproved');
    given(placed(), reserved(), screened('review'), expired).when(refuse).then('FraudReviewRejected');
  });

  it('ends the order, once', () => {
    given(placed(), reserved(), screened('review'))
      .when(refuse)
      .then({ type: 'FraudReviewRejected', data: { reason: 'stolen card' } });
    given(placed(), reserved(), screened('review'), rejected).when(refuse).thenIgnored();
  });

  it('is refused for an order that nobody has to look at', () => {
    for (const command of [approve, refuse]) {
      given(placed(), reserved()).when(command).thenRejected('not-in-review');
      given(placed(), reserved(), screened()).when(command).thenRejected('not-in-review');
    }
  });

  it('cannot be turned round', () => {
    given(placed(), reserved(), screened('review'), approved).when(refuse).thenRejected('not-in-review');
    given(placed(), reserved(), screened('review'), rejected).when(approve).thenRejected('order-has-ended');
  });

  it('is refused once the order has ended otherwise', () => {
    for (const command of [approve, refuse]) {
      given(placed(), reserved(), screened('review'), facts.cancelled())
        .when(command)
        .thenRejected('order-has-ended');
      given(placed(), reserved(), screened('reject')).when(approve).thenRejected('order-has-ended');
    }
  });

  it('needs an order', () => {
    when(approve).thenRejected('order-not-found');
    when(refuse).thenRejected('order-not-found');
  });
});
