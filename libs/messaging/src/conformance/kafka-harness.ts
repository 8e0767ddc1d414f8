import { randomBytes } from 'node:crypto';
import {
  deadLetterTopicOf,
  retryTopicOf,
  TOPIC,
  topicNamed,
  whenEvent,
  type EventType,
} from '@throughline/contracts';
import { systemClock } from '@throughline/kernel';
import { ClusterNames } from '../kafka/cluster-names.js';
import { ensureTopics } from '../kafka/ensure-topics.js';
import { kafkaClient, type KafkaClient, type KafkaConnection, type KafkaLog } from '../kafka/kafka-client.js';
import { KafkaTransport } from '../kafka/kafka-transport.js';
import type { TransportHarness } from './harness.js';
import { RelayedStore } from './relayed-store.js';
import { ORDERS_TOPIC, PAYMENTS_TOPIC } from './world.js';

const topicOf = (type: EventType): string => whenEvent(type).topic;

/** What the suite writes to or reads from: all that are declared would take seconds for every test. */
const TOPICS = [
  ORDERS_TOPIC,
  deadLetterTopicOf(ORDERS_TOPIC),
  PAYMENTS_TOPIC,
  TOPIC.wmsEvents,
  deadLetterTopicOf(TOPIC.wmsEvents),
  TOPIC.fulfillmentRequests,
  TOPIC.stockRequests,
  topicOf('ShipmentReleased'),
  retryTopicOf('fulfillment'),
].map(topicNamed);

/** How long a killed member keeps its partitions. */
const SESSION_TIMEOUT_MS = 3_000;

export const silentLog: KafkaLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** The brokers that the distributed tests run against. */
export function testBrokers(): string[] {
  const { KAFKA_BROKERS: brokers } = process.env;
  if (!brokers) throw new Error('KAFKA_BROKERS names no broker: npm run test:distributed starts one');
  return brokers.split(',');
}

/** A connection with topics and groups of its own. */
export const testConnection = (more: Partial<KafkaConnection> = {}): KafkaConnection => ({
  brokers: more.brokers ?? testBrokers(),
  clientId: 'conformance',
  sessionTimeoutMs: SESSION_TIMEOUT_MS,
  topicPrefix: `test-${randomBytes(6).toString('hex')}.`,
  ...more,
});

/** The Kafka transport over topics of its own in a cluster that many harnesses share. */
export class KafkaHarness implements TransportHarness {
  transport: KafkaTransport;
  readonly store: RelayedStore;
  readonly topics = TOPICS;
  private readonly dead: KafkaTransport[] = [];

  private constructor(
    readonly connection: KafkaConnection,
    private readonly client: KafkaClient,
  ) {
    this.transport = this.open();
    this.store = new RelayedStore(client, new ClusterNames(connection.topicPrefix));
  }

  static async create(connection = testConnection()): Promise<KafkaHarness> {
    const harness = new KafkaHarness(connection, kafkaClient(connection, silentLog));
    await harness.createTopics();
    return harness;
  }

  /** Those that are missing. */
  createTopics(): Promise<void> {
    return ensureTopics({ connection: this.connection, logger: silentLog, topics: this.topics });
  }

  /** The old process's sockets are cut; the brokers give its partitions away when its session times out. */
  async crash(): Promise<void> {
    this.transport.cutOff();
    this.dead.push(this.transport);
    this.transport = this.open();
  }

  async dispose(): Promise<void> {
    await this.transport.close();
    await this.store.close();
    const names = new ClusterNames(this.connection.topicPrefix);
    const admin = this.client.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: TOPICS.map(({ name }) => names.topic(name)) });
    await admin.disconnect();
    this.client.cutOff();
  }

  private open(): KafkaTransport {
    return new KafkaTransport({ connection: this.connection, clock: systemClock, logger: silentLog });
  }
}
