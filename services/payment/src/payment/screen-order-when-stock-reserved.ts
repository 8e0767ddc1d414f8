import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { PaymentDuties } from './payment-duties.js';

/** Also the moment to cover an order that was screened before and got its stock back. */
@Controller()
export class ScreenOrderWhenStockReserved {
  constructor(private readonly duties: PaymentDuties) {}

  @EventPattern(whenEvent('StockReserved'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.duties.doOwed(event.correlationId, becauseOf(event, 'payment'));
  }
}
