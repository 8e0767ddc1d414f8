import type { TopicDeclaration } from '@throughline/contracts';
import { parseBytes } from '../delivery/json-bytes.js';
import { partitionOf } from '../delivery/murmur2.js';
import type { Message } from '../message-transport.js';
import type { SourceMessage } from './message-source.js';

/** A message as the log's table holds it. */
export interface MessageRow {
  readonly offset: number;
  readonly key: string;
  readonly headers: string | null;
  readonly value: Uint8Array;
  readonly publishedAtMs: number;
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
