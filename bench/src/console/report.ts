import type { Measured } from './measure.js';
import type { Meanwhile } from './meanwhile.js';

export interface ConsoleReport {
  readonly machine: { readonly cores: number; readonly model: string; readonly node: string };
  readonly database: 'sqlite' | 'postgres';
  readonly orders: number;
  readonly events: number;
  readonly seedSeconds: number;
  /** Reading the whole store, and nothing else. */
  readonly rawEventsPerSecond: number;
  /** The list of orders, from the first event to its last row. */
  readonly rebuildEventsPerSecond: number;
  readonly rebuildSeconds: number;
  readonly answers: readonly Measured[];
  /** The same while the list of orders is built anew beside the one that is read; absent unless it was asked for. */
  readonly meanwhile?: Meanwhile;
}

const NAME_WIDTH = 46;
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(10);

const answerLine = ({ name, p50Ms, p99Ms, targetMs }: Measured): string =>
  `  ${name.padEnd(NAME_WIDTH)}${ms(p50Ms)}${ms(p99Ms)}   ${p99Ms < targetMs ? 'under' : 'OVER '} ${targetMs} ms`;

export function reportOf(report: ConsoleReport): string {
  const { machine, rawEventsPerSecond: raw, rebuildEventsPerSecond: rebuilt, meanwhile } = report;
  return [
    `${machine.cores} × ${machine.model}, Node ${machine.node}; who asks shares the cores`,
    `${whole(report.orders)} orders, ${whole(report.events)} events in ${report.database}, appended in ${whole(report.seedSeconds)} s`,
    `raw read of $all      ${whole(raw)} events/s`,
    `list of orders built  ${whole(rebuilt)} events/s in ${whole(report.rebuildSeconds)} s: ${((rebuilt / raw) * 100).toFixed(0)} % of raw`,
    `over HTTP             ${''.padEnd(NAME_WIDTH - 20)}       p50       p99   p99 should be`,
    ...report.answers.map(answerLine),
    ...(meanwhile
      ? [
          `while the list is built anew beside, in ${whole(meanwhile.rebuildSeconds)} s`,
          ...meanwhile.answers.map(answerLine),
        ]
      : []),
    '',
  ].join('\n');
}
