import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { TOPIC, whenMessage } from '@throughline/contracts';
import { warehouseReportOf } from '../partner-messages/warehouse-message.dto.js';
import { Shipments } from './shipments.js';

@Controller()
export class RecordProgressWhenWarehouseTells {
  constructor(private readonly shipments: Shipments) {}

  @EventPattern(whenMessage(TOPIC.wmsEvents))
  async on(@Payload() message: unknown): Promise<void> {
    await this.shipments.record(await warehouseReportOf(message));
  }
}
