import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type ParcelScanned, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { Parcels } from './parcels.js';

@Controller()
export class RecordMilestoneWhenParcelScanned {
  constructor(private readonly parcels: Parcels) {}

  @EventPattern(whenEvent('ParcelScanned'))
  async on(@Payload() event: StoredEvent & ParcelScanned): Promise<void> {
    const { stream, revision, data } = event;
    await this.parcels.report(stream, revision, data, becauseOf(event, 'fulfillment'));
  }
}
