import {
  deadLetterTopicOf,
  RELAY_GROUP,
  topicNamed,
  type EventType,
  type StoredEvent,
  type TopicDeclaration,
  type TopicMessage,
} from '@throughline/contracts';
import { instantOf, messageOf, PoisonMessage, type Clock } from '@throughline/kernel';
import { deadLetterOf } from '../delivery/dead-letter.js';
import { encodeMessage } from '../delivery/encoding.js';
import { partitionOf } from '../delivery/murmur2.js';
import type { ClusterNames } from '../kafka/cluster-names.js';
import type { OutgoingRecord } from '../kafka/kafka-publisher.js';
import { TYPE_HEADER } from '../kafka/type-header.js';
import { RequestRefused } from '../message-transport.js';

/** Names of our headers, and what Kafka puts around names and values. */
const HEADER_FRAMING_BYTES = 128;
const UUID_BYTES = 36;

export interface RelayMappingOptions {
  readonly topics: readonly TopicDeclaration[];
  readonly names: ClusterNames;
  readonly clock: Clock;
  /** Told of every event that a topic could not be made from. */
  readonly onUnmappable: (topic: TopicDeclaration, event: StoredEvent, reason: string) => void;
}

/** Tells a consumer what it needs to pass a message over, without parsing it. */
const headersOf = ({ type, stream, revision, position, id }: StoredEvent): Record<string, string> => ({
  [TYPE_HEADER]: type,
  stream,
  revision: String(revision),
  position: String(position),
  id,
});

/** A little more than there is. */
const sizeOfHeaders = ({ stream, type }: Readonly<Record<string, string>>): number =>
  stream === undefined
    ? 0
    : Buffer.byteLength(stream) + (type?.length ?? 0) + UUID_BYTES + HEADER_FRAMING_BYTES;

/** Which topics show an event, and as which messages. */
export class RelayMapping {
  readonly types: ReadonlySet<EventType>;
  private readonly byType = new Map<EventType, TopicDeclaration[]>();

  constructor(private readonly options: RelayMappingOptions) {
    for (const topic of options.topics) {
      if (topic.map === undefined) continue;
      for (const type of topic.types) this.byType.set(type, [...(this.byType.get(type) ?? []), topic]);
    }
    this.types = new Set(this.byType.keys());
  }

  /** In the order of the events; an event that a topic cannot be made from becomes a dead letter of that topic. */
  recordsOf(events: readonly StoredEvent[]): OutgoingRecord[] {
    const records: OutgoingRecord[] = [];
    const nowMs = this.options.clock.now().getTime();
    for (const event of events) {
      for (const topic of this.byType.get(event.type as EventType) ?? []) {
        records.push(this.recordOf(topic, event, nowMs));
      }
    }
    return records;
  }

  private recordOf(topic: TopicDeclaration, event: StoredEvent, nowMs: number): OutgoingRecord {
    // A broker refuses what is dated an hour ahead of its own clock: one skewed clock must not stop everything.
    const timestampMs = Math.min(Date.parse(event.recordedAt), nowMs);
    try {
      const message = topic.map?.(event) ?? { key: event.stream, value: event };
      return this.encoded(topic, message, { headers: headersOf(event), timestampMs });
    } catch (cause) {
      const defect = new PoisonMessage(`${topic.name} cannot show ${event.type}`, { cause });
      this.options.onUnmappable(topic, event, messageOf(defect));
      return this.deadLetter(topic, event, defect, nowMs);
    }
  }

  /** In the embedded profile each group sets such an event aside; here it never reaches them, and one letter tells all. */
  private deadLetter(
    topic: TopicDeclaration,
    event: StoredEvent,
    error: PoisonMessage,
    nowMs: number,
  ): OutgoingRecord {
    const { stream: key, position, recordedAt } = event;
    const letterWith = (value: unknown) =>
      deadLetterOf(
        {
          topic: topic.name,
          partition: partitionOf(key, topic.partitions),
          offset: String(position),
          key,
          value,
          headers: headersOf(event),
          timestamp: recordedAt,
        },
        { error, attempts: 1, group: RELAY_GROUP, failedAt: instantOf(new Date(nowMs)) },
      );
    const deadLetters = topicNamed(deadLetterTopicOf(topic.name));
    try {
      return this.encoded(deadLetters, { key, value: letterWith(event) }, { timestampMs: nowMs });
    } catch (refusal) {
      if (!(refusal instanceof RequestRefused)) throw refusal;
      // The letter would be too large too. The store has the event: its place is enough to find it.
      const { type, id, stream, revision } = event;
      const place = { type, id, stream, revision, position };
      return this.encoded(deadLetters, { key, value: letterWith(place) }, { timestampMs: nowMs });
    }
  }

  private encoded(
    topic: TopicDeclaration,
    message: TopicMessage,
    { headers = {}, timestampMs }: { headers?: Record<string, string>; timestampMs: number },
  ): OutgoingRecord {
    const { partitionKey, ...outgoing } = message;
    const { key, value, sizeBytes } = encodeMessage(topic, outgoing);
    return {
      topic: this.options.names.topic(topic.name),
      partition: partitionOf(partitionKey ?? key, topic.partitions),
      key,
      value,
      headers,
      sizeBytes: sizeBytes + sizeOfHeaders(headers),
      timestampMs,
    };
  }
}
