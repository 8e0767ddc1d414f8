import { setTimeout as pause } from 'node:timers/promises';
import { BenchWorld, type Generated } from './bench-world.js';
import { headOf } from './prefill.js';
import { summarizeProfile, type ProfileShare } from './profile-summary.js';
import { readMetric } from './server-process.js';

const LOOK_MS = 100;
const PATIENCE_MS = 120_000;

/** Orders before the measured ones: compilers and caches are warm, as in a server that has been up for a while. */
const WARM_UP_ORDERS = 500;

export interface RoadOptions {
  readonly orders: number;
  readonly eventsBefore: number;
  /** How far the orders go. */
  readonly to: 'released' | 'completed';
  readonly isProfiled?: boolean;
}

export interface RoadResult {
  readonly to: RoadOptions['to'];
  readonly orders: number;
  readonly ordersPerSecond: number;
  readonly eventsPerSecond: number;
  readonly acknowledgedPerSecond: number;
  readonly acknowledgeP50Ms: number;
  readonly acknowledgeP99Ms: number;
  readonly rssBytes: number;
  readonly profile: readonly ProfileShare[];
}

const COMMAND = { released: 'ReleaseShipments', completed: 'CompleteOrder' } as const;

const accepted = (url: string, to: RoadOptions['to']): Promise<number> =>
  readMetric(url, 'throughline_commands_total', [`command="${COMMAND[to]}"`, 'outcome="accept"']);

async function untilAccepted(url: string, to: RoadOptions['to'], count: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (let seen = 0; seen < count; seen = await accepted(url, to)) {
    if (performance.now() > until) throw new Error(`only ${seen} of ${count} orders got ${to}`);
    await pause(LOOK_MS);
  }
}

interface Measured extends Generated {
  readonly elapsedSeconds: number;
  readonly events: number;
}

async function drive(
  world: BenchWorld,
  to: RoadOptions['to'],
  orders: number,
  prefix: string,
): Promise<Measured> {
  const before = await accepted(world.url, to);
  const headBefore = headOf(world.dataDir);
  const startedAt = performance.now();
  const generated = world.generate(orders, prefix);
  await untilAccepted(world.url, to, before + orders);
  const elapsedSeconds = (performance.now() - startedAt) / 1000;
  const events = headOf(world.dataDir) - headBefore;
  const result = await generated;
  if (result.failed > 0) throw new Error(`${result.failed} orders were not acknowledged`);
  return { ...result, elapsedSeconds, events };
}

/** Orders over HTTP from a process of their own, until the last of them has got as far as `to`. */
export async function runRoad({
  orders,
  eventsBefore,
  to,
  isProfiled = false,
}: RoadOptions): Promise<RoadResult> {
  const world = await BenchWorld.open({ eventsBefore, hasWarehouse: to === 'completed', isProfiled });
  try {
    await drive(world, to, WARM_UP_ORDERS, 'WARM');
    const { elapsedSeconds, elapsedMs, events, p50Ms, p99Ms } = await drive(world, to, orders, 'RUN');
    const rssBytes = await readMetric(world.url, 'process_resident_memory_bytes');
    await world.stop();
    return {
      to,
      orders,
      ordersPerSecond: orders / elapsedSeconds,
      eventsPerSecond: events / elapsedSeconds,
      acknowledgedPerSecond: orders / (elapsedMs / 1000),
      acknowledgeP50Ms: p50Ms,
      acknowledgeP99Ms: p99Ms,
      rssBytes,
      profile: isProfiled ? await summarizeProfile(world.profileDir) : [],
    };
  } finally {
    await world.stop();
    await world.remove();
  }
}
