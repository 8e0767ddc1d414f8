import type { Schemas } from '../api/client.js';

/** How far the money of one tender has come, in minor units. */
export interface TenderMoney {
  /** Held at the customer's bank, or settled by the channel or on terms. */
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  /** Covered, and not taken yet. */
  readonly remainingMinor: number;
}

const COVERED = ['settled', 'on-terms'];

export function moneyOf({
  status,
  amountMinor,
  authorization,
  captures,
}: Schemas['TenderState']): TenderMoney {
  const authorizedMinor = COVERED.includes(status) ? amountMinor : (authorization?.amountMinor ?? 0);
  const capturedMinor = captures
    .filter((capture) => capture.status === 'captured')
    .reduce((sum, capture) => sum + capture.amountMinor, 0);
  const isOpen = status === 'authorized' || status === 'on-terms';
  return { authorizedMinor, capturedMinor, remainingMinor: isOpen ? authorizedMinor - capturedMinor : 0 };
}
