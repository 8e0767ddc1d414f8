import { facts, scenario } from '@throughline/testing';
import { releaseHoldDecider, type ReleaseHold } from './release-hold.decider.js';

const { given, when } = scenario(releaseHoldDecider);

const release = (holdId: string | null = null): ReleaseHold => ({
  type: 'ReleaseHold',
  data: { holdId, reason: 'customer confirmed' },
});

describe('releasing a hold', () => {
  it('lets the order go on', () =>
    given(facts.placed(), facts.held('h1'))
      .when(release('h1'))
      .then({ type: 'OrderHoldReleased', data: { holdId: 'h1', reason: 'customer confirmed' } }));

  it('needs no id where there is only one hold', () =>
    given(facts.placed(), facts.held('h1'))
      .when(release())
      .then({ type: 'OrderHoldReleased', data: { holdId: 'h1' } }));

  it('needs an id where there are two', () =>
    given(facts.placed(), facts.held('h1'), facts.held('h2'))
      .when(release())
      .thenRejected('hold-id-required'));

  it('leaves the other holds', () =>
    given(facts.placed(), facts.held('h1'), facts.held('h2'))
      .when(release('h2'))
      .then({ type: 'OrderHoldReleased', data: { holdId: 'h2' } }));

  it.each([[release()], [release('h1')]])('happens once', (command) =>
    given(facts.placed(), facts.held('h1'), {
      type: 'OrderHoldReleased',
      data: { holdId: 'h1', reason: 'customer confirmed' },
    })
      .when(command)
      .thenIgnored(),
  );

  it('needs an order', () => when(release()).thenRejected('order-not-found'));

  it('is pointless for one that has ended', () =>
    given(facts.placed(), facts.held('h1'), facts.cancelled())
      .when(release())
      .thenRejected('order-already-ended'));
});
