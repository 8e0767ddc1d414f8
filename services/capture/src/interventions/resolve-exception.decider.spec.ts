import type { OrderEvent } from '@throughline/contracts';
import { evolve, nextSteps, type OrderState } from '@throughline/order';
import { facts, scenario } from '@throughline/testing';
import { resolveExceptionDecider, type ResolveException } from './resolve-exception.decider.js';

const { given, when } = scenario(resolveExceptionDecider);

const resolve = (step: string, resolution: 'retry' | 'dismiss' = 'retry'): ResolveException => ({
  type: 'ResolveException',
  data: { step, resolution, reason: 'looked at it' },
});

const declined = [
  facts.placed(),
  facts.reserved(),
  facts.screened(),
  facts.authorizationRequested(1000),
  facts.declined(),
];

const stepFailed = (step: string, deadLetter: string | null = null): OrderEvent => ({
  type: 'StepFailed',
  data: { step, owner: 'inventory', reason: 'no progress', attempts: 6, deadLetter },
});

const conflict: OrderEvent = {
  type: 'OrderConflictRefused',
  data: { sourceVersion: '1', contentHash: 'B', payload: { eventId: 'p', contentHash: 'B' } },
};

const stepsOf = (history: readonly OrderEvent[]) =>
  nextSteps(history.reduce<OrderState>(evolve, undefined)).map(({ key }) => key);

describe('resolving an exception', () => {
  it('lets a declined tender be tried again', () => {
    given(...declined)
      .when(resolve('payment-declined:card.1'))
      .then({ type: 'ExceptionResolved', data: { step: 'payment-declined:card.1', resolution: 'retry' } });
  });

  it('lets a failed step run again, named by the exception or by the step itself', () => {
    const history = [facts.placed(), stepFailed('reserve-stock:1')];
    for (const name of ['step-failed:reserve-stock:1', 'reserve-stock:1']) {
      const { decision } = given(...history).when(resolve(name));
      if (decision.outcome !== 'accept') throw new Error(decision.outcome);
      expect(decision.events).toMatchObject([{ data: { step: 'reserve-stock:1' } }]);
      expect(stepsOf([...history, ...decision.events])).toEqual(['reserve-stock:1']);
    }
  });

  it('dismisses a message that was set aside', () => {
    const history = [facts.placed(), stepFailed('payment:OrderPlaced', 'oms.order.events.v1.dead/7')];
    given(...history)
      .when(resolve('dead-letter:payment:OrderPlaced', 'dismiss'))
      .then({ type: 'ExceptionResolved', data: { step: 'payment:OrderPlaced', resolution: 'dismiss' } });
    given(...history)
      .when(resolve('dead-letter:payment:OrderPlaced', 'retry'))
      .thenRejected('resolution-not-offered');
  });

  it('dismisses content that was refused', () => {
    given(facts.placed(), conflict)
      .when(resolve('conflicting-content', 'dismiss'))
      .then({ type: 'ExceptionResolved', data: { step: 'conflicting-content' } });
  });

  it('accepts after the end that only the channel can pay back', () => {
    const tenders = [{ tenderId: 'shop', kind: 'channel-paid' as const, amountMinor: 1000 }];
    given(facts.placed([facts.line()], { tenders }), facts.cancelled())
      .when(resolve('refund-at-channel', 'dismiss'))
      .then('ExceptionResolved');
  });

  it('happens once', () => {
    const dismissed: OrderEvent = {
      type: 'ExceptionResolved',
      data: { step: 'conflicting-content', resolution: 'dismiss', reason: 'looked at it' },
    };
    given(facts.placed(), conflict, dismissed)
      .when(resolve('conflicting-content', 'dismiss'))
      .thenRejected('exception-not-open');
  });

  it('offers no more than the exception does', () =>
    given(...declined)
      .when(resolve('payment-declined:card.1', 'dismiss'))
      .thenRejected('resolution-not-offered'));

  it.each(['payment-declined:card.2', 'reserve-stock:1', 'release-hold:h1', ''])(
    'is about an open exception, not about "%s"',
    (step) =>
      given(...declined)
        .when(resolve(step))
        .thenRejected('exception-not-open'),
  );

  it('does not touch a duty that a service still works on', () =>
    given(facts.placed()).when(resolve('reserve-stock:1')).thenRejected('exception-not-open'));

  it('needs an order', () => when(resolve('unroutable:1')).thenRejected('order-not-found'));
});
