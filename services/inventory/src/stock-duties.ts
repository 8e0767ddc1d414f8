import { Inject, Injectable } from '@nestjs/common';
import { nextSteps, type StepName, type StepPolicy } from '@throughline/order';
import {
  Ledgers,
  onOwnAccount,
  STEP_POLICY,
  type CommandContext,
  type ServiceWork,
  type StepHandler,
} from '@throughline/service-kit';
import { orderBehind } from './order-behind.js';
import { AllocateStock } from './allocation/allocate-stock.js';
import { IssueStock } from './allocation/issue-stock.js';
import { ReturnShort } from './allocation/return-short.js';
import { ExpireReservation } from './reservation/expire-reservation.js';
import { ReSourceStock } from './reservation/re-source-stock.js';
import { ReleaseStock } from './reservation/release-stock.js';
import { ReserveStock } from './reservation/reserve-stock.js';

type StockDuty = (orderId: string, because: CommandContext) => Promise<void>;

/** What inventory owes an order, by the names of `nextSteps`. Each is safe to repeat. */
@Injectable()
export class StockDuties {
  private readonly byName: ReadonlyMap<StepName, StockDuty>;

  constructor(
    private readonly ledgers: Ledgers,
    @Inject(STEP_POLICY) private readonly policy: StepPolicy,
    reserveStock: ReserveStock,
    releaseStock: ReleaseStock,
    allocateStock: AllocateStock,
    issueStock: IssueStock,
    returnShort: ReturnShort,
    expireReservation: ExpireReservation,
    reSourceStock: ReSourceStock,
  ) {
    this.byName = new Map<StepName, StockDuty>([
      ['reserve-stock', (orderId, because) => reserveStock.forOrder(orderId, because)],
      ['await-stock', (orderId, because) => reserveStock.forOrder(orderId, because)],
      ['release-stock', (orderId, because) => releaseStock.forOrder(orderId, because)],
      ['allocate-stock', (orderId, because) => allocateStock.forOrder(orderId, because)],
      ['issue-stock', (orderId, because) => issueStock.ofOrder(orderId, because)],
      ['return-short', (orderId, because) => returnShort.ofOrder(orderId, because)],
      ['re-source-stock', (orderId, because) => reSourceStock.forOrder(orderId, because)],
      ['await-cover', (orderId, because) => expireReservation.ofOrder(orderId, because)],
    ]);
  }

  /** Does all that inventory owes the order now. */
  async doOwed(orderId: string, because: CommandContext): Promise<void> {
    const order = await orderBehind(this.ledgers, orderId, because);
    for (const { kind, owner, name } of nextSteps(order, this.policy)) {
      if (kind === 'duty' && owner === 'inventory') await this.byName.get(name)?.(orderId, because);
    }
  }

  /** The same duties for the sweeper, which knows of no message. */
  asWork(): ServiceWork {
    const handlers: Record<string, StepHandler> = {};
    for (const [name, duty] of this.byName) {
      handlers[name] = (orderId) => duty(orderId, onOwnAccount(orderId, 'inventory'));
    }
    return { handlers };
  }
}
