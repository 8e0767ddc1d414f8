import { setTimeout as pause } from 'node:timers/promises';
import type { Heard } from './caller.js';

const POLL_MS = 25;

/** The answer has this status and this code. */
export const expectCode = ({ status, body }: Heard, ...expected: readonly [number, string]): void =>
  expect([status, body['code']]).toEqual(expected);

/** Read models follow the ledger in a moment. */
export async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(POLL_MS);
}
