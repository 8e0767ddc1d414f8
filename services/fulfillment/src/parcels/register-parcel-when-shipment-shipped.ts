import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type ShipmentShipped, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { Parcels } from './parcels.js';

@Controller()
export class RegisterParcelWhenShipmentShipped {
  constructor(private readonly parcels: Parcels) {}

  @EventPattern(whenEvent('ShipmentShipped'))
  async on(@Payload() event: StoredEvent & ShipmentShipped): Promise<void> {
    const { shipmentId } = event.data;
    const because = becauseOf(event, 'fulfillment');
    await this.parcels.register(event.correlationId, shipmentId, event.data, because);
  }
}
