import type { HoldsResult } from './hold-run.js';
import type { LongStreamResult } from './long-stream-run.js';
import type { ManyItemsResult } from './many-items-run.js';
import type { RacesResult } from './race-runs.js';
import type { Latencies, Latency, Rates } from './rate-run.js';

export interface Machine {
  readonly cores: number;
  readonly model: string;
  readonly node: string;
  /** Load over the minute before the run: what else the machine did. */
  readonly loadBefore: number;
}

export interface StockReport {
  readonly machine: Machine;
  readonly orders: number;
  readonly rawBatchEvents: number;
  readonly rawEventsPerSecond: number;
  readonly hot: Rates;
  readonly hotLatencies: Latencies;
  readonly hotOverChannels: Rates;
  readonly hotSoldOut: Rates;
  readonly hotOneByOne: Rates;
  readonly spread: Rates;
  readonly spreadItems: number;
  readonly holds: HoldsResult;
  readonly holdsAmongMany: HoldsResult;
  readonly longStream: LongStreamResult;
  readonly manyItems: ManyItemsResult;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : whole(value)} ms`;

const machineLine = ({ cores, model, node, loadBefore }: Machine): string =>
  `${cores} × ${model}, Node ${node}; load before the run ${loadBefore.toFixed(2)}`;

const rateLine = (name: string, rates: Rates, rawPerSecond: number): string =>
  `  ${name.padEnd(34)} ${whole(rates.decisionsPerSecond).padStart(7)}/s decided (${percent(rates.decisionsPerSecond / rawPerSecond)} of raw), ${whole(rates.reservationsPerSecond).padStart(7)}/s told to their orders`;

/** A checkout is two facts: raw is what the store would append of them. */
const holdsLine = (name: string, { checkoutsPerSecond }: HoldsResult, rawPerSecond: number): string =>
  `  ${name.padEnd(34)} ${whole(checkoutsPerSecond).padStart(7)}/s placed and ended (${percent((2 * checkoutsPerSecond) / rawPerSecond)} of raw)`;

const latencyLine = (name: string, { perSecond, p50Ms, p99Ms }: Latency): string =>
  `  ${name.padEnd(34)} ${whole(perSecond).padStart(7)}/s: p50 ${ms(p50Ms)}, p99 ${ms(p99Ms)}`;

export function reportOf(report: StockReport): string {
  const { rawEventsPerSecond: raw, longStream, manyItems } = report;
  return [
    machineLine(report.machine),
    `raw append to one stream   ${whole(raw)} events/s in appends of ${report.rawBatchEvents}, synchronous=FULL`,
    `reservations, ${whole(report.orders)} orders of one unit, from the order's message`,
    rateLine('one hot item', report.hot, raw),
    rateLine('… over 3 channels that overlap', report.hotOverChannels, raw),
    rateLine('… for half of which there is stock', report.hotSoldOut, raw),
    rateLine('… each command by itself', report.hotOneByOne, raw),
    rateLine(`over ${whole(report.spreadItems)} items`, report.spread, raw),
    'one hot item at half of that, open loop',
    latencyLine('decided', report.hotLatencies.decision),
    latencyLine('told to the order', report.hotLatencies.reservation),
    `checkouts of one item, ${whole(report.holds.checkouts)} of one unit, held and given back: two events each`,
    holdsLine('no others open', report.holds, raw),
    holdsLine(`${whole(report.holdsAmongMany.othersOpen)} others open`, report.holdsAmongMany, raw),
    `an item with ${whole(longStream.movements)} movements`,
    `  first decision after a start       ${ms(longStream.firstFromSnapshotMs)}; ${ms(longStream.firstFromBeginningMs)} without what was written down`,
    `  later decisions, one by one        p50 ${ms(longStream.laterP50Ms)}, p99 ${ms(longStream.laterP99Ms)}`,
    `${whole(manyItems.items)} items, written in ${whole(manyItems.writtenInMs / 1_000)} s`,
    `  availability of any, from the disk p50 ${ms(manyItems.availableP50Ms)}, p99 ${ms(manyItems.availableP99Ms)} over ${whole(manyItems.questions)} items`,
    '',
  ].join('\n');
}

export const racesReportOf = (machine: Machine, races: RacesResult): string =>
  [
    machineLine(machine),
    `${races.rounds} rounds of ${whole(races.orders)} orders at once for ${races.units} units, over 3 channels in ${races.processes} processes`,
    `  exactly ${races.units} sold, all others waiting, no promise broken   ${races.fairRounds} of ${races.rounds} rounds`,
    `  ${whole((races.rounds * races.orders) / (races.elapsedMs / 1_000))} orders/s; ${whole(races.racesLost)} decisions made again after a lost race`,
    '',
  ].join('\n');
