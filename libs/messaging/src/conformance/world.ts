import {
  eventCatalogue,
  orderStream,
  TOPIC,
  TOPIC_PARTITIONS,
  type EventType,
  type NewEvent,
} from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { uuidv7 } from '@throughline/kernel';
import { partitionOf } from '../delivery/murmur2.js';
import type {
  Consumer,
  ConsumerOptions,
  Message,
  MessageTransport,
  ReadResult,
} from '../message-transport.js';
import type { TransportHarness } from './harness.js';

const POLL_MS = 5;

export const ORDERS_TOPIC = 'oms.order.events.v1';
export const PAYMENTS_TOPIC = 'oms.payment.events.v1';

/** A handler that is done when the test says so. */
export class Gate {
  private open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });

  readonly release = (): void => this.open();
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Tags are what the tests tell messages apart by: `tag` of an event's data, or of a partner's message. */
export const tagOf = ({ value }: Message): string => {
  const { data, tag } = value as { data?: { tag: string }; tag?: string };
  return data?.tag ?? tag ?? '';
};

/** Keys of different partitions: no transport may let one of them wait for another. */
export function keysApart(count: number): string[] {
  const keys = new Map<number, string>();
  for (let n = 0; keys.size < count; n += 1) {
    const partition = partitionOf(`key-${n}`, TOPIC_PARTITIONS);
    if (!keys.has(partition)) keys.set(partition, `key-${n}`);
  }
  return [...keys.values()];
}

/** What a test says and does: events and messages in, handled messages out. */
export class World {
  private readonly revisions = new Map<string, number>();

  constructor(
    private readonly harness: TransportHarness,
    private readonly patienceMs: number,
  ) {}

  get transport(): MessageTransport {
    return this.harness.transport;
  }

  crash(): Promise<void> {
    return this.harness.crash();
  }

  dispose(): Promise<void> {
    return this.harness.dispose();
  }

  /** A fact in the order's ledger. */
  async happened(orderId: string, type: EventType, tag: string, more: Partial<NewEvent> = {}): Promise<void> {
    const stream = orderStream(orderId);
    const revision = this.revisions.get(stream) ?? NO_STREAM;
    const now = new Date().toISOString();
    const event: NewEvent = {
      id: uuidv7(),
      type,
      schemaVersion: eventCatalogue[type].schemaVersion,
      occurredAt: now,
      correlationId: orderId,
      causationId: 'conformance',
      actor: 'service:conformance',
      producer: 'conformance',
      ...more,
      data: { ...(type === 'OrderPlaced' && { lines: [] }), ...(more.data as object | undefined), tag },
    };
    await this.harness.store.append(stream, revision, [event]);
    this.revisions.set(stream, revision + 1);
  }

  /** An order was placed; its tag is its id. */
  placed(...orderIds: readonly string[]): Promise<void[]> {
    return Promise.all(orderIds.map((orderId) => this.happened(orderId, 'OrderPlaced', orderId)));
  }

  /** A warehouse says something of a shipment. */
  async said(key: string, ...tags: readonly string[]): Promise<void> {
    await this.transport.publish(
      TOPIC.wmsEvents,
      tags.map((tag) => ({ key, value: { tag } })),
    );
  }

  consume(options: Partial<ConsumerOptions> & Pick<ConsumerOptions, 'handle'>): Promise<Consumer> {
    const retry = { attemptsMax: 3, backoffMs: 4, backoffMsMax: 20 };
    return this.transport.consume({
      group: 'conformance',
      topics: [ORDERS_TOPIC],
      inFlightMax: 16,
      retry,
      ...options,
    });
  }

  /** Everything in the topic up to now. */
  async contentOf(topic: string): Promise<readonly Message[]> {
    const messages: Message[] = [];
    let answer: ReadResult | undefined;
    do {
      answer = await this.transport.read(topic, {
        limit: 100,
        waitMs: 0,
        ...(answer && { after: answer.cursor }),
      });
      messages.push(...answer.messages);
    } while (answer.messages.length > 0);
    return messages;
  }

  /** Resolves once the check no longer throws; throws what it last threw when patience is at its end. */
  async eventually(check: () => void | Promise<void>): Promise<void> {
    const endsAtMs = performance.now() + this.patienceMs;
    for (;;) {
      try {
        await check();
        return;
      } catch (error) {
        if (performance.now() > endsAtMs) throw error;
        await pause(POLL_MS);
      }
    }
  }
}
