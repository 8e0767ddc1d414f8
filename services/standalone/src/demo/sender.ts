import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { TOPIC } from '@throughline/contracts';
import { orderIdFor } from '@throughline/kernel';
import { SAMPLE_WEBHOOK_SECRET } from '../sample-merchant.js';
import type { DemoItem, FollowUp } from './mix.js';

const FOLLOW_UP_POLL_MS = 100;
const FOLLOW_UP_PATIENCE_MS = 20_000;

/** What the entrance answered. */
export type Answer = 'placed' | 'repeated' | 'refused';

interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Sends the demo's orders through the doors that channels use. */
export class Sender {
  constructor(private readonly url: string) {}

  async send(item: DemoItem): Promise<Answer> {
    switch (item.entrance) {
      case 'http':
        return this.answerOf(await this.post('/api/v1/orders', item.body));
      case 'webhook':
        return this.answerOf(await this.webhook(item.body));
      case 'topic':
        return this.overTopic(item);
      case 'file':
        return this.overFile(item);
    }
  }

  /** Cancels at once, or waits for the review and decides it. */
  async followUp(orderId: string, action: Exclude<FollowUp, 'none'>): Promise<void> {
    if (action === 'cancel') {
      await this.post(`/api/v1/orders/${orderId}/cancel`, { reason: 'changed my mind' });
      return;
    }
    const until = Date.now() + FOLLOW_UP_PATIENCE_MS;
    while (Date.now() < until) {
      const reply = await this.post(`/api/v1/reviews/${orderId}/${action}`, { reason: 'seen by the demo' });
      if (reply.status < 300) return;
      await pause(FOLLOW_UP_POLL_MS);
    }
  }

  async get(path: string): Promise<Record<string, unknown>> {
    const response = await fetch(this.url + path);
    return (await response.json()) as Record<string, unknown>;
  }

  private async overTopic({ body, channelId, externalId }: DemoItem): Promise<Answer> {
    const known = await this.isKnown(channelId, externalId);
    await this.post(`/api/v1/topics/${TOPIC.channelOrders}`, {
      messages: [{ key: `${channelId}/${externalId}`, value: body }],
    });
    return known ? 'repeated' : 'placed';
  }

  private async overFile({ body }: DemoItem): Promise<Answer> {
    const { body: summary } = await this.post('/api/v1/orders/import', `${JSON.stringify(body)}\n`, {
      'content-type': 'application/x-ndjson',
    });
    if (summary['placed'] === 1) return 'placed';
    return summary['repeated'] === 1 ? 'repeated' : 'refused';
  }

  private webhook(payload: unknown): Promise<Reply> {
    const body = JSON.stringify(payload);
    return this.post('/api/v1/webhooks/shopify/shop', body, {
      'x-shopify-topic': 'orders/create',
      'x-shopify-shop-domain': 'sample.myshopify.com',
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-hmac-sha256': createHmac('sha256', SAMPLE_WEBHOOK_SECRET).update(body).digest('base64'),
    });
  }

  private async isKnown(channelId: string, externalId = ''): Promise<boolean> {
    return (await fetch(`${this.url}/api/v1/orders/${orderIdFor(channelId, externalId)}`)).ok;
  }

  private answerOf({ status, body }: Reply): Answer {
    if (status >= 300) return 'refused';
    if (body['outcome'] === 'placed') return 'placed';
    return body['outcome'] === 'refused' ? 'refused' : 'repeated';
  }

  private async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-actor': 'demo', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  }
}
