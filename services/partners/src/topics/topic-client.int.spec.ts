import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { TopicClient, type PolledMessage } from './topic-client.js';

const PATIENCE_MS = 10_000;
const POLL_MS = 10;
const MESSAGES_PER_POST_MAX = 200;

const untilTrue = async (isTrue: () => boolean): Promise<void> => {
  const until = Date.now() + PATIENCE_MS;
  while (!isTrue() && Date.now() < until) await pause(POLL_MS);
  expect(isTrue()).toBe(true);
};

/** The topics' HTTP side over lists in memory; a cursor is the number of messages that were read. */
class SmallTopics {
  readonly topics = new Map<string, PolledMessage[]>();
  readonly batches: number[] = [];
  readonly cursors: (string | null)[] = [];
  /** Requests of the next ones that get a 500. */
  failNext = 0;
  /** A value that is answered with 422. */
  readonly nonsense = 'nonsense';
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  of(topic: string): PolledMessage[] {
    const messages = this.topics.get(topic) ?? [];
    this.topics.set(topic, messages);
    return messages;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://small');
    const topic = this.of(url.pathname.replace('/api/v1/topics/', ''));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.failNext > 0) {
      this.failNext -= 1;
      response.writeHead(500).end('{}');
      return;
    }
    if (request.method === 'GET') return this.read(topic, url.searchParams.get('after'), response);
    const { messages } = JSON.parse(Buffer.concat(chunks).toString()) as { messages: PolledMessage[] };
    if (messages.some(({ value }) => value === this.nonsense)) {
      response.writeHead(422).end('{}');
      return;
    }
    topic.push(...messages);
    this.batches.push(messages.length);
    response.writeHead(202).end('{"offsets":[]}');
  }

  private async read(topic: PolledMessage[], after: string | null, response: ServerResponse) {
    this.cursors.push(after);
    const from = Number(after ?? 0);
    while (topic.length <= from && !response.destroyed) await pause(POLL_MS);
    const messages = topic.slice(from);
    response.writeHead(200).end(JSON.stringify({ messages, cursor: String(from + messages.length) }));
  }
}

describe('a partner without Kafka', () => {
  let throughline: SmallTopics;
  let client: TopicClient;

  beforeEach(async () => {
    throughline = new SmallTopics();
    client = new TopicClient(await throughline.listen());
  });

  afterEach(async () => {
    await client.stop();
    await throughline.close();
  });

  const publishNumbers = (count: number, from = 0): void => {
    for (let number = from; number < from + count; number += 1) client.publish('out', `k${number}`, number);
  };

  const numbersOf = (messages: readonly PolledMessage[]): unknown[] => messages.map(({ value }) => value);
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

  describe('publishing', () => {
    it('sends what is handed over at once in one request, key and value', async () => {
      client.publish('out', 'a', { sku: 'TEA' });
      client.publish('out', 'b', 2);
      await untilTrue(() => throughline.of('out').length === 2);
      expect(throughline.of('out')).toEqual([
        { key: 'a', value: { sku: 'TEA' } },
        { key: 'b', value: 2 },
      ]);
      expect(throughline.batches).toEqual([2]);
    });

    it('sends many in batches, in order', async () => {
      publishNumbers(2 * MESSAGES_PER_POST_MAX + 1);
      await untilTrue(() => throughline.batches.length === 3);
      expect(throughline.batches).toEqual([MESSAGES_PER_POST_MAX, MESSAGES_PER_POST_MAX, 1]);
      expect(numbersOf(throughline.of('out'))).toEqual(upTo(2 * MESSAGES_PER_POST_MAX + 1));
    });

    it('sends again until it is taken, and keeps the order of what came in meanwhile', async () => {
      throughline.failNext = 2;
      publishNumbers(3);
      await untilTrue(() => throughline.failNext === 1);
      publishNumbers(3, 3);
      await untilTrue(() => throughline.of('out').length === 6);
      expect(numbersOf(throughline.of('out'))).toEqual(upTo(6));
    });

    it('drops what is refused for good, and nothing of its neighbours', async () => {
      client.publish('out', 'a', 1);
      client.publish('out', 'b', throughline.nonsense);
      client.publish('out', 'c', 3);
      await untilTrue(() => throughline.of('out').length === 2);
      expect(numbersOf(throughline.of('out'))).toEqual([1, 3]);
      expect(client.refusals).toBe(1);
    });

    it('goes on after everything was taken', async () => {
      publishNumbers(1);
      await untilTrue(() => throughline.of('out').length === 1);
      publishNumbers(1, 1);
      await untilTrue(() => throughline.of('out').length === 2);
      expect(numbersOf(throughline.of('out'))).toEqual([0, 1]);
    });

    it('keeps topics apart', async () => {
      client.publish('one', 'k', 1);
      client.publish('two', 'k', 2);
      await untilTrue(() => throughline.batches.length === 2);
      expect(numbersOf(throughline.of('one'))).toEqual([1]);
      expect(numbersOf(throughline.of('two'))).toEqual([2]);
    });
  });

  describe('following', () => {
    it('hands over every message once, in order, also after faults', async () => {
      const seen: unknown[] = [];
      throughline.of('in').push({ key: 'a', value: 0 }, { key: 'a', value: 1 });
      throughline.failNext = 1;
      client.follow('in', ({ value }) => seen.push(value));
      await untilTrue(() => seen.length === 2);
      throughline.failNext = 1;
      throughline.of('in').push({ key: 'b', value: 2 });
      await untilTrue(() => seen.length === 3);
      throughline.of('in').push({ key: 'b', value: 3 });
      await untilTrue(() => seen.length === 4);
      expect(seen).toEqual([0, 1, 2, 3]);
      expect(throughline.cursors.slice(0, 2)).toEqual([null, '2']);
    });

    it('ends with stop, in the middle of a poll and of a pause', async () => {
      client.follow('in', () => undefined);
      await untilTrue(() => throughline.cursors.length === 1);
      throughline.failNext = 1_000;
      publishNumbers(1);
      await untilTrue(() => throughline.failNext < 1_000);
      await client.stop();
      const asked = throughline.failNext;
      await pause(400);
      expect(throughline.failNext).toBe(asked);
    });
  });
});
