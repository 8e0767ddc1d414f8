import type { DomainEvent } from '../envelope.js';
import type { Instant } from './common.js';
import type { ItemFact } from './stock-movements.events.js';

/** On `availability-<item>`: what channels are told of an item, and when. Whole units. */
export type AvailabilityChanged = DomainEvent<
  'AvailabilityChanged',
  ItemFact & {
    /** The item's revision that it rests on: who has seen a higher one drops it. */
    readonly stockRevision: number;
    readonly channels: readonly { readonly channelId: string; readonly available: number }[];
    readonly locations: readonly { readonly locationId: string; readonly free: number }[];
  }
>;

/** A channel has taken over what it was told, up to `stockRevision`. */
export type AvailabilityAcknowledged = DomainEvent<
  'AvailabilityAcknowledged',
  ItemFact & {
    readonly channelId: string;
    readonly stockRevision: number;
    readonly acknowledgedAt: Instant;
  }
>;

export type AvailabilityEvent = AvailabilityChanged | AvailabilityAcknowledged;
