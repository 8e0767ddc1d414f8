import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@throughline/event-store';
import { backoffMsAfter } from '../delivery/backoff.js';
import { Signal } from '../delivery/signal.js';
import type { KafkaPublisher, OutgoingRecord } from '../kafka/kafka-publisher.js';
import type { CheckpointLog } from './checkpoint-log.js';
import { CheckpointSaver } from './checkpoint-saver.js';
import { checkpointOf, startingPoint, type Checkpoint } from './checkpoint.js';
import type { RelayMapping } from './relay-mapping.js';
import type { RelayProgress } from './relay-progress.js';

/** How often the store is asked where no hint came. */
const POLL_MS = 1_000;

const BACKOFF = { backoffMs: 200, backoffMsMax: 10_000 } as const;

export interface TermOptions {
  readonly store: EventStore;
  readonly mapping: RelayMapping;
  readonly publisher: KafkaPublisher;
  readonly checkpoints: CheckpointLog;
  readonly progress: RelayProgress;
  readonly batchSizeMax: number;
  readonly checkpointEveryMs: number;
  /** The end of this relay's term before: it may still wait for the brokers to acknowledge. */
  readonly after?: Promise<void> | undefined;
}

interface Batch {
  readonly records: readonly OutgoingRecord[];
  /** Of its last event. */
  readonly checkpoint: Checkpoint | undefined;
  readonly position: number;
  readonly isHead: boolean;
}

/** One term of leading: from the checkpoint on, batch after batch, until it is ended. */
export class RelayTerm {
  private readonly ending = new AbortController();
  private readonly wake = new Signal();
  private readonly saver: CheckpointSaver;
  private readonly ended: Promise<void>;
  private failures = 0;

  constructor(private readonly options: TermOptions) {
    const { checkpoints, checkpointEveryMs, progress } = options;
    this.saver = new CheckpointSaver({
      write: (checkpoint) => checkpoints.write(checkpoint),
      everyMs: checkpointEveryMs,
      onSaved: (checkpoint) => progress.saved(checkpoint),
      onFault: (error) => progress.notSaved(error),
    });
    this.ended = this.run();
  }

  /** Publishes nothing more; resolves once what is under way is acknowledged and the checkpoint is written. */
  end(): Promise<void> {
    this.ending.abort();
    this.wake.raise();
    return this.ended;
  }

  private get isEnding(): boolean {
    return this.ending.signal.aborted;
  }

  private async run(): Promise<void> {
    const { store, progress, after } = this.options;
    await after;
    const stopListening = store.onAppended(this.wake.raise);
    while (!this.isEnding) {
      try {
        await this.follow(await this.begin());
      } catch (error) {
        this.failures += 1;
        progress.failed(error, this.failures);
        await this.pause(backoffMsAfter(this.failures, BACKOFF));
      }
    }
    stopListening();
    await this.saver.close();
    progress.ended();
  }

  /** Asked anew after every failure: the store that comes back may not be the one that went away. */
  private async begin(): Promise<number> {
    const { checkpoints, store, progress } = this.options;
    const recent = async () => this.saver.completed(await checkpoints.recent());
    const start = await startingPoint({ recent, hourly: () => checkpoints.hourly() }, store);
    if (!this.isEnding) progress.began(start);
    return start.position;
  }

  /** While a batch is at the brokers the next one is read and encoded; it is sent only after the acknowledgement. */
  private async follow(start: number): Promise<void> {
    let next = this.prepare(start);
    for (;;) {
      const batch = await next;
      if (this.isEnding) return;
      const ahead = batch.isHead ? undefined : this.prepare(batch.position);
      // Whoever awaits it hears of its failure; nobody does if this batch fails first.
      ahead?.catch(() => undefined);
      await this.publish(batch);
      if (batch.isHead && batch.records.length === 0) await this.untilMore(batch.position);
      next = ahead ?? this.prepare(batch.position);
    }
  }

  private async prepare(after: number): Promise<Batch> {
    const { store, mapping, batchSizeMax } = this.options;
    const { events, position, isHead } = await store.readAll({
      after,
      limit: batchSizeMax,
      types: mapping.types,
    });
    const last = events.at(-1);
    const checkpoint = last === undefined ? undefined : checkpointOf(last);
    return { records: mapping.recordsOf(events), checkpoint, position, isHead };
  }

  private async publish({ records, checkpoint, position, isHead }: Batch): Promise<void> {
    const { publisher, progress } = this.options;
    await publisher.publish(records);
    if (checkpoint !== undefined) this.saver.mark(checkpoint);
    progress.reached(position, { messages: records.length, isHead });
    this.failures = 0;
  }

  /** @throws Error if the store lost events that were published: it was restored under our feet */
  private async untilMore(position: number): Promise<void> {
    if (await this.hintWithin(POLL_MS)) return;
    const head = await this.options.store.head();
    if (head < position) throw new Error(`the store went back from position ${position} to ${head}`);
  }

  /** Not cut short by a hint: what failed is not better for it. */
  private async pause(pauseMs: number): Promise<void> {
    await sleep(pauseMs, undefined, { signal: this.ending.signal }).catch(() => undefined);
  }

  /** True if something was appended, or the term ends. */
  private async hintWithin(ms: number): Promise<boolean> {
    let isHint = true;
    const timer = setTimeout(() => {
      isHint = false;
      this.wake.raise();
    }, ms);
    await this.wake.wait();
    clearTimeout(timer);
    return isHint;
  }
}
