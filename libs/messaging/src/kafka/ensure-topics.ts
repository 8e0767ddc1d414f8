import { topics as declaredTopics, type TopicDeclaration } from '@throughline/contracts';
import { TransientFault } from '@throughline/kernel';
import kafkajs, { type Admin, type ITopicConfig } from 'kafkajs';
import { bytesMaxOf } from '../delivery/encoding.js';
import { ClusterNames } from './cluster-names.js';
import {
  BROKERS_REPLICATION_FACTOR,
  kafkaClient,
  type KafkaClient,
  type KafkaConnection,
  type KafkaLog,
} from './kafka-client.js';
import { LogFetcher } from './log-fetcher.js';

/** What Kafka puts around a message: the batch's header, lengths, the record's own fields. */
const FRAMING_BYTES = 48_576;

const CREATE_TIMEOUT_MS = 30_000;

/** What another process is creating at this moment is not known to every broker yet. */
const TRIES_MAX = 5;
const RETRY_PAUSE_MS = 500;

export interface EnsureTopicsOptions {
  readonly connection: KafkaConnection;
  readonly logger: KafkaLog;
  /** All that contracts declare by default. */
  readonly topics?: readonly TopicDeclaration[];
}

/** The cluster has a topic that is not as it is declared: somebody has to decide which of the two is right. */
export class TopicMismatch extends Error {
  override readonly name = 'TopicMismatch';
}

/** The settings of a topic that we rest on, as Kafka names them. */
const settingsOf = (topic: TopicDeclaration): Readonly<Record<string, string>> => ({
  'retention.ms': String(topic.retentionMs),
  'cleanup.policy': topic.isCompacted ? 'compact' : 'delete',
  'max.message.bytes': String(bytesMaxOf(topic) + FRAMING_BYTES),
});

/**
 * Creates the topics that the cluster lacks, and holds those that it has against their declarations. Any number of
 * processes may do so at once.
 * @throws TopicMismatch naming every topic that differs, with what was expected and found
 * @throws TransientFault if the cluster is away
 */
export async function ensureTopics({
  connection,
  logger,
  topics = declaredTopics,
}: EnsureTopicsOptions): Promise<void> {
  const client = kafkaClient(connection, logger);
  const admin = client.kafka.admin();
  for (let tries = 1; ; tries += 1) {
    try {
      await admin.connect();
      await ensure(admin, { connection, logger, topics });
      await untilLed(client, connection, topics);
      return;
    } catch (error) {
      if (error instanceof TopicMismatch) throw error;
      if (tries === TRIES_MAX)
        throw new TransientFault('the topics could not be made sure of', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS));
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
}

async function ensure(
  admin: Admin,
  { connection, logger, topics }: Required<EnsureTopicsOptions>,
): Promise<void> {
  const names = new ClusterNames(connection.topicPrefix);
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter(({ name }) => !existing.has(names.topic(name)));
  await create(admin, missing, names, connection.replicationFactor);
  if (missing.length > 0) logger.info({ topics: missing.map(({ name }) => name) }, 'topics created');
  // Those that another process created at the same time are looked at too.
  await assertAsDeclared(admin, topics, names);
}

/** A topic that was created just now is not led by anyone for a moment: it is usable once all its leaders answer. */
async function untilLed(
  client: KafkaClient,
  { topicPrefix }: KafkaConnection,
  topics: readonly TopicDeclaration[],
): Promise<void> {
  const names = new ClusterNames(topicPrefix);
  const fetcher = new LogFetcher(client);
  try {
    await fetcher.ends(
      new Map(topics.map(({ name, partitions }) => [names.topic(name), partitions])),
      'next',
    );
  } finally {
    await fetcher.close();
  }
}

async function create(
  admin: Admin,
  missing: readonly TopicDeclaration[],
  names: ClusterNames,
  replicationFactor = BROKERS_REPLICATION_FACTOR,
): Promise<void> {
  if (missing.length === 0) return;
  const wanted = missing.map((topic): ITopicConfig => ({
    topic: names.topic(topic.name),
    numPartitions: topic.partitions,
    replicationFactor,
    configEntries: Object.entries(settingsOf(topic)).map(([name, value]) => ({ name, value })),
  }));
  await admin.createTopics({ topics: wanted, waitForLeaders: true, timeout: CREATE_TIMEOUT_MS });
}

async function assertAsDeclared(
  admin: Admin,
  topics: readonly TopicDeclaration[],
  names: ClusterNames,
): Promise<void> {
  const clusterTopics = topics.map(({ name }) => names.topic(name));
  const { topics: metadata } = await admin.fetchTopicMetadata({ topics: clusterTopics });
  const partitions = new Map(metadata.map(({ name, partitions: found }) => [name, found.length]));
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: clusterTopics.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
  });
  const settings = new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      new Map(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    ]),
  );
  const differences = topics.flatMap((topic) => {
    const name = names.topic(topic.name);
    return differencesOf(topic, name, partitions.get(name), settings.get(name));
  });
  if (differences.length > 0) throw new TopicMismatch(differences.join('\n'));
}

/** One sentence for each: what is, what it is declared to be, and what to do. */
export function differencesOf(
  topic: TopicDeclaration,
  name: string,
  partitions: number | undefined,
  settings: ReadonlyMap<string, string> | undefined,
): string[] {
  const differences: string[] = [];
  if (partitions !== topic.partitions) {
    differences.push(
      `${name}: expected ${topic.partitions} partitions, found ${partitions ?? 'none'}. ` +
        'Keys would change their partition and lose their order: delete the topic, or use another prefix.',
    );
  }
  for (const [setting, expected] of Object.entries(settingsOf(topic))) {
    const found = settings?.get(setting);
    if (found === expected) continue;
    differences.push(
      `${name}: expected ${setting}=${expected}, found ${found ?? 'nothing'}. ` +
        `Set it: kafka-configs.sh --alter --topic ${name} --add-config ${setting}=${expected}`,
    );
  }
  return differences;
}
