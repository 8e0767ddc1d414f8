import type { OrderPayloadReceived, PayloadReference, StoredEvent } from '@throughline/contracts';
import { accept, ignore, type Decider } from '@throughline/kernel';

/** Payloads of one order that are remembered: an older one that comes again is kept again. */
export const PAYLOADS_REMEMBERED_MAX = 64;

export interface KeepPayload {
  readonly type: 'KeepPayload';
  readonly data: OrderPayloadReceived['data'];
  readonly personal: NonNullable<OrderPayloadReceived['personal']>;
}

/** What was kept of one order, the newest last. */
export type KeptPayloads = readonly PayloadReference[];

export const keptAs = (kept: KeptPayloads, contentHash: string): PayloadReference | undefined =>
  kept.find((payload) => payload.contentHash === contentHash);

/** What a channel sent is kept once per content, before any fact about it. */
export const keepPayloadDecider: Decider<KeptPayloads, KeepPayload, OrderPayloadReceived> = {
  initial: [],
  evolve: (kept, event: OrderPayloadReceived & Partial<Pick<StoredEvent, 'id'>>) =>
    [...kept, { eventId: event.id ?? '', contentHash: event.data.contentHash }].slice(
      -PAYLOADS_REMEMBERED_MAX,
    ),
  decide: ({ data, personal }, kept) =>
    keptAs(kept, data.contentHash)
      ? ignore('the payload is kept already')
      : accept({ type: 'OrderPayloadReceived', data, personal }),
};
