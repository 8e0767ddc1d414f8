import type { DeadLetter, Instant } from '@throughline/contracts';
import { messageOf } from '@throughline/kernel';
import type { Message } from '../message-transport.js';

/** A reason is a line for people; what is longer is cut. */
const REASON_CHARS_MAX = 2_000;
const STACK_CHARS_MAX = 8_000;

const bytesOf = (message: Message): Uint8Array => message.bytes ?? Buffer.from(JSON.stringify(message.value));

export interface Failure {
  readonly error: unknown;
  readonly attempts: number;
  readonly group: string;
  readonly failedAt: Instant;
}

/** The message, whole, with where it came from and why it was set aside. */
export function deadLetterOf(message: Message, { error, attempts, group, failedAt }: Failure): DeadLetter {
  const { topic, partition, offset, key, headers } = message;
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  return {
    topic,
    partition,
    offset,
    group,
    key,
    headers,
    valueBase64: Buffer.from(bytesOf(message)).toString('base64'),
    reason: messageOf(error).slice(0, REASON_CHARS_MAX),
    stack: stack?.slice(0, STACK_CHARS_MAX) ?? null,
    attempts,
    failedAt,
  };
}
