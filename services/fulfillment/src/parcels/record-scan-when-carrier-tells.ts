import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { TOPIC, whenMessage } from '@throughline/contracts';
import { scanOf } from '../partner-messages/carrier-message.dto.js';
import { Parcels } from './parcels.js';

@Controller()
export class RecordScanWhenCarrierTells {
  constructor(private readonly parcels: Parcels) {}

  @EventPattern(whenMessage(TOPIC.carrierEvents))
  async on(@Payload() message: unknown): Promise<void> {
    await this.parcels.scan(await scanOf(message));
  }
}
