import { Inject, Injectable } from '@nestjs/common';
import {
  groupOf,
  retryTopicOf,
  SERVICES,
  topics,
  type DeadLetter,
  type RetryMessage,
  type ServiceName,
} from '@throughline/contracts';
import { instantOf, type Clock, type Instant } from '@throughline/kernel';
import type { Message, MessageTransport } from '@throughline/messaging';
import { CLOCK, orderIdOfLetter, Rejection, TRANSPORT } from '@throughline/service-kit';

/** Messages read of one topic; past it the oldest are shown, and replaying them brings the rest. */
export const LETTERS_PER_TOPIC_MAX = 1_000;

const deadLetterTopics = topics.filter(({ name }) => name.endsWith('.dead')).map(({ name }) => name);

/** A message that was set aside, and what was done about it. */
export interface DeadLetterView {
  /** `<dead-letter topic>/<offset>`. */
  readonly id: string;
  readonly letter: DeadLetter;
  /** The order that it belongs to, where it names one. */
  readonly orderId: string | null;
  /** The service that could not handle it; null for a group of somebody else. */
  readonly service: ServiceName | null;
  /** Sent back to the group that failed on it, so many times. */
  readonly replays: number;
  readonly lastReplayedBy: string | null;
  readonly lastReplayedAt: Instant | null;
}

interface Replays {
  readonly count: number;
  readonly last: RetryMessage;
}

const ORDER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function viewOf(id: string, letter: DeadLetter, replays: Replays | undefined): DeadLetterView {
  const orderId = orderIdOfLetter(letter);
  return {
    id,
    letter,
    orderId: orderId !== undefined && ORDER_ID.test(orderId) ? orderId : null,
    service: SERVICES.find((name) => groupOf(name) === letter.group) ?? null,
    replays: replays?.count ?? 0,
    lastReplayedBy: replays?.last.requestedBy ?? null,
    lastReplayedAt: replays?.last.requestedAt ?? null,
  };
}

/** Messages that were set aside, read from their topics: nothing of them is kept elsewhere. */
@Injectable()
export class DeadLetters {
  constructor(
    @Inject(TRANSPORT) private readonly transport: MessageTransport,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(): Promise<DeadLetterView[]> {
    const replays = await this.countReplays();
    const views: DeadLetterView[] = [];
    for (const topic of deadLetterTopics) {
      for (const { offset, value } of await this.read(topic)) {
        const id = `${topic}/${offset}`;
        views.push(viewOf(id, value as DeadLetter, replays.get(id)));
      }
    }
    return views.sort((a, b) => (a.letter.failedAt < b.letter.failedAt ? 1 : -1));
  }

  /** @throws Rejection 404 if there is no such letter */
  async one(id: string): Promise<DeadLetterView> {
    const found = (await this.list()).find((view) => view.id === id);
    if (!found) throw new Rejection(404, 'dead-letter-not-found', `there is no dead letter ${id}`);
    return found;
  }

  /** @throws Rejection 404 if there is no such letter */
  async replay(id: string, requestedBy: string): Promise<DeadLetter> {
    const { letter } = await this.one(id);
    const requestedAt = instantOf(this.clock.now());
    const message: RetryMessage = { deadLetterId: id, letter, requestedBy, requestedAt };
    await this.transport.publish(retryTopicOf(serviceOf(letter)), [
      { key: letter.key ?? id, value: message },
    ]);
    return letter;
  }

  private async countReplays(): Promise<Map<string, Replays>> {
    const counts = new Map<string, Replays>();
    for (const service of SERVICES) {
      for (const { value } of await this.read(retryTopicOf(service))) {
        const last = value as RetryMessage;
        const { deadLetterId } = last;
        counts.set(deadLetterId, { count: (counts.get(deadLetterId)?.count ?? 0) + 1, last });
      }
    }
    return counts;
  }

  private async read(topic: string): Promise<readonly Message[]> {
    const { messages } = await this.transport.read(topic, { limit: LETTERS_PER_TOPIC_MAX, waitMs: 0 });
    return messages;
  }
}

function serviceOf({ group }: DeadLetter): ServiceName {
  const service = SERVICES.find((name) => groupOf(name) === group);
  if (!service)
    throw new Rejection(
      409,
      'group-not-ours',
      `${group} is no service's group: there is no handler to send it back to`,
    );
  return service;
}
