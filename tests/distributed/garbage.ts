import type { RawMessage } from './raw-producer.js';

/** Bytes that are no JSON: nobody can handle them, so each is a dead letter. */
const unreadable: readonly (Buffer | string | null)[] = [
  Buffer.from([0xff, 0xfe, 0x00, 0x9f]),
  '{"channelId": "web", oops',
  '',
  null,
];

/** JSON that is no message of any inbound topic: refused or set aside, as the topic's service sees it. */
const misshapen: readonly string[] = ['null', '[]', '{"reference": 7}', '"shipped"'];

export const UNREADABLE_BASE64 = unreadable.map((bytes) => Buffer.from(bytes ?? '').toString('base64'));

/** Under the neighbour's key and under none, by turns. */
const garbageBeside = (key: string): readonly RawMessage[] =>
  [...unreadable, ...misshapen].map((value, index) => ({ key: index % 2 === 0 ? key : null, value }));

export const GARBAGE_COUNT = unreadable.length + misshapen.length;

/** Good messages of one key with garbage before, between and behind them. */
export function amidGarbage(key: string, values: readonly object[]): readonly RawMessage[] {
  const good = values.map((value): RawMessage => ({ key, value: JSON.stringify(value) }));
  const garbage = garbageBeside(key);
  const mixed = garbage.flatMap((bad, index) => [bad, ...good.slice(index, index + 1)]);
  return [...mixed, ...good.slice(garbage.length)];
}
