import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { Rebuild } from '@throughline/read-store';

const FORMAT = '{name} {bar} {percentage}%  {value}/{total}  {rate} events/s  {eta_formatted} left';
const NAME_WIDTH = 24;

/** How often a line is written where the output is no terminal. */
const PLAIN_EVERY_MS = 5_000;

interface Shown {
  readonly bar: SingleBar;
  readonly startedAt: number;
  readonly from: number;
}

/** A bar for each read model that is being built. */
export class ProgressBars {
  private readonly bars: MultiBar;
  private readonly shown = new Map<string, Shown>();

  constructor(stream: NodeJS.WritableStream) {
    const options = {
      ...{ format: FORMAT, stream, hideCursor: true, clearOnComplete: false },
      ...{ noTTYOutput: true, notTTYSchedule: PLAIN_EVERY_MS, emptyOnZero: true },
    };
    this.bars = new MultiBar(options, Presets.shades_classic);
  }

  show(rebuilds: readonly Rebuild[]): void {
    for (const rebuild of rebuilds) if (rebuild.head > 0) this.showOne(rebuild);
  }

  stop(): void {
    this.bars.stop();
  }

  private showOne({ name, position, head, failure }: Rebuild): void {
    const { bar, startedAt, from } = this.shown.get(name) ?? this.begin(name, position, head);
    const seconds = Math.max(0.001, (performance.now() - startedAt) / 1_000);
    const rate = Math.round((position - from) / seconds).toLocaleString('en');
    bar.setTotal(head);
    bar.update(position, { rate, name: labelOf(name, failure) });
  }

  private begin(name: string, position: number, head: number): Shown {
    const bar = this.bars.create(head, position, { rate: 0, name: labelOf(name, null) });
    const shown = { bar, startedAt: performance.now(), from: position };
    this.shown.set(name, shown);
    return shown;
  }
}

const labelOf = (name: string, failure: string | null): string =>
  `${name.padEnd(NAME_WIDTH)}${failure === null ? '' : ` (${failure})`}`;
