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

/** Throughline will not take it, however often it is sent. */
class Refused extends Error {
  override readonly name = 'Refused';
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
  /** Messages of ours that Throughline would not take. */
  refusals = 0;

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
    let size = MESSAGES_PER_POST_MAX;
    while (outbox.length > 0 && !this.isStopped) {
      const messages = outbox.slice(0, size);
      try {
        await this.call('POST', topic, { messages });
        outbox.splice(0, messages.length);
      } catch (error) {
        if (!(error instanceof Refused)) await this.pauseBeforeRetry();
        else if (messages.length === 1) this.drop(outbox);
        // One of them is wrong: sent alone, it is told from the others.
        else size = 1;
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
    const { statusCode } = response;
    if (statusCode >= 400 && statusCode < 500) throw new Refused(`${method} ${path}: ${statusCode}`);
    if (statusCode >= 300) throw new Error(`${method} ${path}: ${statusCode}`);
    return answer;
  }

  private drop(outbox: Outgoing[]): void {
    outbox.shift();
    this.refusals += 1;
  }

  private async pauseBeforeRetry(): Promise<void> {
    await pause(RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
