import {
  excludeSystemEvents,
  START,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
} from '@eventstore/db-client';
import { messageOf } from '@throughline/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { FROM_START } from '../event-store.js';
import type { AllReader } from './all-reader.js';
import type { EventStoreDbLogger } from './open-event-store-db.js';
import { isOurs, safeNumber } from './recorded-events.js';
import type { EventStoreDbConnection } from './shared-client.js';

export interface LiveHintsPace {
  /** How often the watchdog looks whether the subscription has missed an event. */
  readonly watchMs: number;
  /** The pause before a broken subscription is begun again. */
  readonly backoffMs: number;
}

export const LIVE_HINTS_PACE: LiveHintsPace = { watchMs: 5_000, backoffMs: 500 };

interface LiveHintsParts {
  readonly connection: EventStoreDbConnection;
  readonly all: AllReader;
  readonly head: () => Promise<number>;
  readonly logger: EventStoreDbLogger;
  readonly pace: LiveHintsPace;
}

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);

/**
 * A live subscription to `$all` that tells when something was appended, by whom ever, and nothing more: what was
 * appended is read by those who are told. A subscription can break, and it can fall silent without a word when the
 * leader changes; a watchdog therefore reads behind the last event that came, and begins anew, from its place, if
 * the same event is still missed at the second look.
 */
export class LiveHints {
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;
  /** Everything up to here has come, or is known not to concern us. */
  private position: number | undefined;

  constructor(
    private readonly parts: LiveHintsParts,
    private readonly hint: () => void,
  ) {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    const { logger, pace, head } = this.parts;
    const { signal } = this.stopping;
    for (;;) {
      try {
        this.position ??= await head();
        const reason = await this.follow(this.position);
        if (signal.aborted) return;
        logger.warn({ reason }, 'The live subscription to $all is begun again.');
      } catch (error) {
        logger.warn({ reason: messageOf(error) }, 'The live subscription to $all failed and is begun again.');
      }
      await sleep(pace.backoffMs, signal);
      if (signal.aborted) return;
    }
  }

  /** Resolves with the reason why the subscription is of no more use. */
  private async follow(after: number): Promise<string> {
    const round = new AbortController();
    const subscription = this.subscribeAfter(after);
    const broken = new Promise<string>((resolve) => {
      subscription.on('error', (error) => resolve(messageOf(error)));
      subscription.on('end', () => resolve('it was ended'));
    });
    subscription.on('data', (resolved: AllStreamResolvedEvent) => this.take(resolved));
    try {
      return await Promise.race([broken, this.watch(AbortSignal.any([round.signal, this.stopping.signal]))]);
    } finally {
      round.abort();
      await subscription.unsubscribe().catch(() => undefined);
    }
  }

  private subscribeAfter(after: number): AllStreamSubscription {
    const position = BigInt(after);
    return this.parts.connection.client.subscribeToAll({
      fromPosition: after === FROM_START ? START : { commit: position, prepare: position },
      filter: excludeSystemEvents(),
      requiresLeader: true,
    });
  }

  private take({ event }: AllStreamResolvedEvent): void {
    if (!event) return;
    this.advanceTo(safeNumber(event.position.commit));
    if (isOurs(event)) this.hint();
  }

  private async watch(signal: AbortSignal): Promise<string> {
    let missed: number | undefined;
    for (;;) {
      await sleep(this.parts.pace.watchMs, signal);
      if (signal.aborted) return 'it is stopped';
      const { events, position } = await this.parts.all.slice({
        after: this.position ?? FROM_START,
        limit: 1,
      });
      const [event] = events;
      if (event && event.position === missed) return `it has not told of the event at ${missed}`;
      missed = event?.position;
      if (!event) this.advanceTo(position);
    }
  }

  private advanceTo(position: number): void {
    this.position = Math.max(this.position ?? FROM_START, position);
  }
}
