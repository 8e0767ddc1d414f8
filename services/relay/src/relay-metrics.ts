import type { Relay, RelayStatistics } from '@throughline/messaging';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';

export interface RelayMetrics {
  readonly contentType: string;
  /** The Prometheus text format. */
  text(): Promise<string>;
}

interface Series {
  readonly kind: typeof Counter | typeof Gauge;
  readonly name: string;
  readonly help: string;
  readonly read: (statistics: RelayStatistics) => number;
}

const series: readonly Series[] = [
  {
    kind: Gauge,
    name: 'throughline_relay_lag',
    help: 'Positions that the topics are behind the store; 0 of a relay that does not lead.',
    read: ({ lag }) => lag,
  },
  {
    kind: Gauge,
    name: 'throughline_relay_is_leader',
    help: 'Whether this relay publishes: 1 of one of them, 0 of the others.',
    read: ({ role }) => (role === 'leader' ? 1 : 0),
  },
  {
    kind: Counter,
    name: 'throughline_relay_published_total',
    help: 'Messages published, repeats and dead letters among them.',
    read: ({ published }) => published,
  },
  {
    kind: Counter,
    name: 'throughline_relay_dead_letters_total',
    help: 'Events that a topic could not be made from.',
    read: ({ deadLetters }) => deadLetters,
  },
];

/** A registry of its own with the process's defaults; the relay is asked once for each scrape. */
export function createRelayMetrics(relay: Pick<Relay, 'statistics'>): RelayMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registered = series.map(({ kind, read, ...names }) => {
    const metric = new kind({ ...names, registers: [registry] });
    return (statistics: RelayStatistics): void => {
      metric.reset();
      metric.inc(read(statistics));
    };
  });
  return {
    contentType: registry.contentType,
    async text() {
      const statistics = await relay.statistics();
      for (const update of registered) update(statistics);
      return registry.metrics();
    },
  };
}
