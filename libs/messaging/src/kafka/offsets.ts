import { RequestRefused } from '../message-transport.js';

/**
 * Offsets are counted per partition, so what the port calls an offset names both: no two messages of a topic share
 * one, and a dead letter is found by it.
 */
export const offsetText = (partition: number, offset: number | string): string => `${partition}-${offset}`;

/** What a group commits once everything up to and including `done` is handled: the first offset it has not handled. */
export const commitAfter = (done: number): number => done + 1;

const CURSOR = /^\d{1,15}(\.\d{1,15})*$/;

/** The next offset of every partition, in the order of the partitions. */
export const cursorText = (next: readonly number[]): string => next.join('.');

/**
 * The beginning without a cursor.
 * @throws RequestRefused for a cursor that no answer of this topic gave
 */
export function parseCursor(cursor: string | undefined, partitions: number): number[] {
  if (cursor === undefined) return Array.from({ length: partitions }, () => 0);
  const next = CURSOR.test(cursor) ? cursor.split('.').map(Number) : [];
  if (next.length === partitions) return next;
  throw new RequestRefused('bad-cursor', `"${cursor}" is no cursor of this topic`);
}
