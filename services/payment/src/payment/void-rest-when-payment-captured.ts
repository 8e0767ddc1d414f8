import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { PaymentDuties } from './payment-duties.js';

/** What is held beyond the last charge is given back, once nothing else is owed. */
@Controller()
export class VoidRestWhenPaymentCaptured {
  constructor(private readonly duties: PaymentDuties) {}

  @EventPattern(whenEvent('PaymentCaptured'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.duties.doOwed(event.correlationId, becauseOf(event, 'payment'));
  }
}
