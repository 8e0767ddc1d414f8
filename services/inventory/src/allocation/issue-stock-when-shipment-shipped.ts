import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { IssueStock } from './issue-stock.js';

@Controller()
export class IssueStockWhenShipmentShipped {
  constructor(private readonly issueStock: IssueStock) {}

  @EventPattern(whenEvent('ShipmentShipped'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.issueStock.ofOrder(event.correlationId, becauseOf(event, 'inventory'));
  }
}
