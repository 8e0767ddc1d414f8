import { Inject, Injectable } from '@nestjs/common';
import { after, instantOf, messageOf, type Clock } from '@throughline/kernel';
import type { ReadStore } from '@throughline/read-store';
import {
  CLOCK,
  CONFIG,
  LOGGER,
  onOwnAccount,
  READ_STORE,
  Recurring,
  WORKERS,
  type Config,
  type Logger,
  type Workers,
} from '@throughline/service-kit';
import { StockLedger } from '../stock/stock-ledger.js';
import { ExpectedIncoming } from './expected-incoming.js';

/** Announcements looked at in one turn; the rest waits for the next. */
const LOOKED_AT_PER_TURN_MAX = 256;

/**
 * Has every item look at what should have come long ago, so that those who wait are not promised a day that has
 * passed. The leader alone does so: it is the one that has the rows.
 */
@Injectable()
export class OverdueSweep {
  private readonly turns: Recurring;

  constructor(
    private readonly stock: StockLedger,
    private readonly expected: ExpectedIncoming,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'sweepEveryMs' | 'incomingOverdueAfterMs'>,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'warn'>,
    @Inject(READ_STORE) private readonly readStore: Pick<ReadStore, 'leadership'>,
    @Inject(WORKERS) workers: Pick<Workers, 'add'>,
  ) {
    this.turns = workers.add(new Recurring(config.sweepEveryMs, () => this.sweep()));
  }

  /** One turn now; what fails is tried again with the next. */
  async sweep(): Promise<void> {
    const before = after(instantOf(this.clock.now()), -this.config.incomingOverdueAfterMs);
    for (const row of this.expected.due(before, LOOKED_AT_PER_TURN_MAX)) {
      if (this.turns.isStopped || !this.readStore.leadership.isLeader) return;
      const { sku } = row;
      try {
        await this.stock.handle({ type: 'ServeQueue', data: { sku } }, onOwnAccount(sku, 'inventory'));
        this.expected.settle(row);
      } catch (error) {
        this.logger.warn({ sku, reason: messageOf(error) }, 'what is overdue could not be told yet');
      }
    }
  }
}
