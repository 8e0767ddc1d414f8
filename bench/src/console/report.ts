import type { InBrowser } from './in-browser.js';
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
  /** What a person sees of it; absent where there is no Chromium. */
  readonly inBrowser?: InBrowser;
  /** The same while the list of orders is built anew beside the one that is read; absent unless it was asked for. */
  readonly meanwhile?: Meanwhile;
}

const NAME_WIDTH = 46;
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(10);

const answerLine = ({ name, p50Ms, p99Ms, targetMs }: Measured): string =>
  `  ${name.padEnd(NAME_WIDTH)}${ms(p50Ms)}${ms(p99Ms)}   ${p99Ms < targetMs ? 'under' : 'OVER '} ${targetMs} ms`;

function browserLines(seen: InBrowser | undefined): string[] {
  if (!seen) return ['in a browser: not measured, there is no Chromium on the path and CHROMIUM names none'];
  const { firstPage, live } = seen;
  return [
    `in a browser          first paint ${whole(firstPage.firstPaintMs)} ms, first row ${whole(firstPage.firstRowMs)} ms (should be under 1,000 ms), ${whole(firstPage.transferredBytes / 1_000)} kB over the wire (under 400 kB)`,
    `live, 100 orders/s    ${live.longTasks} long tasks in ${whole(live.seconds)} s, the longest ${whole(live.longestTaskMs)} ms; ${whole(live.lateFrames)} of ${whole(live.frames)} frames late; ${whole(live.changedRows)} rows changed`,
  ];
}

export function reportOf(report: ConsoleReport): string {
  const { machine, rawEventsPerSecond: raw, rebuildEventsPerSecond: rebuilt, meanwhile } = report;
  return [
    `${machine.cores} × ${machine.model}, Node ${machine.node}; who asks shares the cores`,
    `${whole(report.orders)} orders, ${whole(report.events)} events in ${report.database}, appended in ${whole(report.seedSeconds)} s`,
    `raw read of $all      ${whole(raw)} events/s`,
    `list of orders built  ${whole(rebuilt)} events/s in ${whole(report.rebuildSeconds)} s: ${((rebuilt / raw) * 100).toFixed(0)} % of raw`,
    `over HTTP             ${''.padEnd(NAME_WIDTH - 20)}       p50       p99   p99 should be`,
    ...report.answers.map(answerLine),
    ...browserLines(report.inBrowser),
    ...(meanwhile
      ? [
          `while the list is built anew beside, in ${whole(meanwhile.rebuildSeconds)} s`,
          ...meanwhile.answers.map(answerLine),
        ]
      : []),
    '',
  ].join('\n');
}
