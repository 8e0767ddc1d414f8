import { orderStream, type ServiceName } from '@throughline/contracts';
import { after, instantOf, messageOf, uuidv7, type Clock } from '@throughline/kernel';
import type { OrderEvent } from '@throughline/contracts';
import type { OrderState, StepPolicy } from '@throughline/order';
import type { Follower, ReadStore } from '@throughline/read-store';
import type { CommandHandler } from '../commands/command-handler.js';
import type { OrderLedger } from '../commands/ledger.js';
import type { OwedStep, OwedSteps } from './owed-steps.js';
import { stepFailureDecider } from './step-failure.decider.js';
import type { WorkList, WorkRow } from './work-list.js';

/** Steps taken up in one sweep at most; the rest waits for the next. */
export const SWEEP_BATCH_MAX = 256;

/** Steps that a start, or a new leader, takes up at once. */
const RESUMED_MAX = SWEEP_BATCH_MAX * 16;

/** Tries of a duty before it becomes a person's: with doubling pauses about half an hour at 30 s. */
export const DRIVES_MAX = 6;

/** Steps that one sweep drives at the same time. */
const DRIVES_IN_FLIGHT_MAX = 16;

/** Does one step, once more. It must be safe to repeat: the decider looks at the state, not at who asks. */
export type StepHandler = (orderId: string, step: OwedStep) => Promise<void>;

export interface StepDriverLogger {
  warn(fields: object, message: string): void;
}

export interface StepDriverOptions {
  readonly service: ServiceName;
  readonly owed: OwedSteps;
  readonly workList: WorkList;
  readonly follower: Pick<Follower, 'start' | 'stop' | 'written'>;
  readonly readStore: ReadStore;
  readonly orders: Pick<OrderLedger, 'latest'>;
  readonly commands: CommandHandler<OrderState, OrderEvent>;
  readonly clock: Clock;
  readonly logger: StepDriverLogger;
  readonly handlers: Readonly<Record<string, StepHandler>>;
  /** Taken up at once after a start, and by a new leader: effects whose answer a crash may have swallowed. */
  readonly resumedAtStart: readonly string[];
  readonly giveUp?: (orderId: string, step: OwedStep, reason: string) => Promise<void>;
  readonly policy: StepPolicy;
  readonly stuckAfterMs: number;
  readonly sweepEveryMs: number;
  readonly onSwept?: (step: string) => void;
}

/**
 * Nothing waits on luck: drives again what made no progress, looks at awaits when they are due, and turns what
 * still fails into `StepFailed`, which puts the order into the exception queue. Of all members of a service the leader
 * alone drives; one that begins to lead takes up what a start does. That spares work and promises nothing: an effect
 * may be under way on the member that got its message, and a leader be replaced in the middle of a step, so that each
 * must be safe to do twice at once.
 */
export class StepDriver {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private isStopped = false;
  /** The last term in which effects were taken up again. */
  private resumedTerm: number | undefined;
  private stopListening: () => void = () => undefined;

  constructor(private readonly options: StepDriverOptions) {}

  async start(): Promise<void> {
    const { follower, readStore } = this.options;
    await follower.start();
    this.stopListening = readStore.leadership.onChange(() => this.afterWhatRuns(() => this.resume()));
    const rows = await this.resumable();
    this.afterWhatRuns(() => this.driveAll(rows));
    this.schedule();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.stopListening();
    clearTimeout(this.timer);
    await this.sweeping;
    await this.options.follower.stop();
  }

  /** One sweep now; resolves when it is through. */
  async sweep(): Promise<void> {
    const { workList, readStore } = this.options;
    if (!this.isLeading) return;
    await this.resume();
    await this.driveAll(await workList.due(readStore.db, SWEEP_BATCH_MAX));
  }

  private get isLeading(): boolean {
    return !this.isStopped && this.options.readStore.leadership.isLeader;
  }

  private async resume(): Promise<void> {
    await this.driveAll(await this.resumable());
  }

  /**
   * Effects whose answer may be lost with the member that asked, once in each term: the rows must hold what the store
   * does. Where they cannot be read yet, the next sweep asks again.
   */
  private async resumable(): Promise<readonly WorkRow[]> {
    const { follower, workList, readStore, resumedAtStart } = this.options;
    const { term } = readStore.leadership;
    if (resumedAtStart.length === 0 || !this.isLeading || term === this.resumedTerm) return [];
    await follower.written();
    const rows = await workList.named(readStore.db, resumedAtStart, RESUMED_MAX);
    this.resumedTerm = term;
    return rows;
  }

  /** What fails is done by one of the next sweeps. */
  private afterWhatRuns(work: () => Promise<void>): void {
    this.sweeping = this.sweeping.then(work).catch((error: unknown) => {
      this.options.logger.warn({ reason: messageOf(error) }, 'a sweep failed and will be repeated');
    });
  }

  private schedule(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.afterWhatRuns(() => this.sweep());
      void this.sweeping.then(() => this.schedule());
    }, this.options.sweepEveryMs);
    this.timer.unref();
  }

  private async driveAll(rows: readonly WorkRow[]): Promise<void> {
    const queue = [...rows];
    const drain = async (): Promise<void> => {
      for (let row = queue.shift(); row && this.isLeading; row = queue.shift()) {
        const { order_id: orderId, key } = row;
        await this.drive(row).catch((error: unknown) => this.warn(orderId, key, error));
      }
    };
    await Promise.all(Array.from({ length: DRIVES_IN_FLIGHT_MAX }, drain));
  }

  private async drive(row: WorkRow): Promise<void> {
    const { owed, orders, handlers, workList, readStore, onSwept } = this.options;
    const { revision } = await orders.latest(row.order_id);
    const step = (await owed.owedTo(row.order_id, revision)).find(({ key }) => key === row.key);
    if (!step) return workList.remove(readStore.db, row);
    const attempts = row.attempts + 1;
    if (step.kind === 'duty' && attempts > DRIVES_MAX)
      return this.giveUp(row, step, row.attempts, 'no progress in spite of every try');
    await this.postpone(row, attempts);
    onSwept?.(step.name);
    try {
      await handlers[step.name]?.(row.order_id, step);
    } catch (error) {
      this.warn(row.order_id, step.key, error);
      if (step.kind === 'duty' && attempts >= DRIVES_MAX)
        await this.giveUp(row, step, attempts, messageOf(error));
    }
  }

  private warn(orderId: string, step: string, error: unknown): void {
    this.options.logger.warn({ orderId, step, reason: messageOf(error) }, 'a step failed');
  }

  private async postpone(row: WorkRow, attempts: number): Promise<void> {
    const { clock, stuckAfterMs, workList, readStore } = this.options;
    const pauseMs = stuckAfterMs * 2 ** Math.min(attempts - 1, DRIVES_MAX);
    await workList.postpone(readStore.db, row, attempts, after(instantOf(clock.now()), pauseMs));
  }

  private async giveUp(row: WorkRow, step: OwedStep, attempts: number, reason: string): Promise<void> {
    const { commands, service, policy, giveUp } = this.options;
    if (giveUp) return giveUp(row.order_id, step, reason);
    const data = {
      step: row.key,
      owner: service,
      reason,
      attempts,
      deadLetter: null,
      policy,
    };
    await commands.handle(
      stepFailureDecider,
      orderStream(row.order_id),
      { type: 'RecordStepFailure', data },
      { causationId: uuidv7(), correlationId: row.order_id, actor: `service:${service}` },
    );
  }
}
