import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { Shipments } from './shipments.js';

@Controller()
export class ReleaseShipmentsWhenStockAllocated {
  constructor(private readonly shipments: Shipments) {}

  @EventPattern(whenEvent('StockAllocated'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.shipments.release(event.correlationId, becauseOf(event, 'fulfillment'));
  }
}
