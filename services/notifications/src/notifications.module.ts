import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '@throughline/kernel';
import { CLOCK, CONFIG, Ledgers, WORK, type Config, type ServiceDefinition } from '@throughline/service-kit';
import { FileOutbox } from './mail/file-outbox.js';
import type { Mailer } from './mail/mailer.js';
import { SmtpMailer } from './mail/smtp-mailer.js';
import { AnnounceDeliveryWhenDelivered } from './notification/announce-delivery-when-delivered.js';
import { AnnounceShipmentWhenShipped } from './notification/announce-shipment-when-shipped.js';
import { ConfirmOrderWhenPlaced } from './notification/confirm-order-when-placed.js';
import { MAILER, NotificationProcess } from './notification/notification-process.js';
import { notificationWork } from './notification/notification-work.js';
import { TellDateWhenBackorderPromiseMoved } from './notification/tell-date-when-backorder-promise-moved.js';
import { TellDateWhenStockBackordered } from './notification/tell-date-when-stock-backordered.js';
import { TellDateWhenStockReserved } from './notification/tell-date-when-stock-reserved.js';
import { TellRefusalWhenStockRefused } from './notification/tell-refusal-when-stock-refused.js';
import { SendEmailWhenRequested } from './notification/send-email-when-requested.js';

const mailerOf = (config: Config, clock: Clock): Mailer =>
  config.smtpUrl
    ? new SmtpMailer(config.smtpUrl, config.mailFrom)
    : new FileOutbox(config.outboxDir, config.mailFrom, clock);

@Module({
  controllers: [
    ConfirmOrderWhenPlaced,
    TellDateWhenStockBackordered,
    TellDateWhenStockReserved,
    TellDateWhenBackorderPromiseMoved,
    TellRefusalWhenStockRefused,
    AnnounceShipmentWhenShipped,
    AnnounceDeliveryWhenDelivered,
    SendEmailWhenRequested,
  ],
  providers: [
    NotificationProcess,
    { provide: MAILER, useFactory: mailerOf, inject: [CONFIG, CLOCK] },
    { provide: WORK, useFactory: notificationWork, inject: [Ledgers, NotificationProcess] },
  ],
})
export class NotificationsModule implements OnApplicationShutdown {
  constructor(@Inject(MAILER) private readonly mailer: Mailer) {}

  async onApplicationShutdown(): Promise<void> {
    await this.mailer.close();
  }
}

export const notificationsService: ServiceDefinition = { name: 'notifications', module: NotificationsModule };
