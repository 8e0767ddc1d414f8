import type { IncomingHttpHeaders } from 'node:http';
import type { ChannelSettings } from '@throughline/contracts';
import type { FieldProblem } from '@throughline/service-kit';

/** A canonical order to be checked like any other, or what in the channel's own format speaks against it. */
export type MappingResult =
  | { readonly ok: true; readonly order: object }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** What is known of one platform's own format. Pure: it maps, and never decides. */
export interface ChannelAdapter {
  readonly platform: ChannelSettings['platform'];
  /** Whether whoever sent these bytes knows the secret. Compares in constant time. */
  isSigned(body: Uint8Array, headers: IncomingHttpHeaders, secret: string): boolean;
  /** Whether the webhook carries an order as a whole; all others are acknowledged and left. */
  carriesOrder(headers: IncomingHttpHeaders): boolean;
  /** The channel's own id of the order; null where the payload has none. */
  externalIdOf(payload: unknown): string | null;
  toCanonical(payload: unknown, channelId: string): MappingResult;
}
