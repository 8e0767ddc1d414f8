import type { EventType, StoredEvent, TopicDeclaration, TopicMessage } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import { PoisonMessage } from '@throughline/kernel';
import { partitionOf } from '../delivery/murmur2.js';
import type { Message } from '../message-transport.js';
import type { MessageSource, SourceMessage, SourceSlice } from './message-source.js';

const NO_HEADERS = Object.freeze({});

function messageOf(topic: TopicDeclaration, event: StoredEvent): SourceMessage {
  const {
    key,
    partitionKey = key,
    value,
  }: TopicMessage = topic.map?.(event) ?? {
    key: event.stream,
    value: event,
  };
  const message: Message = {
    topic: topic.name,
    partition: partitionOf(partitionKey, topic.partitions),
    offset: String(event.position),
    key,
    value,
    headers: NO_HEADERS,
    timestamp: event.recordedAt,
  };
  return { offset: event.position, message, sizeBytes: 0 };
}

/** An event that its topic cannot be made from, of an older shape perhaps, must not stop the events behind it. */
function unmappable(topic: TopicDeclaration, event: StoredEvent, error: unknown): SourceMessage {
  const view = messageOf({ ...topic, map: ({ stream }) => ({ key: stream, value: event }) }, event);
  return { ...view, defect: new PoisonMessage(`${topic.name} cannot show ${event.type}`, { cause: error }) };
}

/**
 * Relay and mapped topics without a copy: the event store is the log, an event's position is the offset, and the
 * message is made when it is read. Several topics of a group are read as one.
 */
export class ViewSource implements MessageSource {
  readonly topics: readonly string[];
  private readonly byType = new Map<EventType, TopicDeclaration[]>();
  private readonly types: ReadonlySet<EventType>;

  /** `types` narrows the relay topics; mapped ones carry few types, and all of them. */
  constructor(
    private readonly store: EventStore,
    views: readonly TopicDeclaration[],
    types?: ReadonlySet<EventType>,
  ) {
    this.topics = views.map((view) => view.name);
    for (const view of views) {
      for (const type of view.types) {
        if (view.kind === 'relay' && types !== undefined && !types.has(type)) continue;
        this.byType.set(type, [...(this.byType.get(type) ?? []), view]);
      }
    }
    this.types = new Set(this.byType.keys());
  }

  async read(after: number, limit: number): Promise<SourceSlice> {
    const { events, position, isHead } = await this.store.readAll({ after, limit, types: this.types });
    const messages: SourceMessage[] = [];
    for (const event of events) this.show(event, messages);
    return { messages, offset: position, isHead };
  }

  head(): Promise<number> {
    return this.store.head();
  }

  onAppended(listener: () => void): () => void {
    return this.store.onAppended(listener);
  }

  private show(event: StoredEvent, messages: SourceMessage[]): void {
    for (const topic of this.byType.get(event.type as EventType) ?? []) {
      try {
        messages.push(messageOf(topic, event));
      } catch (error) {
        messages.push(unmappable(topic, event, error));
      }
    }
  }
}
