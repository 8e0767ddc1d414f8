import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Headers, HttpCode, Inject, Param, Post, RawBody } from '@nestjs/common';
import {
  CONFIG,
  LOGGER,
  METRICS,
  Rejection,
  SettingsView,
  type Config,
  type Logger,
  type ServiceMetrics,
} from '@throughline/service-kit';
import { answerWithin } from './answer-within.js';
import type { ChannelAdapter } from './channel-adapter.js';
import { findAdapter } from './channel-adapters.js';
import { WebhookIntake, type WebhookAnswer } from './webhook-intake.js';

/** Shopify gives up after 5 s in all: what takes longer is answered as not taken, and comes again. */
export const WEBHOOK_ANSWER_MS_MAX = 4_500;

/** A notification that brings no order. */
export interface IgnoredWebhook {
  readonly outcome: 'ignored';
  readonly note: string;
}

/** What became of a notification. */
export type WebhookReceipt = WebhookAnswer | IgnoredWebhook;

/**
 * `POST /api/v1/webhooks/:platform/:channelId`: orders in the platforms' own formats, signed over the raw body.
 * @tag Webhooks
 */
@Controller('/api/v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhookIntake,
    private readonly settings: SettingsView,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhookSecrets'>,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(METRICS) private readonly metrics: Pick<ServiceMetrics, 'intakeEnded'>,
  ) {}

  /**
   * Take a platform's webhook. The body is the platform's own and signed with the channel's secret. Every outcome is
   * durable before the answer, a refusal too, so that the platform does not send it again. Safe to repeat.
   *
   * @operation receiveWebhook
   * @param platform the adapter: `shopify`
   * @param channelId a channel of that platform
   * @header X-Shopify-Hmac-Sha256: base64 of the HMAC-SHA-256 over the raw body
   * @header X-Shopify-Topic: what it tells of: `orders/create`, `orders/updated`, …
   * @accepts application/json unknown An order as the platform writes it.
   * @returns 200 it was received, and need not come again
   * @throws 401 bad-signature: the body is not signed with the secret of this channel
   * @throws 404 unknown-platform: there is no adapter for this platform
   * @throws 404 unknown-channel: there is no such channel of this platform
   * @throws 422 unacceptable-content: it is too large to be stored
   */
  @Post(':platform/:channelId')
  @HttpCode(200)
  async receive(
    @Param('platform') platform: string,
    @Param('channelId') channelId: string,
    @Headers() headers: IncomingHttpHeaders,
    @RawBody() body: Buffer = Buffer.alloc(0),
  ): Promise<WebhookReceipt> {
    const adapter = findAdapter(platform);
    if (!adapter) throw new Rejection(404, 'unknown-platform', 'there is no adapter for this platform');
    const secret = this.secretOf(adapter, channelId);
    if (secret === undefined || !adapter.isSigned(body, headers, secret)) {
      this.metrics.intakeEnded('webhook', 'bad-signature');
      throw new Rejection(401, 'bad-signature', 'the body is not signed with the secret of this channel');
    }
    if (!adapter.carriesOrder(headers)) {
      this.metrics.intakeEnded('webhook', 'ignored');
      return { outcome: 'ignored', note: 'this topic carries no order as a whole' };
    }
    return answerWithin(WEBHOOK_ANSWER_MS_MAX, this.webhooks.take(adapter, channelId, body));
  }

  /** Undefined for a channel without a secret: nothing can be signed for it. @throws Rejection 404 */
  private secretOf({ platform }: ChannelAdapter, channelId: string): string | undefined {
    const channel = this.settings.channel(channelId);
    if (channel?.platform !== platform) {
      throw new Rejection(404, 'unknown-channel', 'there is no such channel of this platform');
    }
    const secret = this.config.webhookSecrets[channel.webhookSecretName ?? channelId];
    if (secret === undefined)
      this.logger.warn({ channelId }, 'a webhook came, but its channel has no secret');
    return secret;
  }
}
