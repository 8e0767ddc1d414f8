import { setTimeout as sleep } from 'node:timers/promises';
import { topicNamed } from '@throughline/contracts';
import { systemClock } from '@throughline/kernel';
import { ClusterNames } from '../kafka/cluster-names.js';
import { ALL_REPLICAS, idempotentProducer, kafkaClient } from '../kafka/kafka-client.js';
import { RelayMapping } from '../relay/relay-mapping.js';
import { silentLog } from './kafka-harness.js';
import { consumedRaw } from './raw-consumption.js';
import { caughtUp, HELD_TOPIC, RELAY_TOPICS, RelayWorld } from './relay-world.js';

const EVENTS_PER_ORDER = 10;
const EVENTS_PER_READ = 1_000;
const MILLISECONDS_PER_SECOND = 1_000;

export interface RelayThroughput {
  readonly events: number;
  /** Of one message, headers included, on average. */
  readonly messageBytes: number;
  /** Events from the store to acknowledged messages. */
  readonly relayPerSecond: number;
  /** The same messages, made beforehand, in the same batches, by kafkajs alone. */
  readonly rawPerSecond: number;
  /** The same messages, read back by one kafkajs consumer that does nothing with them. */
  readonly rawConsumedPerSecond: number;
}

const perSecond = (count: number, startedAtMs: number): number =>
  Math.round((count * MILLISECONDS_PER_SECOND) / (performance.now() - startedAtMs));

async function producedRaw(world: RelayWorld): Promise<{ perSecond: number; messageBytes: number }> {
  const names = new ClusterNames(world.connection.topicPrefix);
  const mapping = new RelayMapping({
    topics: [topicNamed(HELD_TOPIC)],
    names,
    clock: systemClock,
    onUnmappable: () => undefined,
  });
  const batches = [];
  let bytes = 0;
  let count = 0;
  for (let after = 0, isHead = false; !isHead;) {
    const slice = await world.store.readAll({ after, limit: EVENTS_PER_READ });
    ({ isHead, position: after } = slice);
    const records = mapping.recordsOf(slice.events);
    bytes += records.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    count += records.length;
    batches.push(
      records.map(({ partition, key, value, headers, timestampMs }) => ({
        partition,
        key,
        value: Buffer.from(value),
        timestamp: String(timestampMs),
        headers: { ...headers },
      })),
    );
  }
  const client = kafkaClient(world.connection, silentLog);
  const producer = idempotentProducer(client.kafka);
  await producer.connect();
  const topic = names.topic(HELD_TOPIC);
  const startedAtMs = performance.now();
  for (const messages of batches) await producer.send({ topic, messages, acks: ALL_REPLICAS });
  const rate = perSecond(count, startedAtMs);
  await producer.disconnect();
  client.cutOff();
  return { perSecond: rate, messageBytes: Math.round(bytes / count) };
}

async function relayed(world: RelayWorld, events: number): Promise<number> {
  const relay = world.relay();
  let startedAtMs = performance.now();
  while ((await relay.statistics()).published === 0) {
    await sleep(1);
    startedAtMs = performance.now();
  }
  const alreadyPublished = (await relay.statistics()).published;
  await caughtUp(relay);
  return perSecond(events - alreadyPublished, startedAtMs);
}

async function removeTopics({ connection }: RelayWorld): Promise<void> {
  const client = kafkaClient(connection, silentLog);
  const names = new ClusterNames(connection.topicPrefix);
  const admin = client.kafka.admin();
  await admin.connect();
  await admin.deleteTopics({ topics: RELAY_TOPICS.map(({ name }) => names.topic(name)) });
  await admin.disconnect();
  client.cutOff();
}

/** How fast a backlog is published, beside what kafkajs can do at all. The brokers are those of `KAFKA_BROKERS` by default. */
export async function measureRelay(
  events: number,
  payloadCharacters: number,
  brokers?: readonly string[],
): Promise<RelayThroughput> {
  const world = await RelayWorld.create(brokers);
  try {
    const payload = 'x'.repeat(payloadCharacters);
    for (let stored = 0; stored < events; stored += EVENTS_PER_ORDER) {
      await world.hold(
        `o${stored}`,
        ...Array.from({ length: EVENTS_PER_ORDER }, (_, index) => ({ index, payload })),
      );
    }
    // Once before, so that neither is measured on cold code and empty files.
    await producedRaw(world);
    const { perSecond: rawPerSecond, messageBytes } = await producedRaw(world);
    const rawConsumedPerSecond = await consumedRaw(world.connection, HELD_TOPIC, 2 * events);
    const relayPerSecond = await relayed(world, events);
    return { events, messageBytes, relayPerSecond, rawPerSecond, rawConsumedPerSecond };
  } finally {
    await world.dispose();
    await removeTopics(world);
  }
}
