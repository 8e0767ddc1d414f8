import type { en } from '../i18n/en/index.js';

export type StepName = keyof typeof en.status.step;

/** What a list can be narrowed to waiting for: partners, stock and people. What a service owes is done at once. */
export const WAITED_FOR = [
  'await-stock',
  'await-cover',
  'await-acknowledgement',
  'await-shipping',
  'await-delivery',
  'release-hold',
  'review-fraud',
  'payment-declined',
  'payment-missing',
  'reservation-expired',
  'unroutable',
  'stock-endangered',
  'capture-failed',
  'void-failed',
  'refund-at-channel',
  'conflicting-content',
  'step-failed',
  'dead-letter',
] as const satisfies readonly StepName[];
