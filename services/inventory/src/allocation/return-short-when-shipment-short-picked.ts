import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { ReturnShort } from './return-short.js';

@Controller()
export class ReturnShortWhenShipmentShortPicked {
  constructor(private readonly returnShort: ReturnShort) {}

  @EventPattern(whenEvent('ShipmentShortPicked'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.returnShort.ofOrder(event.correlationId, becauseOf(event, 'inventory'));
  }
}
