import { Inject, Injectable } from '@nestjs/common';
import { instantOf, messageOf, type Clock } from '@throughline/kernel';
import type { ReadStore } from '@throughline/read-store';
import {
  CLOCK,
  LOGGER,
  onOwnAccount,
  READ_STORE,
  Recurring,
  WORKERS,
  type Logger,
  type Workers,
} from '@throughline/service-kit';
import { CheckoutHolds } from './checkout-holds.js';
import { HeldUnits } from './held-units.js';

/** How late a hold ends at most, in a process that has the time. */
const EXPIRE_EVERY_MS = 1_000;

const EXPIRED_PER_TURN_MAX = 256;

/** Gives units back whose checkout took too long. The leader alone does so: it is the one that has the rows. */
@Injectable()
export class HoldExpiry {
  private readonly turns: Recurring;

  constructor(
    private readonly holds: CheckoutHolds,
    private readonly held: HeldUnits,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'warn'>,
    @Inject(READ_STORE) private readonly readStore: Pick<ReadStore, 'leadership'>,
    @Inject(WORKERS) workers: Pick<Workers, 'add'>,
  ) {
    this.turns = workers.add(new Recurring(EXPIRE_EVERY_MS, () => this.expireDue()));
  }

  /** One turn now; what fails is tried again with the next. */
  async expireDue(): Promise<void> {
    if (!this.readStore.leadership.isLeader) return;
    const now = instantOf(this.clock.now());
    for (const { hold_id: holdId, sku } of this.held.due(now, EXPIRED_PER_TURN_MAX)) {
      if (this.turns.isStopped) return;
      try {
        await this.holds.expire(holdId, sku, onOwnAccount(holdId, 'inventory'));
      } catch (error) {
        this.logger.warn({ holdId, sku, reason: messageOf(error) }, 'a hold could not be ended yet');
      }
    }
  }
}
