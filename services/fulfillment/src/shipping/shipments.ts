import { Inject, Injectable } from '@nestjs/common';
import { instantOf, PoisonMessage, type Clock, type Instant } from '@throughline/kernel';
import type { StepPolicy } from '@throughline/order';
import { CLOCK, Ledgers, STEP_POLICY, type CommandContext } from '@throughline/service-kit';
import type { WarehouseReport } from '../partner-messages/warehouse-message.dto.js';
import { completionDecider } from './completion.decider.js';
import { releaseDecider } from './release.decider.js';
import { waitingDecider, type WaitingCommand } from './waiting.decider.js';
import { warehouseDecider } from './warehouse.decider.js';

/** What fulfillment does on an order's ledger; every method may be repeated. */
@Injectable()
export class Shipments {
  constructor(
    private readonly ledgers: Ledgers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(STEP_POLICY) private readonly policy: StepPolicy,
  ) {}

  /** Sends what is allocated to its warehouses. */
  async release(orderId: string, context: CommandContext): Promise<void> {
    const command = { type: 'ReleaseShipments' as const, data: { at: this.now() } };
    await this.ledgers.orders.handle(releaseDecider, orderId, command, context);
  }

  /** @throws PoisonMessage for what cannot be, by all that the ledger says */
  async record({ orderId, eventId, command }: WarehouseReport): Promise<void> {
    const handled = await this.ledgers.orders.handle(warehouseDecider, orderId, command, {
      causationId: eventId,
      correlationId: orderId,
      actor: 'partner:wms',
    });
    if (handled.outcome !== 'reject') return;
    const { code, detail } = handled;
    throw new PoisonMessage(`${command.type} refused: ${detail === undefined ? code : `${code}, ${detail}`}`);
  }

  /** The warehouse's time to acknowledge is over, perhaps. */
  async repeatRelease(orderId: string, shipmentId: string, context: CommandContext): Promise<void> {
    const data = { shipmentId, at: this.now(), policy: this.policy };
    await this.wait(orderId, { type: 'RepeatRelease', data }, context);
  }

  /** A person's word of `resolvedAt`: the warehouse is asked once more. */
  async askAgain(
    orderId: string,
    shipmentId: string,
    resolvedAt: Instant,
    context: CommandContext,
  ): Promise<void> {
    const data = { shipmentId, at: this.now(), resolvedAt };
    await this.wait(orderId, { type: 'AskWarehouseAgain', data }, context);
  }

  /** The partner's time is over, perhaps. */
  async giveUpIfDue(orderId: string, step: string, reason: string, context: CommandContext): Promise<void> {
    const data = { step, reason, attempts: 1, at: this.now(), policy: this.policy };
    await this.wait(orderId, { type: 'GiveUpWaiting', data }, context);
  }

  /** Waiting any longer is of no use. */
  async giveUp(orderId: string, step: string, reason: string, context: CommandContext): Promise<void> {
    const data = { step, reason, attempts: 1, at: null, policy: this.policy };
    await this.wait(orderId, { type: 'GiveUpWaiting', data }, context);
  }

  /** Completes the order if that is all it is owed. */
  async complete(orderId: string, context: CommandContext): Promise<void> {
    const command = { type: 'CompleteOrder' as const, data: { at: this.now() } };
    await this.ledgers.orders.handle(completionDecider, orderId, command, context);
  }

  private async wait(orderId: string, command: WaitingCommand, context: CommandContext): Promise<void> {
    await this.ledgers.orders.handle(waitingDecider, orderId, command, context);
  }

  private now(): Instant {
    return instantOf(this.clock.now());
  }
}
