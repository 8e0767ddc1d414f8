import type { ServiceName } from '@throughline/contracts';
import type { ConsumerStatistics } from '@throughline/messaging';
import { Counter, Gauge, type Registry } from 'prom-client';

export type ConsumerSources = ReadonlyMap<ServiceName, () => readonly ConsumerStatistics[]>;

interface Sample {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

interface Series {
  readonly kind: typeof Counter<string> | typeof Gauge<string>;
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
  readonly read: (statistics: ConsumerStatistics) => readonly Sample[];
}

const series: readonly Series[] = [
  {
    kind: Gauge,
    name: 'throughline_consumer_lag',
    help: 'Messages that wait.',
    labelNames: ['topic'],
    read: ({ lag }) => Object.entries(lag).map(([topic, value]) => ({ value, labels: { topic } })),
  },
  {
    kind: Gauge,
    name: 'throughline_consumer_in_flight',
    help: 'Keys that are handled now.',
    read: ({ inFlight }) => [{ value: inFlight }],
  },
  {
    kind: Gauge,
    name: 'throughline_consumer_paused',
    help: 'Keys or partitions that wait for a retry.',
    read: ({ paused }) => [{ value: paused }],
  },
  {
    kind: Gauge,
    name: 'throughline_consumer_overdue',
    help: 'Handlers that run longer than they should.',
    read: ({ overdue }) => [{ value: overdue }],
  },
  {
    kind: Counter,
    name: 'throughline_consumer_retries_total',
    help: 'Messages tried again.',
    read: ({ retries }) => [{ value: retries }],
  },
  {
    kind: Counter,
    name: 'throughline_dead_letters_total',
    help: 'Messages set aside.',
    read: ({ deadLetters }) => [{ value: deadLetters }],
  },
];

/** Series that are read from the consumers at each scrape: nothing is counted twice. */
export function registerConsumerSeries(registry: Registry, sources: ConsumerSources): void {
  for (const { kind: Metric, name, help, labelNames = [], read } of series) {
    new Metric({
      name,
      help,
      labelNames: ['service', ...labelNames],
      registers: [registry],
      collect() {
        this.reset();
        for (const [service, statisticsOf] of sources) {
          for (const { value, labels } of statisticsOf().flatMap(read))
            this.inc({ service, ...labels }, value);
        }
      },
    });
  }
}
