import { types } from 'node:util';
import type { TopicDeclaration } from '@throughline/contracts';
import { parseBytes } from '../delivery/json-bytes.js';
import { partitionOf } from '../delivery/murmur2.js';
import {
  INTERNAL_MESSAGE_BYTES_MAX,
  MESSAGE_BYTES_MAX,
  RequestRefused,
  type Message,
  type OutgoingMessage,
} from '../message-transport.js';
import type { SourceMessage } from './message-source.js';

/** A message as the log's table holds it. */
export interface MessageRow {
  readonly offset: number;
  readonly key: string;
  readonly headers: string | null;
  readonly value: Uint8Array;
  readonly publishedAtMs: number;
}

export type EncodedMessage = Pick<MessageRow, 'key' | 'headers' | 'value'>;

/** @throws RequestRefused for a value without JSON, and for a message over the topic's limit */
export function encodeMessage(topic: TopicDeclaration, message: OutgoingMessage): EncodedMessage {
  const { key } = message;
  const value = types.isUint8Array(message.value) ? message.value : jsonOf(topic, message.value);
  const headers = message.headers === undefined ? null : JSON.stringify(message.headers);
  const sizeBytes = value.length + Buffer.byteLength(key) + Buffer.byteLength(headers ?? '');
  const limit = topic.kind === 'internal' ? INTERNAL_MESSAGE_BYTES_MAX : MESSAGE_BYTES_MAX;
  if (sizeBytes > limit) {
    const text = `${topic.name}: expected a message of at most ${limit} bytes, found ${sizeBytes}`;
    throw new RequestRefused('message-too-large', text);
  }
  return { key, headers, value };
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

export function decodeRow(topic: TopicDeclaration, row: MessageRow): SourceMessage {
  const { value, defect } = parseBytes(row.value);
  const message: Message = {
    topic: topic.name,
    partition: partitionOf(row.key, topic.partitions),
    offset: String(row.offset),
    key: row.key,
    value,
    headers: row.headers === null ? {} : (JSON.parse(row.headers) as Record<string, string>),
    timestamp: new Date(row.publishedAtMs).toISOString(),
    bytes: row.value,
  };
  return { offset: row.offset, message, defect, sizeBytes: row.value.length };
}
