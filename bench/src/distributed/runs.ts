import { orderBody } from '../order-bodies.js';
import { quantile } from '../quantile.js';
import type { DistributedWorld } from './distributed-world.js';
import { LagWatch, type PeakLag } from './lag-watch.js';
import { OrderWatch } from './order-watch.js';
import { scrape, sumOf } from './process-metrics.js';

const LOOK_MS = 200;
/** A lone order is looked for often: the next one is placed when it is released. */
const LONE_LOOK_MS = 10;

export interface RoadFigures {
  readonly orders: number;
  readonly ordersPerSecond: number;
  readonly eventsPerSecond: number;
  readonly acknowledgedPerSecond: number;
  readonly acknowledgeP50Ms: number;
  readonly acknowledgeP99Ms: number;
  /** Processor time that each service took for an order. */
  readonly cpuMsPerOrder: Readonly<Record<string, number>>;
}

export interface LatencyFigures {
  readonly orders: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface BurstFigures {
  readonly orders: number;
  readonly acknowledgedPerSecond: number;
  readonly ordersPerSecond: number;
  readonly peakLag: PeakLag;
  /** From the last acknowledgement until no message waits anywhere. */
  readonly drainMs: number;
}

const perSecond = (count: number, elapsedMs: number): number => (count * 1_000) / elapsedMs;

async function cpuSeconds({ stack }: DistributedWorld): Promise<ReadonlyMap<string, number>> {
  const processes = await scrape(stack.processes);
  return new Map([...processes].map(([name, series]) => [name, sumOf(series, 'process_cpu_seconds_total')]));
}

/** Orders as fast as they are acknowledged, until the last of them is released. */
export async function runRoad(world: DistributedWorld, orders: number, prefix: string): Promise<RoadFigures> {
  const watch = await OrderWatch.open(world.store);
  const before = await cpuSeconds(world);
  const [generated] = await Promise.all([
    world.generate(orders, prefix),
    watch.untilReleased(orders, LOOK_MS, world.interrupted),
  ]);
  const cpu = [...(await cpuSeconds(world))].map(([name, after]): [string, number] => [
    name,
    ((after - (before.get(name) ?? 0)) * 1_000) / orders,
  ]);
  return {
    orders,
    ordersPerSecond: perSecond(orders, watch.elapsedMs),
    eventsPerSecond: perSecond(watch.eventsStored, watch.elapsedMs),
    acknowledgedPerSecond: perSecond(orders, generated.elapsedMs),
    acknowledgeP50Ms: generated.p50Ms,
    acknowledgeP99Ms: generated.p99Ms,
    cpuMsPerOrder: Object.fromEntries(cpu),
  };
}

/** One order at a time, the next when the one before is released: nothing waits for anything but its own way. */
export async function runLatency(world: DistributedWorld, orders: number): Promise<LatencyFigures> {
  const watch = await OrderWatch.open(world.store);
  for (let number = 1; number <= orders; number += 1) {
    const response = await fetch(`${world.stack.url}/api/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: orderBody('LONE', number),
      signal: world.interrupted,
    });
    if (response.status !== 202)
      throw new Error(`not acknowledged: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
    await watch.untilReleased(number, LONE_LOOK_MS, world.interrupted);
  }
  return { orders, p50Ms: quantile(watch.waitedMs, 0.5), p99Ms: quantile(watch.waitedMs, 0.99) };
}

/** Orders that come faster than they can be released: what piles up where, and how long it takes to go. */
export async function runBurst(world: DistributedWorld, orders: number): Promise<BurstFigures> {
  const watch = await OrderWatch.open(world.store);
  const lag = new LagWatch(world.stack, world.interrupted);
  try {
    const { elapsedMs } = await world.generate(orders, 'BURST');
    const acknowledgedAt = performance.now();
    await watch.untilReleased(orders, LOOK_MS, world.interrupted);
    const peakLag = await lag.untilDrained();
    return {
      orders,
      acknowledgedPerSecond: perSecond(orders, elapsedMs),
      ordersPerSecond: perSecond(orders, watch.elapsedMs),
      peakLag,
      drainMs: performance.now() - acknowledgedAt,
    };
  } finally {
    await lag.stop().catch(() => undefined);
  }
}
