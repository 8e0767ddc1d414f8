import { eventCatalogue, orderStream, type EventType, type ServiceName } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { nextSteps, type OrderState, type Step, type StepPolicy } from '@throughline/order';
import type { StateCache } from '../commands/state-cache.js';

/** Something that a service owes an order now (`duty`), or looks at again at `dueAt` (`await`). */
export interface OwedStep {
  readonly key: string;
  readonly name: string;
  readonly kind: 'duty' | 'await';
  readonly subject: string | null;
  readonly dueAt: Instant | null;
}

/** Where the driver learns what a service owes: from the order's ledger alone, or from streams of its own too. */
export interface OwedSteps {
  /** A fact of these types may change what is owed to the order that is its correlation id. */
  readonly types: ReadonlySet<EventType>;
  /** `atLeastRevision` is the ledger's, as far as the asker knows it. */
  owedTo(orderId: string, atLeastRevision?: number): Promise<readonly OwedStep[]>;
}

export const orderEventTypes: ReadonlySet<EventType> = new Set(
  (Object.keys(eventCatalogue) as EventType[]).filter((type) => eventCatalogue[type].stream === 'order'),
);

const toOwed = (step: Exclude<Step, { kind: 'decision' }>): OwedStep => ({
  key: step.key,
  name: step.name,
  kind: step.kind,
  subject: step.subject,
  dueAt: step.kind === 'await' ? step.dueAt : null,
});

/** What `nextSteps` gives to this service. */
export const owedByLedger = (
  service: ServiceName,
  cache: StateCache<OrderState>,
  policy: StepPolicy,
): OwedSteps => ({
  types: orderEventTypes,
  owedTo: async (orderId, atLeastRevision) => {
    const { state } = await cache.load(orderStream(orderId), atLeastRevision);
    return nextSteps(state, policy).flatMap((step) =>
      step.kind !== 'decision' && step.owner === service ? [toOwed(step)] : [],
    );
  },
});
