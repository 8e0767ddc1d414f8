import type { TopicDeclaration } from '@throughline/contracts';
import type { Clock } from '@throughline/kernel';
import type { SqliteFile } from '@throughline/sqlite';
import { encodeMessage, type EncodedMessage } from '../delivery/encoding.js';
import type { OutgoingMessage } from '../message-transport.js';
import { decodeRow, type MessageRow } from './message-row.js';
import {
  BEFORE_FIRST_OFFSET,
  type MessageSource,
  type SourceMessage,
  type SourceSlice,
} from './message-source.js';

/** One read stops after so many bytes, however few messages they are. */
const SLICE_BYTES_MAX = 8_000_000;

/** Messages that one trimming step looks at: a commit of a few milliseconds. */
const TRIM_MESSAGES_MAX = 500;

const INSERT = `INSERT INTO topic_messages (topic_id, "offset", "key", headers, value, published_at_ms)
  VALUES (?, ?, ?, ?, ?, ?)`;
const SELECT = `SELECT "offset", "key", headers, value, published_at_ms AS publishedAtMs FROM topic_messages
  WHERE topic_id = ? AND "offset" > ? ORDER BY "offset" LIMIT ?`;
const LAST = `SELECT coalesce(max("offset"), ${BEFORE_FIRST_OFFSET}) AS last FROM topic_messages WHERE topic_id = ?`;
const OLDEST = `SELECT "offset", published_at_ms AS publishedAtMs FROM topic_messages
  WHERE topic_id = ? AND "offset" <= ? ORDER BY "offset" LIMIT ${TRIM_MESSAGES_MAX}`;
const TRIM = 'DELETE FROM topic_messages WHERE topic_id = ? AND "offset" <= ?';

/** An inbound or internal topic: a durable log of its own in the event store's file. */
export class TopicLog implements MessageSource {
  readonly topics: readonly string[];
  private readonly listeners = new Set<() => void>();
  private last: number;

  constructor(
    private readonly file: SqliteFile,
    private readonly topicId: number,
    private readonly topic: TopicDeclaration,
    private readonly clock: Clock,
  ) {
    this.topics = [topic.name];
    this.last = this.lastOnDisk();
  }

  /** After a rollback: offsets that were given out are free again. */
  recount(): void {
    this.last = this.lastOnDisk();
  }

  /** The offsets, once the messages are on disk. */
  async append(messages: readonly OutgoingMessage[]): Promise<number[]> {
    const encoded = messages.map((message) => encodeMessage(this.topic, message));
    const offsets = await this.file.write(() => encoded.map((message) => this.insert(message)));
    for (const listener of this.listeners) listener();
    return offsets;
  }

  async read(after: number, limit: number): Promise<SourceSlice> {
    const messages = this.file.read(() => this.messagesAfter(after, limit));
    const offset = messages.at(-1)?.offset ?? after;
    return { messages, offset, isHead: offset >= this.last || messages.length === 0 };
  }

  async head(): Promise<number> {
    return this.last;
  }

  onAppended(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Deletes what is older than the topic's retention, up to `offset`, a bounded number at a time; true if there may
   * be more. The newest message stays, whatever its age: the next offset is counted from it after a restart.
   */
  async trim(offset: number): Promise<boolean> {
    if (this.topic.retentionMs < 0) return false;
    const keepSinceMs = this.clock.now().getTime() - this.topic.retentionMs;
    return this.file.write(() => {
      const upTo = Math.min(offset, this.last - 1);
      const oldest = this.file.prepare(OLDEST).all(this.topicId, upTo) as Pick<
        MessageRow,
        'offset' | 'publishedAtMs'
      >[];
      const kept = oldest.findIndex(({ publishedAtMs }) => publishedAtMs >= keepSinceMs);
      const expired = kept === -1 ? oldest : oldest.slice(0, kept);
      const lastExpired = expired.at(-1);
      if (lastExpired !== undefined) this.file.prepare(TRIM).run(this.topicId, lastExpired.offset);
      return expired.length === TRIM_MESSAGES_MAX;
    });
  }

  private messagesAfter(after: number, limit: number): SourceMessage[] {
    const messages: SourceMessage[] = [];
    let bytes = 0;
    for (const row of this.file.prepare(SELECT).iterate(this.topicId, after, limit)) {
      const message = decodeRow(this.topic, row as MessageRow);
      messages.push(message);
      bytes += message.sizeBytes;
      if (bytes >= SLICE_BYTES_MAX) break;
    }
    return messages;
  }

  private lastOnDisk(): number {
    return (this.file.prepare(LAST).get(this.topicId) as { last: number }).last;
  }

  private insert({ key, headers, value }: EncodedMessage): number {
    this.last += 1;
    this.file.prepare(INSERT).run(this.topicId, this.last, key, headers, value, this.clock.now().getTime());
    return this.last;
  }
}
