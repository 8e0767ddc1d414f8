import { TransientFault, type Clock } from '@throughline/kernel';
import { encodeMessage } from '../delivery/encoding.js';
import { partitionOf } from '../delivery/murmur2.js';
import { assertWritable, consumableTopics, declarationOf } from '../delivery/topic-checks.js';
import type {
  Consumer,
  ConsumerOptions,
  MessageTransport,
  OutgoingMessage,
  ReadOptions,
  ReadResult,
} from '../message-transport.js';
import { ClusterNames } from './cluster-names.js';
import { lagOfGroup } from './group-lag.js';
import { GroupOffsets } from './group-offsets.js';
import { kafkaClient, type KafkaClient, type KafkaConnection, type KafkaLog } from './kafka-client.js';
import { KafkaMember } from './kafka-member.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { LocalGroup } from './local-group.js';
import { LogFetcher } from './log-fetcher.js';
import { TopicCursorReader } from './topic-cursor-reader.js';

export interface KafkaTransportOptions {
  readonly connection: KafkaConnection;
  readonly clock: Clock;
  readonly logger: KafkaLog;
}

/**
 * The transport over Kafka. It connects when it is first used, and again whenever it has to: a cluster that is away
 * at the start, or goes away, is waited for by consumers and refused with a `TransientFault` to everyone else. Topics
 * must exist: see `ensureTopics`.
 */
export class KafkaTransport implements MessageTransport {
  private readonly names: ClusterNames;
  private readonly client: KafkaClient;
  private readonly publisher: KafkaPublisher;
  private readonly fetcher: LogFetcher;
  private readonly reader: TopicCursorReader;
  private readonly offsets: GroupOffsets;
  private readonly groups = new Map<string, LocalGroup>();
  private readonly members = new Set<KafkaMember>();
  private isClosed = false;

  constructor(private readonly options: KafkaTransportOptions) {
    const { connection, logger } = options;
    this.names = new ClusterNames(connection.topicPrefix);
    this.client = kafkaClient(connection, logger);
    this.publisher = new KafkaPublisher(this.client);
    this.fetcher = new LogFetcher(this.client);
    this.reader = new TopicCursorReader(this.fetcher, this.names);
    this.offsets = new GroupOffsets(this.client);
  }

  async consume(consumer: ConsumerOptions): Promise<Consumer> {
    const declared = consumableTopics(consumer);
    this.assertOpen();
    const { names, fetcher, offsets } = this;
    const member = new KafkaMember({
      ...this.options,
      consumer,
      declared,
      names,
      fetcher,
      offsets,
      group: this.groupNamed(consumer.group),
      publish: (topic, messages) => this.publish(topic, messages),
    });
    this.members.add(member);
    void member.left.then(() => this.forget(member, consumer.group));
    await member.begun;
    return member;
  }

  async publish(topic: string, messages: readonly OutgoingMessage[]): Promise<readonly string[]> {
    const declared = declarationOf(topic);
    assertWritable(declared);
    const timestampMs = this.options.clock.now().getTime();
    const records = messages.map((message) => {
      const { key, value, sizeBytes } = encodeMessage(declared, message);
      const { headers } = message;
      const partition = partitionOf(key, declared.partitions);
      return { topic: this.names.topic(topic), partition, key, value, headers, sizeBytes, timestampMs };
    });
    return this.publisher.publish(records);
  }

  async read(topic: string, options: ReadOptions): Promise<ReadResult> {
    const declared = declarationOf(topic);
    this.assertOpen();
    return this.reader.read(declared, options);
  }

  async lagOf(group: string): Promise<Readonly<Record<string, number>>> {
    this.assertOpen();
    return lagOfGroup(group, { names: this.names, offsets: this.offsets, fetcher: this.fetcher });
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.reader.close();
    await Promise.all([...this.members].map((member) => member.stop()));
    await Promise.all([this.publisher.close(), this.fetcher.close(), this.offsets.close()]);
    this.client.cutOff();
  }

  /** As if the process died: nothing is saved, nobody is told. For tests of what the others do then. */
  cutOff(): void {
    this.isClosed = true;
    this.reader.close();
    for (const member of this.members) member.cutOff();
    this.client.cutOff();
  }

  private groupNamed(name: string): LocalGroup {
    const group = this.groups.get(name) ?? new LocalGroup();
    this.groups.set(name, group);
    return group;
  }

  private forget(member: KafkaMember, group: string): void {
    this.members.delete(member);
    if (this.groups.get(group)?.isEmpty) this.groups.delete(group);
  }

  private assertOpen(): void {
    if (this.isClosed) throw new TransientFault('the transport is closed');
  }
}
