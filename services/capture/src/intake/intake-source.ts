import type { Actor } from '@throughline/contracts';

/** The doors that lead to the one intake. */
export type Entrance = 'http' | 'webhook' | 'topic' | 'file';

/** How an order came: on whose word, and because of what. */
export interface IntakeSource {
  readonly entrance: Entrance;
  /** The request, message or row that brought it. */
  readonly causationId: string;
  /** Who brought it; the order's channel where nobody says. */
  readonly actor?: Actor;
}
