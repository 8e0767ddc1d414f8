import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { NotificationProcess } from './notification-process.js';

@Controller()
export class TellDateWhenBackorderPromiseMoved {
  constructor(private readonly notifications: NotificationProcess) {}

  @EventPattern(whenEvent('BackorderPromiseMoved'))
  async on(@Payload() event: StoredEvent): Promise<void> {
    await this.notifications.request(event.correlationId, becauseOf(event, 'notifications'));
  }
}
