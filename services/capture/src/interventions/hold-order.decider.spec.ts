import { facts, scenario } from '@throughline/testing';
import { HOLDS_OPEN_MAX, holdOrderDecider, type HoldOrder } from './hold-order.decider.js';

const { given, when } = scenario(holdOrderDecider);

const hold = (reason = 'call the customer', holdId = 'h2'): HoldOrder => ({
  type: 'HoldOrder',
  data: { holdId, reason },
});

const held = (index: number, reason: string) => ({
  type: 'OrderHeld' as const,
  data: { holdId: `h${index}`, kind: 'manual' as const, reason },
});

describe('holding an order', () => {
  it('keeps it waiting, with the reason', () =>
    given(facts.placed())
      .when(hold())
      .then({ type: 'OrderHeld', data: { holdId: 'h2', kind: 'manual', reason: 'call the customer' } }));

  it('happens once for one reason', () =>
    given(facts.placed(), held(1, 'call the customer')).when(hold()).thenIgnored());

  it('happens again for another reason', () =>
    given(facts.placed(), held(1, 'a look')).when(hold()).then('OrderHeld'));

  it('is not satisfied by a hold that nobody asked for', () =>
    given(facts.placed(), {
      type: 'OrderHeld',
      data: { holdId: 'h1', kind: 'newer-snapshot', reason: 'call the customer' },
    })
      .when(hold())
      .then('OrderHeld'));

  it(`happens up to ${HOLDS_OPEN_MAX} times`, () => {
    const holds = Array.from({ length: HOLDS_OPEN_MAX }, (_, index) => held(index, `reason ${index}`));
    given(facts.placed(), ...holds.slice(1))
      .when(hold())
      .then('OrderHeld');
    given(facts.placed(), ...holds)
      .when(hold())
      .thenRejected('too-many-holds');
  });

  it('needs an order', () => when(hold()).thenRejected('order-not-found'));

  it('comes too late for one that has ended', () =>
    given(facts.placed(), facts.cancelled()).when(hold()).thenRejected('order-already-ended'));
});
