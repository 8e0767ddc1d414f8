import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  deadLetterTopicOf,
  TOPIC,
  topicNamed,
  whenEvent,
  type EventType,
  type NewEvent,
  type StoredEvent,
} from '@throughline/contracts';
import { SqliteEventStore } from '@throughline/event-store';
import { systemClock, uuidv7 } from '@throughline/kernel';
import { SqliteFile } from '@throughline/sqlite';
import { ensureTopics } from '../kafka/ensure-topics.js';
import type { KafkaConnection, KafkaLog } from '../kafka/kafka-client.js';
import { KafkaTransport } from '../kafka/kafka-transport.js';
import { READ_MESSAGES_MAX, type Message } from '../message-transport.js';
import { Relay, type RelayOptions, type RelayStatistics } from '../relay/relay.js';
import { silentLog, testConnection } from './kafka-harness.js';

const PATIENCE_MS = 25_000;
const SESSION_TIMEOUT_MS = 6_000;

export const HELD_TOPIC = whenEvent('OrderHeld').topic;
export const SHIPMENTS_TOPIC = whenEvent('ShipmentReleased').topic;
export const RELAY_TOPICS = [HELD_TOPIC, SHIPMENTS_TOPIC, TOPIC.fulfillmentRequests]
  .flatMap((topic) => [topic, deadLetterTopicOf(topic)])
  .concat(TOPIC.relayCheckpoints)
  .map(topicNamed);

export const fact = (orderId: string, data: unknown = {}, type: EventType = 'OrderHeld'): NewEvent => ({
  id: uuidv7(),
  type,
  schemaVersion: 1,
  occurredAt: '2026-03-01T09:30:00.000Z',
  correlationId: orderId,
  causationId: 'request-1',
  actor: 'service:capture',
  producer: 'capture',
  data,
});

export const until = async (condition: () => Promise<boolean> | boolean): Promise<void> => {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline)
      throw new Error(`waited ${PATIENCE_MS} ms in vain for ${condition.toString()}`);
    await sleep(20);
  }
};

/** A merchant's ledger in a file, brokers, and as many relays as a test starts. */
export class RelayWorld {
  readonly errors: string[] = [];
  readonly connection: KafkaConnection;
  readonly transport: KafkaTransport;
  private readonly directory = mkdtempSync(join(tmpdir(), 'relay-'));
  private file = this.openFile('events.sqlite');
  store = new SqliteEventStore(this.file, systemClock);
  private readonly relays: Relay[] = [];
  private readonly revisions = new Map<string, number>();

  private constructor(brokers?: readonly string[]) {
    this.connection = testConnection({ sessionTimeoutMs: SESSION_TIMEOUT_MS, ...(brokers && { brokers }) });
    this.transport = new KafkaTransport({
      connection: this.connection,
      clock: systemClock,
      logger: silentLog,
    });
  }

  static async create(brokers?: readonly string[]): Promise<RelayWorld> {
    const world = new RelayWorld(brokers);
    await ensureTopics({ connection: world.connection, logger: silentLog, topics: RELAY_TOPICS });
    return world;
  }

  relay(options: Partial<RelayOptions> = {}): Relay {
    const { connection, store, logger } = this;
    const relay = new Relay({
      store,
      connection,
      clock: systemClock,
      logger,
      topics: RELAY_TOPICS,
      ...options,
    });
    this.relays.push(relay);
    relay.start();
    return relay;
  }

  async hold(orderId: string, ...data: unknown[]): Promise<void> {
    await this.append(orderId, data.length > 0 ? data.map((each) => fact(orderId, each)) : [fact(orderId)]);
  }

  async append(orderId: string, events: readonly NewEvent[]): Promise<readonly StoredEvent[]> {
    const stored = await this.store.append(`order-${orderId}`, this.revisions.get(orderId) ?? -1, events);
    this.revisions.set(orderId, stored.at(-1)?.revision ?? -1);
    return stored;
  }

  async holdOrders(count: number, orders = 7): Promise<void> {
    for (let index = 0; index < count; index += 1) await this.hold(`o${index % orders}`, { index });
  }

  /** All that a topic holds, in the order of each partition. */
  async messages(topic: string): Promise<Message[]> {
    const found: Message[] = [];
    for (let after: string | undefined; ;) {
      const { messages, cursor } = await this.transport.read(topic, {
        limit: READ_MESSAGES_MAX,
        waitMs: 200,
        ...(after !== undefined && { after }),
      });
      if (messages.length === 0) return found;
      found.push(...messages);
      after = cursor;
    }
  }

  async positions(topic = HELD_TOPIC): Promise<number[]> {
    const messages = await this.messages(topic);
    return messages.map(({ headers }) => Number(headers.position)).sort((a, b) => a - b);
  }

  async copyStore(name: string): Promise<() => Promise<void>> {
    await this.closeStore();
    for (const suffix of ['', '-wal']) {
      const from = join(this.directory, `events.sqlite${suffix}`);
      if (existsSync(from)) copyFileSync(from, join(this.directory, `${name}${suffix}`));
    }
    this.openStore('events.sqlite');
    const revisions = new Map(this.revisions);
    return async () => {
      await this.closeStore();
      this.openStore(name);
      this.revisions.clear();
      for (const [orderId, revision] of revisions) this.revisions.set(orderId, revision);
    };
  }

  async useEmptyStore(): Promise<void> {
    await this.closeStore();
    this.openStore('another.sqlite');
    this.revisions.clear();
  }

  async dispose(): Promise<void> {
    await Promise.all(this.relays.map((relay) => relay.stop()));
    await this.transport.close();
    await this.closeStore();
    rmSync(this.directory, { recursive: true });
  }

  private get logger(): KafkaLog {
    return {
      ...silentLog,
      error: (fields, text) => void this.errors.push(`${text} ${JSON.stringify(fields)}`),
    };
  }

  private openFile(name: string): SqliteFile {
    return new SqliteFile(join(this.directory, name), { synchronous: 'NORMAL' });
  }

  private openStore(name: string): void {
    this.file = this.openFile(name);
    this.store = new SqliteEventStore(this.file, systemClock);
  }

  private async closeStore(): Promise<void> {
    await this.store.close();
    this.file.close();
  }
}

const hasCaughtUp = ({ role, position, head }: RelayStatistics): boolean =>
  role === 'leader' && position === head;

export const caughtUp = (relay: Relay): Promise<void> =>
  until(async () => hasCaughtUp(await relay.statistics()));

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
