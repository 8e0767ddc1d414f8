import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { OrderRouting } from './order-routing.js';

@Controller()
export class RouteOrderWhenExceptionResolved {
  constructor(private readonly routing: OrderRouting) {}

  @EventPattern(whenEvent('ExceptionResolved'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.routing.route(event.correlationId, becauseOf(event, 'routing'));
  }
}
