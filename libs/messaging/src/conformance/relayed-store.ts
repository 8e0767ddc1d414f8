import { topics, type EventType, type NewEvent, type StoredEvent } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import { systemClock } from '@throughline/kernel';
import { type ClusterNames } from '../kafka/cluster-names.js';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { KafkaPublisher, type OutgoingRecord } from '../kafka/kafka-publisher.js';
import { TYPE_HEADER } from '../kafka/type-header.js';
import { partitionOf } from '../delivery/murmur2.js';

/** A store that keeps nothing: what is appended is on its relay topics when the append resolves. */
export class RelayedStore implements Pick<EventStore, 'append'> {
  private readonly publisher: KafkaPublisher;
  private position = 0;

  constructor(
    client: KafkaClient,
    private readonly names: ClusterNames,
  ) {
    this.publisher = new KafkaPublisher(client);
  }

  async append(
    stream: string,
    expectedRevision: number,
    events: readonly NewEvent[],
  ): Promise<readonly StoredEvent[]> {
    const stored = events.map((event, index) => this.stored(stream, expectedRevision + 1 + index, event));
    await this.publisher.publish(stored.flatMap((event) => this.recordsOf(event)));
    return stored;
  }

  close(): Promise<void> {
    return this.publisher.close();
  }

  private stored(stream: string, revision: number, event: NewEvent): StoredEvent {
    this.position += 1;
    return {
      ...event,
      stream,
      revision,
      position: this.position,
      recordedAt: systemClock.now().toISOString(),
    };
  }

  private recordsOf(event: StoredEvent): OutgoingRecord[] {
    const carriers = topics.filter(({ types }) => types.includes(event.type as EventType));
    return carriers.flatMap((topic) => {
      const message = topic.map?.(event);
      if (message === undefined) return [];
      const value = Buffer.from(JSON.stringify(message.value));
      return [
        {
          topic: this.names.topic(topic.name),
          partition: partitionOf(message.partitionKey ?? message.key, topic.partitions),
          key: message.key,
          value,
          headers: { [TYPE_HEADER]: event.type },
          sizeBytes: value.length,
          timestampMs: Date.parse(event.recordedAt),
        },
      ];
    });
  }
}
