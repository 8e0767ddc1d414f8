import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { ReserveStock } from './reserve-stock.js';

@Controller()
export class ReserveStockWhenFraudReviewApproved {
  constructor(private readonly reserveStock: ReserveStock) {}

  @EventPattern(whenEvent('FraudReviewApproved'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.reserveStock.forOrder(event.correlationId, becauseOf(event, 'inventory'));
  }
}
