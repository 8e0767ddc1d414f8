import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type ExceptionResolved, type StoredEvent } from '@throughline/contracts';
import { awaitedShipment } from '@throughline/order';
import { becauseOf } from '@throughline/service-kit';
import { Shipments } from './shipments.js';

@Controller()
export class AskWarehouseAgainWhenExceptionResolved {
  constructor(private readonly shipments: Shipments) {}

  @EventPattern(whenEvent('ExceptionResolved'))
  async on(@Payload() event: StoredEvent & ExceptionResolved): Promise<void> {
    const shipmentId = awaitedShipment(event.data.step);
    if (shipmentId === undefined) return;
    const because = becauseOf(event, 'fulfillment');
    await this.shipments.askAgain(event.correlationId, shipmentId, event.occurredAt, because);
  }
}
