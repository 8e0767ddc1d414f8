import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type FraudScreened, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { ReleaseStock } from './release-stock.js';

/** Only a screening that rejects the order ends its reservation. */
@Controller()
export class ReleaseStockWhenFraudScreened {
  constructor(private readonly releaseStock: ReleaseStock) {}

  @EventPattern(whenEvent('FraudScreened'))
  async on(@Payload() event: StoredEvent & FraudScreened): Promise<void> {
    if (event.data.outcome !== 'reject') return;
    await this.releaseStock.forOrder(event.correlationId, becauseOf(event, 'inventory'));
  }
}
