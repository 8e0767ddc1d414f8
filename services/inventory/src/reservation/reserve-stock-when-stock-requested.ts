import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { TOPIC, whenMessage, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { ReserveStock } from './reserve-stock.js';

/** Placed orders, those that compete for a SKU with the same member: it decides about them in batches. */
@Controller()
export class ReserveStockWhenStockRequested {
  constructor(private readonly reserveStock: ReserveStock) {}

  @EventPattern(whenMessage(TOPIC.stockRequests))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.reserveStock.forOrder(event.correlationId, becauseOf(event, 'inventory'));
  }
}
