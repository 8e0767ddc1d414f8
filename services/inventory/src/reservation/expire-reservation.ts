import { Inject, Injectable } from '@nestjs/common';
import { instantOf, type Clock } from '@throughline/kernel';
import { CLOCK, Ledgers, type CommandContext } from '@throughline/service-kit';
import { reservationDecider } from './reservation.decider.js';

/** Ends a reservation that nobody covered in time; releasing it follows from the fact. */
@Injectable()
export class ExpireReservation {
  constructor(
    private readonly ledgers: Ledgers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofOrder(orderId: string, because: CommandContext): Promise<void> {
    const at = instantOf(this.clock.now());
    await this.ledgers.orders.handle(
      reservationDecider,
      orderId,
      { type: 'ExpireReservation', data: { at } },
      because,
    );
  }
}
