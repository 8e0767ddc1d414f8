import type { Projection } from '@throughline/read-store';
import type { OwedStep, OwedSteps } from '../steps/owed-steps.js';
import type { StepHandler } from '../steps/step-driver.js';

/** Provider token of a service's `ServiceWork`. */
export const WORK = Symbol('WORK');

/** Provider token of the read models that a service keeps in step with the store: `Projection[]`. */
export const PROJECTIONS = Symbol('PROJECTIONS');

/** Provider token of the `StepPolicy`: how long an order waits for whom. */
export const STEP_POLICY = Symbol('STEP_POLICY');

/** Provider token of the service's own name. */
export const SERVICE = Symbol('SERVICE');

export type ServiceProjections = readonly Projection<never>[];

/** What a service does for the steps that `nextSteps` gives to it, when no message does. */
export interface ServiceWork {
  /** By step name; each must be safe to repeat. */
  readonly handlers: Readonly<Record<string, StepHandler>>;
  /** Names of effects that are asked again at once after a start. */
  readonly resumedAtStart?: readonly string[];
  /** What happens to a step that no try got done; by default the order gets `StepFailed`. */
  readonly giveUp?: (orderId: string, step: OwedStep, reason: string) => Promise<void>;
  /** Where the owed steps come from, if not from the order's ledger alone. */
  readonly owed?: OwedSteps;
}
