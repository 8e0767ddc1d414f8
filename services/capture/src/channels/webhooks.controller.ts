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

interface Ignored {
  readonly outcome: 'ignored';
  readonly note: string;
}

/** `POST /api/v1/webhooks/:platform/:channelId`: orders in the platforms' own formats, signed over the raw body. */
@Controller('/api/v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhookIntake,
    private readonly settings: SettingsView,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhookSecrets'>,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(METRICS) private readonly metrics: Pick<ServiceMetrics, 'intakeEnded'>,
  ) {}

  @Post(':platform/:channelId')
  @HttpCode(200)
  async receive(
    @Param('platform') platform: string,
    @Param('channelId') channelId: string,
    @Headers() headers: IncomingHttpHeaders,
    @RawBody() body: Buffer = Buffer.alloc(0),
  ): Promise<WebhookAnswer | Ignored> {
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
