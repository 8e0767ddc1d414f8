import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StockReserved, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { NotificationProcess } from './notification-process.js';

@Controller()
export class TellDateWhenStockReserved {
  constructor(private readonly notifications: NotificationProcess) {}

  @EventPattern(whenEvent('StockReserved'))
  async on(@Payload() event: StoredEvent & StockReserved): Promise<void> {
    // Nearly always all of it is reserved, and nobody waits for anything.
    if (event.data.backordered === undefined) return;
    await this.notifications.request(event.correlationId, becauseOf(event, 'notifications'));
  }
}
