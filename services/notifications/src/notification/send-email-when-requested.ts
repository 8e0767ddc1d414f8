import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type EmailRequested, type StoredEvent } from '@throughline/contracts';
import { becauseOf } from '@throughline/service-kit';
import { NotificationProcess } from './notification-process.js';

@Controller()
export class SendEmailWhenRequested {
  constructor(private readonly notifications: NotificationProcess) {}

  @EventPattern(whenEvent('EmailRequested'))
  on(@Payload() event: StoredEvent & EmailRequested): void {
    this.notifications.sendSoon(
      event.correlationId,
      event.data.messageKey,
      becauseOf(event, 'notifications'),
    );
  }
}
