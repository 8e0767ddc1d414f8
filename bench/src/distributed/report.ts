import type { RelayThroughput } from '@throughline/messaging/conformance';
import type { AppendRates } from './append-rates.js';
import type { BurstFigures, LatencyFigures, RoadFigures } from './runs.js';

export interface DistributedReport {
  readonly machine: {
    readonly cores: number;
    readonly model: string;
    readonly node: string;
    /** Processes that wanted a core in the minute before the run, on average: what else the machine did. */
    readonly loadBefore: number;
  };
  readonly kafka: RelayThroughput;
  readonly appends: readonly AppendRates[];
  readonly road: RoadFigures;
  readonly latency: LatencyFigures;
  readonly burst: BurstFigures;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

const kafkaLines = (kafka: RelayThroughput): string[] => [
  `Kafka, ${whole(kafka.events)} messages of ${whole(kafka.messageBytes)} bytes`,
  `  kafkajs produces  ${whole(kafka.rawPerSecond)}/s, consumes ${whole(kafka.rawConsumedPerSecond)}/s`,
  `  relay publishes   ${whole(kafka.relayPerSecond)}/s, ${percent(kafka.relayPerSecond / kafka.rawPerSecond)} of raw`,
];

const appendLines = (appends: readonly AppendRates[]): string[] => [
  'PostgreSQL, events/s by events of one transaction',
  ...appends.map(
    ({ groupEvents, rawPerSecond, storePerSecond }) =>
      `  ${whole(groupEvents).padStart(5)}             insert ${whole(rawPerSecond)}, event store ${whole(storePerSecond)}, ${percent(storePerSecond / rawPerSecond)} of raw`,
  ),
];

const roadLines = (road: RoadFigures): string[] => [
  `placed → released, ${whole(road.orders)} orders`,
  `  orders            ${whole(road.ordersPerSecond)}/s, ${whole(road.eventsPerSecond)} events/s`,
  `  acknowledged      ${whole(road.acknowledgedPerSecond)}/s, p50 ${whole(road.acknowledgeP50Ms)} ms, p99 ${whole(road.acknowledgeP99Ms)} ms`,
  `  CPU per order     ${Object.entries(road.cpuMsPerOrder)
    .map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`)
    .join(', ')}`,
];

const burstLines = ({ peakLag, ...burst }: BurstFigures): string[] => [
  `burst of ${whole(burst.orders)} orders`,
  `  acknowledged      ${whole(burst.acknowledgedPerSecond)}/s, released ${whole(burst.ordersPerSecond)}/s`,
  `  lag at its peak   ${whole(peakLag.consumers)} messages of all groups, ${whole(peakLag.slowest.messages)} of ${peakLag.slowest.service}; relay ${whole(peakLag.relay)} positions`,
  `  drained           ${(burst.drainMs / 1_000).toFixed(1)} s after the last acknowledgement`,
];

export function reportOf({ machine, kafka, appends, road, latency, burst }: DistributedReport): string {
  return [
    `${machine.cores} × ${machine.model}, Node ${machine.node}, load ${machine.loadBefore.toFixed(1)} before the run`,
    'broker, database, services, gateway, generator and payment gateway share the cores',
    ...kafkaLines(kafka),
    ...appendLines(appends),
    ...roadLines(road),
    `a lone order, ${latency.orders} one at a time`,
    `  placed → released p50 ${whole(latency.p50Ms)} ms, p99 ${whole(latency.p99Ms)} ms`,
    ...burstLines(burst),
    '',
  ].join('\n');
}
