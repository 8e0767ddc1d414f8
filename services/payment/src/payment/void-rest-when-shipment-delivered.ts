import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { PaymentDuties } from './payment-duties.js';

@Controller()
export class VoidRestWhenShipmentDelivered {
  constructor(private readonly duties: PaymentDuties) {}

  @EventPattern(whenEvent('ShipmentDelivered'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.duties.doOwed(event.correlationId, becauseOf(event, 'payment'));
  }
}
