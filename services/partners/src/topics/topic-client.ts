import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';

/** The longest that one poll waits for a first message. */
const POLL_MS = 10_000;

const MESSAGES_PER_POLL_MAX = 500;
const MESSAGES_PER_POST_MAX = 200;
const RETRY_MS = 250;
const REQUEST_TIMEOUT_MS = 15_000;

export interface PolledMessage {
  readonly key: string | null;
  readonly value: unknown;
}

interface Outgoing {
  readonly key: string;
  readonly value: unknown;
}

/**
 * Reads and writes public topics over HTTP, as a partner without Kafka does. What it was handed to publish it keeps
 * until Throughline said that it is durable; a reader takes up at its cursor, in order, whatever went down meanwhile.
 */
export class TopicClient {
  private readonly agent = new Agent({
    connections: 8,
    headersTimeout: REQUEST_TIMEOUT_MS,
    bodyTimeout: REQUEST_TIMEOUT_MS,
  });
  private readonly outboxes = new Map<string, Outgoing[]>();
  private readonly working = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(private readonly baseUrl: string) {}

  /** Calls `handle` for every message of the topic, in order, until `stop`. */
  follow(topic: string, handle: (message: PolledMessage) => void): void {
    this.work(this.poll(topic, handle));
  }

  /** Returns at once; sends in batches, in order, and again until it is taken. */
  publish(topic: string, key: string, value: unknown): void {
    const waiting = this.outboxes.get(topic);
    if (waiting) {
      waiting.push({ key, value });
      return;
    }
    const outbox: Outgoing[] = [{ key, value }];
    this.outboxes.set(topic, outbox);
    this.work(this.flush(topic, outbox));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.working);
    await this.agent.destroy();
  }

  private work(promise: Promise<void>): void {
    const work = promise.finally(() => this.working.delete(work));
    this.working.add(work);
  }

  private get isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async poll(topic: string, handle: (message: PolledMessage) => void): Promise<void> {
    let cursor: string | undefined;
    while (!this.isStopped) {
      try {
        const query = new URLSearchParams({ limit: String(MESSAGES_PER_POLL_MAX), waitMs: String(POLL_MS) });
        if (cursor !== undefined) query.set('after', cursor);
        const answer = (await this.call('GET', `${topic}?${query.toString()}`)) as {
          messages: PolledMessage[];
          cursor: string;
        };
        for (const message of answer.messages) handle(message);
        cursor = answer.cursor;
      } catch {
        await this.pauseBeforeRetry();
      }
    }
  }

  private async flush(topic: string, outbox: Outgoing[]): Promise<void> {
    // What is handed over in this turn of the event loop goes in one request.
    await new Promise(setImmediate);
    while (outbox.length > 0 && !this.isStopped) {
      const messages = outbox.slice(0, MESSAGES_PER_POST_MAX);
      try {
        await this.call('POST', topic, { messages });
        outbox.splice(0, messages.length);
      } catch {
        await this.pauseBeforeRetry();
      }
    }
    this.outboxes.delete(topic);
  }

  private async call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const response = await request(`${this.baseUrl}/api/v1/topics/${path}`, {
      method,
      dispatcher: this.agent,
      signal: this.stopping.signal,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = await response.body.json();
    if (response.statusCode >= 300) throw new Error(`${method} ${path}: ${response.statusCode}`);
    return answer;
  }

  private async pauseBeforeRetry(): Promise<void> {
    await pause(RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
