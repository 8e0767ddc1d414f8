import type { IdleResult } from './idle-run.js';
import type { ProfileShare } from './profile-summary.js';
import type { RoadResult } from './road-run.js';

export interface BenchReport {
  readonly machine: { readonly cores: number; readonly model: string; readonly node: string };
  readonly rawBatchEvents: number;
  readonly rawEventsPerSecond: number;
  readonly eventsBefore: number;
  readonly idle: IdleResult;
  readonly released: RoadResult;
  readonly completed: RoadResult;
  readonly profile: readonly ProfileShare[];
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const megabytes = (bytes: number): string => `${whole(bytes / 1_048_576)} MB`;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const roadLines = (road: RoadResult, rawEventsPerSecond: number): string[] => [
  `placed → ${road.to}`,
  `  orders            ${whole(road.ordersPerSecond)}/s over ${whole(road.orders)} orders`,
  `  events            ${whole(road.eventsPerSecond)}/s, ${percent(road.eventsPerSecond / rawEventsPerSecond)} of raw`,
  `  acknowledged      ${whole(road.acknowledgedPerSecond)}/s, p50 ${road.acknowledgeP50Ms.toFixed(1)} ms, p99 ${road.acknowledgeP99Ms.toFixed(1)} ms`,
  `  memory            ${megabytes(road.rssBytes)}`,
];

export function reportOf(report: BenchReport): string {
  const { machine, rawEventsPerSecond, idle, released, completed, profile } = report;
  return [
    `${machine.cores} × ${machine.model}, Node ${machine.node}; generator and partners share the cores`,
    `raw SQLite append   ${whole(rawEventsPerSecond)} events/s in commits of ${report.rawBatchEvents}, synchronous=FULL`,
    `start-up            ${whole(idle.startedInMs)} ms with an empty store, ${megabytes(idle.rssBytes)} idle`,
    `store before a run  ${whole(report.eventsBefore)} events`,
    ...roadLines(released, rawEventsPerSecond),
    ...roadLines(completed, rawEventsPerSecond),
    'where the time goes (placed → released, self time)',
    ...profile.map(({ where, share }) => `  ${percent(share).padStart(7)}  ${where}`),
    '',
  ].join('\n');
}
