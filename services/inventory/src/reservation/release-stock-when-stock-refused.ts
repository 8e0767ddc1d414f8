import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { ReleaseStock } from './release-stock.js';

@Controller()
export class ReleaseStockWhenStockRefused {
  constructor(private readonly releaseStock: ReleaseStock) {}

  @EventPattern(whenEvent('StockRefused'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.releaseStock.forOrder(event.correlationId, becauseOf(event, 'inventory'));
  }
}
