import type { DomainEvent } from '../envelope.js';
import type { Instant, SkuQuantity } from './common.js';

/** On `hold-<holdId>`: units kept for a checkout, over all of its items. */
export type HoldOpened = DomainEvent<
  'HoldOpened',
  {
    readonly holdId: string;
    readonly channelId: string;
    readonly items: readonly SkuQuantity[];
    readonly expiresAt: Instant;
  }
>;
export type HoldExtended = DomainEvent<
  'HoldExtended',
  { readonly holdId: string; readonly expiresAt: Instant }
>;
export type HoldClosed = DomainEvent<
  'HoldClosed',
  {
    readonly holdId: string;
    readonly reason: 'released' | 'expired' | 'ordered';
    readonly orderId: string | null;
  }
>;

export type HoldEvent = HoldOpened | HoldExtended | HoldClosed;
