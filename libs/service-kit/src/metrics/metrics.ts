import type { ServiceName } from '@throughline/contracts';
import type { ConsumerStatistics } from '@throughline/messaging';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { registerConsumerSeries } from './consumer-series.js';

/** Upper bounds of the buckets of HTTP durations, in seconds. */
const DURATION_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What a service tells of its work; each member can be handed on by itself. */
export interface ServiceMetrics {
  /** A command was decided on. */
  readonly handled: (command: string, outcome: 'accept' | 'ignore' | 'reject') => void;
  /** Another writer was first; the command is decided again. */
  readonly raceLost: (command: string) => void;
  readonly effectEnded: (outcome: 'done' | 'retried' | 'left') => void;
  readonly stepSwept: (step: string) => void;
  /** An order came in by this entrance (`http`, `webhook`, `topic`, `file`), and this became of it. */
  readonly intakeEnded: (entrance: string, outcome: string) => void;
  readonly requestEnded: (method: string, route: string, status: number, seconds: number) => void;
  /** Asked at each scrape. */
  readonly watchConsumers: (statistics: () => readonly ConsumerStatistics[]) => void;
  /** Asked at each scrape: positions that each follower is behind the store's head, by its name. */
  readonly watchFollowers: (lag: LagOfFollowers) => void;
  /** Asked at each scrape: seconds for which the oldest order that is at no end waits, by its status. */
  readonly watchOldestOrders: (ages: OldestOrders) => void;
}

export type OldestOrders = () => Promise<Readonly<Record<string, number>>>;

export type LagOfFollowers = () => Promise<Readonly<Record<string, number>>>;

/** One registry per process; every series of a service carries the label `service`. */
export interface Metrics {
  readonly contentType: string;
  forService(service: ServiceName): ServiceMetrics;
  /** The Prometheus text format. */
  text(): Promise<string>;
}

const createCounters = (registry: Registry) => {
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({
      name: `throughline_${name}`,
      help,
      labelNames: ['service', ...labelNames],
      registers: [registry],
    });
  return {
    commands: counter('commands_total', 'Commands decided on.', 'command', 'outcome'),
    lostRaces: counter('lost_races_total', 'Appends that another writer preceded.', 'command'),
    effects: counter('effects_total', 'Calls to the outside world, by outcome.', 'outcome'),
    swept: counter('steps_swept_total', 'Steps that the sweeper drove again.', 'step'),
    intakes: counter('intakes_total', 'Orders that came in.', 'entrance', 'outcome'),
    requests: new Histogram({
      name: 'throughline_http_request_duration_seconds',
      help: 'Time from request to response.',
      labelNames: ['service', 'method', 'route', 'status'],
      buckets: DURATION_BUCKETS_SECONDS,
      registers: [registry],
    }),
  };
};

const registerFollowerLag = (registry: Registry, sources: ReadonlyMap<ServiceName, LagOfFollowers>): void => {
  new Gauge({
    name: 'throughline_follower_lag',
    help: 'Positions that a read model is behind the head of the store.',
    labelNames: ['service', 'follower'],
    registers: [registry],
    async collect() {
      for (const [service, lagOf] of sources) {
        for (const [follower, lag] of Object.entries(await lagOf())) this.set({ service, follower }, lag);
      }
    },
  });
};

const registerOldestOrders = (registry: Registry, sources: readonly OldestOrders[]): void => {
  new Gauge({
    name: 'throughline_oldest_unfinished_order_seconds',
    help: 'Age of the oldest order that is at no end, by status.',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const agesOf of sources) {
        for (const [status, seconds] of Object.entries(await agesOf())) this.set({ status }, seconds);
      }
    },
  });
};

/** A registry of its own with the process's defaults: memory, CPU, garbage collection, event loop lag. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = createCounters(registry);
  const consumers = new Map<ServiceName, () => readonly ConsumerStatistics[]>();
  const followers = new Map<ServiceName, LagOfFollowers>();
  registerConsumerSeries(registry, consumers);
  const oldestOrders: OldestOrders[] = [];
  registerFollowerLag(registry, followers);
  registerOldestOrders(registry, oldestOrders);
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    forService: (service) => ({
      handled: (command, outcome) => counters.commands.inc({ service, command, outcome }),
      raceLost: (command) => counters.lostRaces.inc({ service, command }),
      effectEnded: (outcome) => counters.effects.inc({ service, outcome }),
      stepSwept: (step) => counters.swept.inc({ service, step }),
      intakeEnded: (entrance, outcome) => counters.intakes.inc({ service, entrance, outcome }),
      requestEnded: (method, route, status, seconds) =>
        counters.requests.observe({ service, method, route, status }, seconds),
      watchConsumers: (statistics) => void consumers.set(service, statistics),
      watchFollowers: (lag) => void followers.set(service, lag),
      watchOldestOrders: (ages) => void oldestOrders.push(ages),
    }),
  };
}
