import { findTopic, topics, type TopicDeclaration } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import { TransientFault, type Clock } from '@throughline/kernel';
import type { GroupOutcome, SqliteFile } from '@throughline/sqlite';
import type {
  Consumer,
  ConsumerOptions,
  MessageTransport,
  OutgoingMessage,
  ReadOptions,
  ReadResult,
} from '../message-transport.js';
import { ConsumerGroup } from './consumer-group.js';
import { Cursors } from './cursors.js';
import type { MessageSource } from './message-source.js';
import { openSchema } from './schema.js';
import { assertWritable, consumableTopics, declarationOf, isRelayed } from '../delivery/topic-checks.js';
import { TopicLog } from './topic-log.js';
import { TopicReader } from './topic-reader.js';
import { ViewSource } from './view-source.js';

/** How often groups save their offsets: what a crash repeats at most, and no handler waits for it. */
const CURSOR_FLUSH_MS = 1_000;

/** How often logs are looked through for messages past their retention. */
const RETENTION_CHECK_MS = 60_000;

export interface EmbeddedTransportOptions {
  /** The event store's file: logs and offsets are committed with the events, by the same group commit. */
  readonly file: SqliteFile;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly cursorFlushMs?: number;
  readonly retentionCheckMs?: number;
}

/**
 * The transport of one process without servers. Relay and mapped topics are views over the event store; inbound and
 * internal topics are logs in its file. Closing leaves the file and the store open.
 */
export class EmbeddedTransport implements MessageTransport {
  private readonly logs: ReadonlyMap<string, TopicLog>;
  private readonly cursors: Cursors;
  private readonly groups = new Map<string, ConsumerGroup>();
  private readonly reader = new TopicReader();
  private readonly timers: readonly NodeJS.Timeout[];
  private readonly stopListening: () => void;
  private isClosed = false;

  constructor(private readonly options: EmbeddedTransportOptions) {
    const { file, clock } = options;
    const ids = openSchema(file);
    const logs = topics.filter((topic) => !isRelayed(topic));
    this.logs = new Map(
      logs.map((topic) => [topic.name, new TopicLog(file, ids.get(topic.name) ?? 0, topic, clock)]),
    );
    this.cursors = new Cursors(file);
    this.stopListening = file.onGroupEnd((outcome) => this.onGroupEnd(outcome));
    this.timers = [
      setInterval(() => this.tick(), options.cursorFlushMs ?? CURSOR_FLUSH_MS).unref(),
      setInterval(() => void this.trim(), options.retentionCheckMs ?? RETENTION_CHECK_MS).unref(),
    ];
  }

  async consume(options: ConsumerOptions): Promise<Consumer> {
    const declared = consumableTopics(options);
    while (this.groups.get(options.group)?.closing) await this.groups.get(options.group)?.closing;
    this.assertOpen();
    const group = this.groups.get(options.group) ?? this.begin(options, declared);
    return group.join(options);
  }

  async publish(topic: string, messages: readonly OutgoingMessage[]): Promise<readonly string[]> {
    const declaration = declarationOf(topic);
    assertWritable(declaration);
    const offsets = await this.logs.get(declaration.name)?.append(messages);
    return (offsets ?? []).map(String);
  }

  async read(topic: string, options: ReadOptions): Promise<ReadResult> {
    const declaration = declarationOf(topic);
    this.assertOpen();
    return this.reader.read(this.sourceOf(declaration), options);
  }

  async lagOf(group: string): Promise<Readonly<Record<string, number>>> {
    this.assertOpen();
    return Object.fromEntries(this.groups.get(group)?.lag() ?? (await this.lagAtRest(group)));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const timer of this.timers) clearInterval(timer);
    this.reader.close();
    try {
      await Promise.all([...this.groups.values()].map((group) => group.stop()));
    } finally {
      this.stopListening();
    }
  }

  /** Of a group that has no member now. */
  private async lagAtRest(group: string): Promise<Map<string, number>> {
    const lag = new Map<string, number>();
    for (const [name, offset] of this.cursors.saved(group)) {
      const topic = findTopic(name);
      if (topic) lag.set(name, Math.max(0, (await this.sourceOf(topic).head()) - offset));
    }
    return lag;
  }

  private begin(consumer: ConsumerOptions, declared: readonly TopicDeclaration[]): ConsumerGroup {
    const views = declared.filter(isRelayed);
    const logs = declared.filter((topic) => !isRelayed(topic)).map((topic) => this.sourceOf(topic));
    const sources =
      views.length > 0 ? [new ViewSource(this.options.store, views, consumer.types), ...logs] : logs;
    const group = new ConsumerGroup({
      consumer,
      sources,
      cursors: this.cursors,
      clock: this.options.clock,
      publish: (topic, messages) => this.publish(topic, messages),
      onClosed: () => this.groups.delete(consumer.group),
    });
    this.groups.set(consumer.group, group);
    return group;
  }

  private sourceOf(topic: TopicDeclaration): MessageSource {
    return this.logs.get(topic.name) ?? new ViewSource(this.options.store, [topic]);
  }

  private onGroupEnd(outcome: GroupOutcome): void {
    if (outcome === 'rolled-back') for (const log of this.logs.values()) log.recount();
  }

  private tick(): void {
    for (const group of this.groups.values()) void group.tick();
  }

  /** A step at a time, so that no commit is long. Trimming that fails is tried again at the next check. */
  private async trim(): Promise<void> {
    for (const [topic, log] of this.logs) {
      try {
        while (!this.isClosed && (await log.trim(this.cursors.lowest(topic))));
      } catch {
        return;
      }
    }
  }

  private assertOpen(): void {
    if (this.isClosed) throw new TransientFault('the transport is closed');
  }
}
