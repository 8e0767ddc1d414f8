import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type QueuePromiseMoved, type StoredEvent } from '@throughline/contracts';
import { onOwnAccount } from '@throughline/service-kit';
import { MovePromise } from './move-promise.js';

/** The date stands in the item's stream, for all who wait: the order that it names is told. */
@Controller()
export class MoveOrderPromiseWhenQueuePromiseMoved {
  constructor(private readonly movePromise: MovePromise) {}

  @EventPattern(whenEvent('QueuePromiseMoved'))
  async on(@Payload() event: StoredEvent & QueuePromiseMoved): Promise<void> {
    const { orderId, attempt, sku, promisedAt } = event.data;
    const because = onOwnAccount(orderId, 'inventory', event.id);
    await this.movePromise.forOrder(orderId, { attempt, sku, promisedAt }, because);
  }
}
