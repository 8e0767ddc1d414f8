import { Module } from '@nestjs/common';
import type { ServiceDefinition } from '@throughline/service-kit';
import { WebhookIntake } from './channels/webhook-intake.js';
import { WebhooksController } from './channels/webhooks.controller.js';
import { ImportController } from './import/import.controller.js';
import { OrderImport } from './import/order-import.js';
import { OrderIntake } from './intake/order-intake.js';
import { OrdersController } from './intake/orders.controller.js';
import { PayloadArchive } from './intake/payload-archive.js';
import { PlaceOrderWhenChannelSentIt } from './intake/place-order-when-channel-sent-it.js';
import { RefusedIntakes } from './intake/refused-intakes.js';
import { InterventionsController } from './interventions/interventions.controller.js';

/** Orders in, by every door; what people do to them by hand. Nothing that `nextSteps` names is capture's to do. */
@Module({
  controllers: [
    OrdersController,
    ImportController,
    WebhooksController,
    InterventionsController,
    PlaceOrderWhenChannelSentIt,
  ],
  providers: [OrderIntake, PayloadArchive, RefusedIntakes, OrderImport, WebhookIntake],
})
export class CaptureModule {}

export const captureService: ServiceDefinition = { name: 'capture', module: CaptureModule };
