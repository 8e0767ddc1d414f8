import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type QueuedReservationPlaced, type StoredEvent } from '@throughline/contracts';
import { onOwnAccount } from '@throughline/service-kit';
import { ReserveStock } from './reserve-stock.js';

/** The fact stands in the item's stream, among what served the queue: the order that waited is the one it names. */
@Controller()
export class ResumeOrderWhenQueuedReservationPlaced {
  constructor(private readonly reserveStock: ReserveStock) {}

  @EventPattern(whenEvent('QueuedReservationPlaced'))
  async on(@Payload() event: StoredEvent & QueuedReservationPlaced): Promise<void> {
    const { orderId } = event.data;
    await this.reserveStock.forOrder(orderId, onOwnAccount(orderId, 'inventory', event.id));
  }
}
