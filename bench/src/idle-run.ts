import { setTimeout as pause } from 'node:timers/promises';
import { BenchWorld } from './bench-world.js';
import { readMetric } from './server-process.js';

const SETTLE_MS = 3_000;

export interface IdleResult {
  /** From starting the process on an empty store until /readyz answers 200. */
  readonly startedInMs: number;
  readonly rssBytes: number;
}

/** What an empty Throughline costs. */
export async function runIdle(): Promise<IdleResult> {
  const world = await BenchWorld.open({ eventsBefore: 0, hasWarehouse: false, isProfiled: false });
  try {
    await pause(SETTLE_MS);
    const rssBytes = await readMetric(world.url, 'process_resident_memory_bytes');
    return { startedInMs: world.server.startedInMs, rssBytes };
  } finally {
    await world.stop();
    await world.remove();
  }
}
