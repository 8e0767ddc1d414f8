import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { AllocateStock } from './allocate-stock.js';

@Controller()
export class AllocateStockWhenOrderRouted {
  constructor(private readonly allocateStock: AllocateStock) {}

  @EventPattern(whenEvent('OrderRouted'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.allocateStock.forOrder(event.correlationId, becauseOf(event, 'inventory'));
  }
}
