import type { TopicDeclaration } from '@throughline/contracts';
import type { KafkaMessage } from 'kafkajs';
import { parseBytes } from '../delivery/json-bytes.js';
import type { Handleable } from '../delivery/retries.js';
import type { Message } from '../message-transport.js';
import { offsetText } from './offsets.js';

const NOTHING = new Uint8Array();

/** What of kafkajs's message is read. */
export type LoggedMessage = Pick<KafkaMessage, 'offset' | 'timestamp' | 'key' | 'value' | 'headers'>;

/** Of a header that comes twice the last counts, as for Kafka's own clients. */
function headersOf({ headers }: LoggedMessage): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) texts[name] = last.toString();
  }
  return texts;
}

/** A message of a log, parsed; without a value (a tombstone) its bytes are none, which is no JSON. */
export function decodeMessage(topic: TopicDeclaration, partition: number, logged: LoggedMessage): Handleable {
  const bytes = logged.value ?? NOTHING;
  const { value, defect } = parseBytes(bytes);
  const message: Message = {
    topic: topic.name,
    partition,
    offset: offsetText(partition, logged.offset),
    key: logged.key === null ? null : logged.key.toString(),
    value,
    headers: headersOf(logged),
    timestamp: new Date(Number(logged.timestamp)).toISOString(),
    bytes,
  };
  return { message, defect };
}

export const sizeOf = ({ key, value }: LoggedMessage): number => (key?.length ?? 0) + (value?.length ?? 0);
