import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type ParcelRegistered, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { Parcels } from './parcels.js';

@Controller()
export class RecordMilestoneWhenParcelRegistered {
  constructor(private readonly parcels: Parcels) {}

  @EventPattern(whenEvent('ParcelRegistered'))
  async on(@Payload() event: StoredEvent & ParcelRegistered): Promise<void> {
    const { stream, revision, data } = event;
    await this.parcels.report(stream, revision, data, becauseOf(event, 'fulfillment'));
  }
}
