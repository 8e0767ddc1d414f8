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
import type { Message, MessageTransport } from '@throughline/messaging';
import { Rejection, TRANSPORT } from '@throughline/service-kit';

/** Messages read of one topic; past it the oldest are shown, and replaying them brings the rest. */
export const LETTERS_PER_TOPIC_MAX = 1_000;

const deadLetterTopics = topics.filter(({ name }) => name.endsWith('.dead')).map(({ name }) => name);

/** A message that was set aside, and what was done about it. */
export interface DeadLetterView {
  /** `<dead-letter topic>/<offset>`. */
  readonly id: string;
  readonly letter: DeadLetter;
  /** Sent back to the group that failed on it, so many times. */
  readonly replays: number;
}

/** Messages that were set aside, read from their topics: nothing of them is kept elsewhere. */
@Injectable()
export class DeadLetters {
  constructor(@Inject(TRANSPORT) private readonly transport: MessageTransport) {}

  async list(): Promise<DeadLetterView[]> {
    const replays = await this.countReplays();
    const views: DeadLetterView[] = [];
    for (const topic of deadLetterTopics) {
      for (const { offset, value } of await this.read(topic)) {
        const id = `${topic}/${offset}`;
        views.push({ id, letter: value as DeadLetter, replays: replays.get(id) ?? 0 });
      }
    }
    return views.sort((a, b) => (a.letter.failedAt < b.letter.failedAt ? 1 : -1));
  }

  /** @throws Rejection 404 if there is no such letter */
  async replay(id: string, requestedBy: string): Promise<DeadLetter> {
    const found = (await this.list()).find((view) => view.id === id);
    if (!found) throw new Rejection(404, 'dead-letter-not-found', `there is no dead letter ${id}`);
    const { letter } = found;
    const message: RetryMessage = { deadLetterId: id, letter, requestedBy };
    await this.transport.publish(retryTopicOf(serviceOf(letter)), [
      { key: letter.key ?? id, value: message },
    ]);
    return letter;
  }

  private async countReplays(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const service of SERVICES) {
      for (const { value } of await this.read(retryTopicOf(service))) {
        const { deadLetterId } = value as RetryMessage;
        counts.set(deadLetterId, (counts.get(deadLetterId) ?? 0) + 1);
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
