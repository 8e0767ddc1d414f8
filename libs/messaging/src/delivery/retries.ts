import {
  deadLetterTopicOf,
  findTopic,
  retryTopicOf,
  SERVICES,
  type DeadLetter,
  type RetryMessage,
} from '@throughline/contracts';
import { PoisonMessage } from '@throughline/kernel';
import type { Message } from '../message-transport.js';
import { parseBytes } from './json-bytes.js';

/** On a message that was sent back from the dead letters: which dead letter it had been. */
export const RETRIED_FROM_HEADER = 'retried-from';

const retryTopics: ReadonlySet<string> = new Set(SERVICES.map(retryTopicOf));

export const isRetryTopic = (topic: string): boolean => retryTopics.has(topic);

/** A message as it is to be handled, or with the reason why it cannot be. */
export interface Handleable {
  readonly message: Message;
  readonly defect?: PoisonMessage | undefined;
}

/** Only of a topic that has a place for dead letters: a message that fails again must have somewhere to go. */
const isLetter = (letter: Partial<DeadLetter> | undefined): letter is DeadLetter =>
  typeof letter?.topic === 'string' &&
  findTopic(deadLetterTopicOf(letter.topic)) !== undefined &&
  typeof letter.partition === 'number' &&
  typeof letter.offset === 'string' &&
  typeof letter.valueBase64 === 'string';

function originalOf({ deadLetterId, letter }: RetryMessage, carrier: Message): Handleable {
  const bytes = Buffer.from(letter.valueBase64, 'base64');
  const { value, defect } = parseBytes(bytes);
  const message: Message = {
    topic: letter.topic,
    partition: letter.partition,
    offset: letter.offset,
    key: letter.key,
    value,
    headers: { ...letter.headers, [RETRIED_FROM_HEADER]: deadLetterId },
    timestamp: carrier.timestamp,
    bytes,
  };
  return { message, defect };
}

/**
 * A message of a retry topic carries one that was set aside before. What is handled is that message, under its own
 * topic and offset, so that one that fails again is set aside where it was set aside the first time.
 */
export function unwrapRetry(received: Handleable): Handleable {
  if (received.defect !== undefined || !isRetryTopic(received.message.topic)) return received;
  const retry = received.message.value as Partial<RetryMessage> | null;
  if (typeof retry?.deadLetterId !== 'string' || !isLetter(retry.letter)) {
    return { message: received.message, defect: new PoisonMessage('not a retry: it carries no dead letter') };
  }
  return originalOf(retry as RetryMessage, received.message);
}
