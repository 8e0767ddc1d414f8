import { types } from 'node:util';
import type { TopicDeclaration } from '@throughline/contracts';
import {
  INTERNAL_MESSAGE_BYTES_MAX,
  MESSAGE_BYTES_MAX,
  RequestRefused,
  type OutgoingMessage,
} from '../message-transport.js';

/** A message in the bytes that it is stored as. */
export interface EncodedMessage {
  readonly key: string;
  /** JSON, or null where there are none. */
  readonly headers: string | null;
  readonly value: Uint8Array;
  readonly sizeBytes: number;
}

export const bytesMaxOf = ({ kind }: TopicDeclaration): number =>
  kind === 'internal' ? INTERNAL_MESSAGE_BYTES_MAX : MESSAGE_BYTES_MAX;

/** @throws RequestRefused for a value without JSON, and for a message over the topic's limit */
export function encodeMessage(topic: TopicDeclaration, message: OutgoingMessage): EncodedMessage {
  const { key } = message;
  const value = types.isUint8Array(message.value) ? message.value : jsonOf(topic, message.value);
  const headers = message.headers === undefined ? null : JSON.stringify(message.headers);
  const sizeBytes = value.length + Buffer.byteLength(key) + Buffer.byteLength(headers ?? '');
  const limit = bytesMaxOf(topic);
  if (sizeBytes > limit) {
    const text = `${topic.name}: expected a message of at most ${limit} bytes, found ${sizeBytes}`;
    throw new RequestRefused('message-too-large', text);
  }
  return { key, headers, value, sizeBytes };
}

function jsonOf(topic: TopicDeclaration, value: unknown): Uint8Array {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) {
    throw new RequestRefused(
      'value-is-not-json',
      `${topic.name}: a value of type ${typeof value} has no JSON`,
    );
  }
  return Buffer.from(json);
}
