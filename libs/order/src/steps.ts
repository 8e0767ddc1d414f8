import type { ServiceName } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';

/** What a service owes an order, and at once. */
export type DutyName =
  | 'reserve-stock'
  | 'release-stock'
  | 'screen-order'
  | 'cover-order'
  | 'perform-authorization'
  | 'route-order'
  | 'allocate-stock'
  | 'release-shipment'
  | 'issue-stock'
  | 're-source-stock'
  | 'return-short'
  | 'capture-payment'
  | 'perform-capture'
  | 'void-payment'
  | 'perform-void'
  | 'complete-order';

/** What the order waits for; its owner looks again at `dueAt`. */
export type AwaitName =
  'await-stock' | 'await-cover' | 'await-acknowledgement' | 'await-shipping' | 'await-delivery';

/** What only a person can settle: the exception queue. */
export type DecisionName =
  | 'release-hold'
  | 'review-fraud'
  | 'payment-declined'
  | 'payment-missing'
  | 'reservation-expired'
  | 'stock-endangered'
  | 'unroutable'
  | 'capture-failed'
  | 'void-failed'
  | 'refund-at-channel'
  | 'conflicting-content'
  | 'step-failed'
  | 'dead-letter';

export type StepName = DutyName | AwaitName | DecisionName;

/** What a person can do about an exception. */
export type StepAction = 'cancel' | 'release' | 'approve' | 'reject' | 'retry' | 'dismiss' | 'replay';

interface StepBase {
  /** `name`, or `name:subject`: stable as long as the same thing is owed. */
  readonly key: string;
  readonly subject: string | null;
  /** Since when it is owed. */
  readonly since: Instant;
}

export interface Duty extends StepBase {
  readonly kind: 'duty';
  readonly name: DutyName;
  readonly owner: ServiceName;
}

export interface Await extends StepBase {
  readonly kind: 'await';
  readonly name: AwaitName;
  readonly owner: ServiceName;
  /** Who is waited for, in words. */
  readonly waitsFor: string;
  readonly dueAt: Instant;
}

export interface PersonDecision extends StepBase {
  readonly kind: 'decision';
  readonly name: DecisionName;
  readonly owner: 'person';
  readonly reason: string;
  readonly actions: readonly StepAction[];
}

export type Step = Duty | Await | PersonDecision;

const keyOf = (name: StepName, subject: string | null): string =>
  subject === null ? name : `${name}:${subject}`;

/** "perform-capture:c1" → "perform-capture". */
export const stepNameOf = (key: string): string => key.split(':', 1)[0] ?? key;

/** "stock-endangered:TEA" → "TEA". */
export const subjectOf = (key: string): string => key.slice(key.indexOf(':') + 1);

const PARTNER_WAITS: readonly string[] = ['await-acknowledgement', 'await-shipping', 'await-delivery'];

/** "await-acknowledgement:2.1" → "2": the shipment that a partner is waited for. Undefined for any other step. */
export function awaitedShipment(key: string): string | undefined {
  const [name = '', subject = ''] = key.split(':', 2);
  return PARTNER_WAITS.includes(name) ? subject.split('.', 1)[0] : undefined;
}

export const CONFLICT_STEP = 'conflicting-content';
export const REFUND_AT_CHANNEL_STEP = 'refund-at-channel';

export const duty = (
  owner: ServiceName,
  name: DutyName,
  since: Instant,
  subject: string | null = null,
): Duty => ({
  kind: 'duty',
  key: keyOf(name, subject),
  name,
  owner,
  subject,
  since,
});

export const waiting = (
  owner: ServiceName,
  name: AwaitName,
  waitsFor: string,
  since: Instant,
  dueAt: Instant,
  subject: string | null = null,
): Await => ({ kind: 'await', key: keyOf(name, subject), name, owner, subject, since, waitsFor, dueAt });

export const decision = (
  name: DecisionName,
  reason: string,
  actions: readonly StepAction[],
  since: Instant,
  subject: string | null = null,
): PersonDecision => ({
  kind: 'decision',
  key: keyOf(name, subject),
  name,
  owner: 'person',
  subject,
  since,
  reason,
  actions,
});
