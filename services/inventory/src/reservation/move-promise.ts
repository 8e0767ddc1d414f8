import { Injectable } from '@nestjs/common';
import { Ledgers, type CommandContext } from '@throughline/service-kit';
import { reservationDecider, type MovePromise as Command } from './reservation.decider.js';

/** Tells a waiting order when it can expect its stock now. */
@Injectable()
export class MovePromise {
  constructor(private readonly ledgers: Ledgers) {}

  async forOrder(orderId: string, data: Command['data'], because: CommandContext): Promise<void> {
    await this.ledgers.orders.handle(reservationDecider, orderId, { type: 'MovePromise', data }, because);
  }
}
