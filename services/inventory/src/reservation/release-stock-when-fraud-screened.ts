import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { ReleaseStock } from './release-stock.js';

/** A screening that rejects the order ends its reservation; after any other there is nothing to give back. */
@Controller()
export class ReleaseStockWhenFraudScreened {
  constructor(private readonly releaseStock: ReleaseStock) {}

  @EventPattern(whenEvent('FraudScreened'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.releaseStock.forOrder(event.correlationId, becauseOf(event, 'inventory'));
  }
}
