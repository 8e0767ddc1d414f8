import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { PaymentDuties } from './payment-duties.js';

/** Charges an order without anything to ship; gives the money back if the order has ended meanwhile. */
@Controller()
export class UseAuthorizationWhenPaymentAuthorized {
  constructor(private readonly duties: PaymentDuties) {}

  @EventPattern(whenEvent('PaymentAuthorized'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.duties.doOwed(event.correlationId, becauseOf(event, 'payment'));
  }
}
