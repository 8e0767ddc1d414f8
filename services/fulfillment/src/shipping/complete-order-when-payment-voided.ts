import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { Shipments } from './shipments.js';

@Controller()
export class CompleteOrderWhenPaymentVoided {
  constructor(private readonly shipments: Shipments) {}

  @EventPattern(whenEvent('PaymentVoided'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.shipments.complete(event.correlationId, becauseOf(event, 'fulfillment'));
  }
}
