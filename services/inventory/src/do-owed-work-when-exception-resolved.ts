import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { StockDuties } from './stock-duties.js';

@Controller()
export class DoOwedWorkWhenExceptionResolved {
  constructor(private readonly duties: StockDuties) {}

  @EventPattern(whenEvent('ExceptionResolved'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.duties.doOwed(event.correlationId, becauseOf(event, 'inventory'));
  }
}
