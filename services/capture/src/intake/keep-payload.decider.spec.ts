import type { OrderPayloadReceived } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import {
  keepPayloadDecider,
  keptAs,
  PAYLOADS_REMEMBERED_MAX,
  type KeepPayload,
} from './keep-payload.decider.js';

const { given, when } = scenario(keepPayloadDecider);

const keep = (contentHash: string): KeepPayload => ({
  type: 'KeepPayload',
  data: { contentHash, source: 'http', contentType: 'application/json' },
  personal: { personId: 'p1', body: '{"channelId":"web"}' },
});

const kept = (
  contentHash: string,
  id = `event-${contentHash}`,
): OrderPayloadReceived & { readonly id: string } => ({
  type: 'OrderPayloadReceived',
  data: { contentHash, source: 'http', contentType: 'application/json' },
  id,
});

describe('keeping what a channel sent', () => {
  it('keeps the body among what is personal', () =>
    when(keep('A')).then({
      type: 'OrderPayloadReceived',
      data: { contentHash: 'A', source: 'http' },
      personal: { body: '{"channelId":"web"}' },
    }));

  it('keeps one content once', () => given(kept('A')).when(keep('A')).thenIgnored());

  it('keeps other content beside it', () => given(kept('A')).when(keep('B')).then('OrderPayloadReceived'));

  it('tells by which event a content was kept', () => {
    const state = [kept('A'), kept('B')].reduce(keepPayloadDecider.evolve, keepPayloadDecider.initial);
    expect(keptAs(state, 'A')).toEqual({ eventId: 'event-A', contentHash: 'A' });
    expect(keptAs(state, 'C')).toBeUndefined();
  });

  it(`remembers ${PAYLOADS_REMEMBERED_MAX} payloads of an order, so that no fold grows without end`, () => {
    const many = Array.from({ length: PAYLOADS_REMEMBERED_MAX + 1 }, (_, index) => kept(String(index)));
    const state = many.reduce(keepPayloadDecider.evolve, keepPayloadDecider.initial);
    expect(state).toHaveLength(PAYLOADS_REMEMBERED_MAX);
    expect(keptAs(state, '0')).toBeUndefined();
    expect(keptAs(state, String(PAYLOADS_REMEMBERED_MAX))?.contentHash).toBe(String(PAYLOADS_REMEMBERED_MAX));
  });
});
