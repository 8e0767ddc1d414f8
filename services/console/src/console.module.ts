import { Module } from '@nestjs/common';
import { PROJECTIONS, type ServiceDefinition } from '@throughline/service-kit';
import { DocsController } from './api-docs/docs.controller.js';
import { DocsFiles } from './api-docs/docs-files.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { ExceptionsController } from './exceptions/exceptions.controller.js';
import { LiveController } from './live/live.controller.js';
import { LiveFeed } from './live/live-feed.js';
import { OldestOrders } from './orders/oldest-orders.js';
import { OrderList } from './orders/order-list.js';
import { OrdersController } from './orders/orders.controller.js';
import { SettingsController } from './settings/settings.controller.js';
import { TopicsController } from './topics/topics.controller.js';
import { WebController } from './web/web.controller.js';
import { WebFiles } from './web/web-files.js';

@Module({
  controllers: [
    OrdersController,
    LiveController,
    ExceptionsController,
    DeadLettersController,
    TopicsController,
    SettingsController,
    DocsController,
    WebController,
  ],
  providers: [
    OrderList,
    OldestOrders,
    LiveFeed,
    DeadLetters,
    DocsFiles,
    WebFiles,
    { provide: PROJECTIONS, useFactory: (orders: OrderList) => [orders], inject: [OrderList] },
  ],
})
export class ConsoleModule {}

export const consoleService: ServiceDefinition = { name: 'console', module: ConsoleModule };
