import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type QueuePromiseMoved, type StoredEvent } from '@throughline/contracts';
import { Ledgers, onOwnAccount } from '@throughline/service-kit';
import { reservationDecider } from './reservation.decider.js';

/** The date stands in the item's stream, for all who wait: the order that it names is told. */
@Controller()
export class MoveOrderPromiseWhenQueuePromiseMoved {
  constructor(private readonly ledgers: Ledgers) {}

  @EventPattern(whenEvent('QueuePromiseMoved'))
  async on(@Payload() event: StoredEvent & QueuePromiseMoved): Promise<void> {
    const { orderId, attempt, sku, promisedAt } = event.data;
    await this.ledgers.orders.handle(
      reservationDecider,
      orderId,
      { type: 'MovePromise', data: { attempt, sku, promisedAt } },
      onOwnAccount(orderId, 'inventory', event.id),
    );
  }
}
