import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { topics, type StoredEvent } from '@throughline/contracts';
import { brokenPromises } from '@throughline/testing';
import { SAMPLE_WEBHOOK_SECRET } from '@throughline/standalone';
import type { Answer, EventPage, OrderAnswer, World } from './world.js';

const POLL_MS = 25;
const PATIENCE_MS = 15_000;
const EVENTS_PER_READ = 500;

/** What people, channels and auditors do with Throughline, by HTTP. */
export class Person {
  constructor(
    private readonly world: World,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(this.world.url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        'x-actor': 'tester',
        ...headers,
      },
      ...(body !== undefined && { body: isRaw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : { text },
    };
  }

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('POST', path, body, headers);
  }

  /** @throws where the order is not taken */
  async place(order: object): Promise<string> {
    const { status, body } = await this.post('/api/v1/orders', order);
    if (status !== 202) throw new Error(`not placed: ${status} ${JSON.stringify(body)}`);
    return body['orderId'] as string;
  }

  shopifyWebhook(payload: object, secret: string = SAMPLE_WEBHOOK_SECRET): Promise<Answer> {
    const body = JSON.stringify(payload);
    return this.post('/api/v1/webhooks/shopify/shop', body, {
      'x-shopify-topic': 'orders/create',
      'x-shopify-shop-domain': 'sample.myshopify.com',
      'x-shopify-webhook-id': crypto.randomUUID(),
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
    });
  }

  async order(orderId: string): Promise<OrderAnswer> {
    const { body } = await this.get(`/api/v1/orders/${orderId}`);
    return body as unknown as OrderAnswer;
  }

  async events(orderId: string): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await this.get(`/api/v1/orders/${orderId}/events?limit=100${query}`);
      const page = body as unknown as EventPage;
      events.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return events;
  }

  /** Looks until `isSo`, and says what was seen last where it never comes. */
  async until(
    orderId: string,
    isSo: (answer: OrderAnswer) => boolean,
    what = 'the order to get there',
  ): Promise<OrderAnswer> {
    const until = Date.now() + this.patienceMs;
    for (;;) {
      const answer = await this.order(orderId);
      if ('order' in answer && isSo(answer)) return answer;
      if (Date.now() > until) {
        const types = (await this.events(orderId)).map(({ type }) => type);
        throw new Error(
          `waited for ${what}: ${answer.status}; owed ${JSON.stringify(answer.nextSteps)}; ${types.join(' ')}`,
        );
      }
      await pause(POLL_MS);
    }
  }

  untilStatus(orderId: string, ...statuses: readonly OrderAnswer['status'][]): Promise<OrderAnswer> {
    return this.until(orderId, ({ status }) => statuses.includes(status), statuses.join(' or '));
  }

  /** Until nobody but a person or a partner owes the order anything. */
  untilSettled(orderId: string): Promise<OrderAnswer> {
    return this.until(orderId, ({ nextSteps }) => nextSteps.every(({ kind }) => kind !== 'duty'), 'rest');
  }

  /** All that was ever published, read as an auditor without Kafka reads it. */
  async everyEvent(): Promise<StoredEvent[]> {
    const relays = topics.filter(({ kind }) => kind === 'relay');
    const events: StoredEvent[] = [];
    for (const { name } of relays) {
      let after = '';
      for (;;) {
        const query = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
        const { body } = await this.get(`/api/v1/topics/${name}?limit=${EVENTS_PER_READ}${query}`);
        const messages = body['messages'] as readonly { value: StoredEvent }[];
        events.push(...messages.map(({ value }) => value));
        if (messages.length === 0) break;
        after = body['cursor'] as string;
      }
    }
    return events;
  }

  /**
   * What every scenario ends with. Topics are read one after the other while orders still move: what such a reading
   * cuts in two is whole a moment later, and what is broken stays broken.
   */
  async expectPromisesKept(): Promise<void> {
    const until = Date.now() + this.patienceMs;
    let broken: string[] = [];
    do {
      const gateway = this.world.gateway.books().orders;
      broken = brokenPromises({ events: await this.everyEvent(), gateway });
    } while (broken.length > 0 && Date.now() < until);
    expect(broken).toEqual([]);
  }

  /** Calls `listener` with every fact of these topics from now on, until `signal` is raised. */
  async followTopics(
    names: readonly string[],
    listener: (event: StoredEvent) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await Promise.all(names.map((name) => this.followTopic(name, listener, signal)));
  }

  private async followTopic(
    name: string,
    listener: (event: StoredEvent) => void,
    signal: AbortSignal,
  ): Promise<void> {
    let after = '';
    while (!signal.aborted) {
      const query = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
      const { body } = await this.get(`/api/v1/topics/${name}?limit=${EVENTS_PER_READ}&waitMs=500${query}`);
      for (const { value } of body['messages'] as readonly { value: StoredEvent }[]) listener(value);
      after = body['cursor'] as string;
    }
  }
}
