import { Inject, Injectable } from '@nestjs/common';
import type { PayloadReference } from '@throughline/contracts';
import {
  Ledgers,
  METRICS,
  SettingsView,
  type CommandContext,
  type Handled,
  type ServiceMetrics,
} from '@throughline/service-kit';
import type { OrderState } from '@throughline/order';
import { checkOrder, type IntakeSettings, type Refusal } from './check-order.js';
import type { IntakeSource } from './intake-source.js';
import { draftOf, type OrderDraft } from './order-draft.js';
import { PayloadArchive } from './payload-archive.js';
import type { Payload } from './payload.js';
import { LATE, PAYLOAD_NEEDED, placeOrderDecider, type PlaceOrder } from './place-order.decider.js';

/** What became of an order that came; all but `refused` know the order that it belongs to. */
export type IntakeOutcome =
  | { readonly outcome: AcceptedOutcome | 'conflict'; readonly orderId: string }
  | ({ readonly outcome: 'refused' } & Refusal);

/** `late`: an older state than the one that we know. */
export type AcceptedOutcome = 'placed' | 'repeated' | 'snapshot-recorded' | 'late';

const commandOf = (draft: OrderDraft, payload: PayloadReference | null): PlaceOrder => ({
  type: 'PlaceOrder',
  data: { ...draft, payload },
});

const needsPayload = (decision: { readonly outcome: string; readonly code?: string }): boolean =>
  decision.outcome === 'reject' && decision.code === PAYLOAD_NEEDED;

function outcomeOf(handled: Handled<OrderState>): AcceptedOutcome | 'conflict' {
  if (handled.outcome === 'reject') return 'conflict';
  if (handled.outcome === 'ignore') return handled.why === LATE ? 'late' : 'repeated';
  switch (handled.events[0]?.type) {
    case 'OrderPlaced':
      return 'placed';
    case 'OrderSnapshotReceived':
      return 'snapshot-recorded';
    default:
      return 'conflict';
  }
}

/** The one door: an order through HTTP, a webhook, the topic or a file is taken here, and only here. */
@Injectable()
export class OrderIntake {
  private readonly settings: IntakeSettings;

  constructor(
    private readonly ledgers: Ledgers,
    private readonly archive: PayloadArchive,
    settings: SettingsView,
    @Inject(METRICS) private readonly metrics: Pick<ServiceMetrics, 'intakeEnded'>,
  ) {
    this.settings = {
      hasChannel: (channelId) => settings.channel(channelId) !== undefined,
      findProduct: (sku) => settings.product(sku),
    };
  }

  /**
   * Takes a canonical order, mapped from or equal to what `payload` holds. What it answers is durable.
   * @throws TransientFault where the store is away: nothing is known of the order then, and it may be sent again
   */
  async place(canonical: unknown, payload: Payload, source: IntakeSource): Promise<IntakeOutcome> {
    const outcome = await this.take(canonical, payload, source);
    this.metrics.intakeEnded(source.entrance, outcome.outcome);
    return outcome;
  }

  private async take(canonical: unknown, payload: Payload, source: IntakeSource): Promise<IntakeOutcome> {
    const checked = await checkOrder(canonical, this.settings);
    if (!checked.ok) return { outcome: 'refused', code: checked.code, problems: checked.problems };
    const draft = draftOf(checked.order, payload.cardNumbersRemoved);
    const handled = await this.placeDraft(draft, payload, source);
    return { outcome: outcomeOf(handled), orderId: draft.placed.orderId };
  }

  /** The payload comes first, so that no fact names one that is not there; a mere repeat brings none. */
  private async placeDraft(
    draft: OrderDraft,
    payload: Payload,
    source: IntakeSource,
  ): Promise<Handled<OrderState>> {
    const { orderId, channelId, contentHash } = draft.placed;
    const { state } = await this.ledgers.orders.load(orderId);
    const context: CommandContext = {
      causationId: source.causationId,
      correlationId: orderId,
      actor: source.actor ?? `channel:${channelId}`,
      isNew: state === undefined,
    };
    const place = (reference: PayloadReference | null): Promise<Handled<OrderState>> =>
      this.ledgers.orders.handle(placeOrderDecider, orderId, commandOf(draft, reference), context);

    const foreseen = placeOrderDecider.decide(commandOf(draft, null), state);
    if (!needsPayload(foreseen)) {
      const handled = await place(null);
      if (!needsPayload(handled)) return handled;
    }
    const owner = { orderId, contentHash, personId: draft.personal.personId };
    return place(await this.archive.keep(owner, payload, source, context));
  }
}
