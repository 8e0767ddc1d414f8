import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type ReservationDisplaced, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { ReleaseStock } from './release-stock.js';

@Controller()
export class ReleaseStockWhenReservationDisplaced {
  constructor(private readonly releaseStock: ReleaseStock) {}

  @EventPattern(whenEvent('ReservationDisplaced'))
  async on(@Payload() event: StoredEvent & ReservationDisplaced): Promise<void> {
    await this.releaseStock.forOrder(event.correlationId, becauseOf(event, 'inventory'));
  }
}
