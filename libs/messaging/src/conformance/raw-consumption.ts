import { ClusterNames } from '../kafka/cluster-names.js';
import { kafkaClient, type KafkaConnection } from '../kafka/kafka-client.js';
import { silentLog } from './kafka-harness.js';

const GROUP = 'raw-consumption';
const MILLISECONDS_PER_SECOND = 1_000;

/** Messages per second of a topic's first `count`, as kafkajs hands them out: from the first batch, joining is not timed. */
export async function consumedRaw(
  connection: KafkaConnection,
  topic: string,
  count: number,
): Promise<number> {
  const client = kafkaClient(connection, silentLog);
  const names = new ClusterNames(connection.topicPrefix);
  const consumer = client.kafka.consumer({ groupId: names.topic(GROUP) });
  await consumer.connect();
  await consumer.subscribe({ topics: [names.topic(topic)], fromBeginning: true });
  const elapsed = new Promise<{ messages: number; elapsedMs: number }>((resolve, reject) => {
    let startedAt: number | undefined;
    let first = 0;
    let seen = 0;
    const eachBatch = async ({ batch }: { batch: { messages: readonly unknown[] } }): Promise<void> => {
      seen += batch.messages.length;
      if (startedAt === undefined) {
        startedAt = performance.now();
        first = seen;
      }
      if (seen >= count) resolve({ messages: seen - first, elapsedMs: performance.now() - startedAt });
    };
    // A broker that has just started still loads its groups: kafkajs tries again by itself.
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) reject(payload.error);
    });
    consumer.run({ autoCommit: false, eachBatch }).catch(reject);
  });
  try {
    const { messages, elapsedMs } = await elapsed;
    return Math.round((messages * MILLISECONDS_PER_SECOND) / elapsedMs);
  } finally {
    await consumer.disconnect();
    client.cutOff();
  }
}
