import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { PaymentDuties } from './payment-duties.js';

/** Orders without anything to reserve are screened at once; the others when their stock is reserved. */
@Controller()
export class ScreenOrderWhenOrderPlaced {
  constructor(private readonly duties: PaymentDuties) {}

  @EventPattern(whenEvent('OrderPlaced'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.duties.doOwed(event.correlationId, becauseOf(event, 'payment'));
  }
}
