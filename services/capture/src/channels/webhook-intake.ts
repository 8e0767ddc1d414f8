import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '@throughline/kernel';
import { METRICS, type ServiceMetrics } from '@throughline/service-kit';
import type { Refusal } from '../intake/check-order.js';
import type { IntakeSource } from '../intake/intake-source.js';
import { OrderIntake, type AcceptedOutcome } from '../intake/order-intake.js';
import { readPayload, type Payload } from '../intake/payload.js';
import { RefusedIntakes } from '../intake/refused-intakes.js';
import type { ChannelAdapter } from './channel-adapter.js';

export type WebhookAnswer =
  | { readonly outcome: AcceptedOutcome | 'conflict'; readonly orderId: string }
  | { readonly outcome: 'refused'; readonly intakeId: string };

/**
 * Takes the order of a webhook whose signature holds. Every outcome is durable, a refusal and a conflict too, so all
 * of them are answered as received: platforms send again what is not, and end the subscription after a few failures.
 */
@Injectable()
export class WebhookIntake {
  constructor(
    private readonly intake: OrderIntake,
    private readonly refusedIntakes: RefusedIntakes,
    @Inject(METRICS) private readonly metrics: Pick<ServiceMetrics, 'intakeEnded'>,
  ) {}

  async take(adapter: ChannelAdapter, channelId: string, body: Uint8Array): Promise<WebhookAnswer> {
    const source = { entrance: 'webhook' as const, causationId: uuidv7(), actor: `channel:${channelId}` };
    const payload = readPayload(body);
    const mapped = adapter.toCanonical(payload.value, channelId);
    if (!mapped.ok) {
      this.metrics.intakeEnded('webhook', 'refused');
      const refusal: Refusal = { code: 'validation-failed', problems: mapped.problems };
      return this.refuse(adapter, channelId, payload, refusal, source);
    }
    const outcome = await this.intake.place(mapped.order, payload, source);
    return outcome.outcome === 'refused'
      ? this.refuse(adapter, channelId, payload, outcome, source)
      : { outcome: outcome.outcome, orderId: outcome.orderId };
  }

  private async refuse(
    adapter: ChannelAdapter,
    channelId: string,
    payload: Payload,
    refusal: Refusal,
    source: IntakeSource,
  ): Promise<WebhookAnswer> {
    const identity = { channelId, externalId: adapter.externalIdOf(payload.value) };
    const intakeId = await this.refusedIntakes.record(payload, identity, refusal, source);
    return { outcome: 'refused', intakeId };
  }
}
