import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { ReserveStock } from './reserve-stock.js';

@Controller()
export class ReserveStockWhenOrderPlaced {
  constructor(private readonly reserveStock: ReserveStock) {}

  @EventPattern(whenEvent('OrderPlaced'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.reserveStock.forOrder(event.correlationId, becauseOf(event, 'inventory'));
  }
}
