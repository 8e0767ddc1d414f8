import { Module } from '@nestjs/common';
import type { Projection } from '@throughline/read-store';
import { PROJECTIONS, type ServiceDefinition } from '@throughline/service-kit';
import { CasesController } from './cases/cases.controller.js';
import { OpenCases } from './cases/open-cases.js';
import { DocsController } from './api-docs/docs.controller.js';
import { DocsFiles } from './api-docs/docs-files.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { ExceptionsController } from './exceptions/exceptions.controller.js';
import { LifecycleController } from './lifecycle/lifecycle.controller.js';
import { LiveController } from './live/live.controller.js';
import { LiveFeed } from './live/live-feed.js';
import { OrderPartsController } from './order-parts/order-parts.controller.js';
import { OldestOrders } from './orders/oldest-orders.js';
import { OrderList } from './orders/order-list.js';
import { OrdersController } from './orders/orders.controller.js';
import { OverviewController } from './overview/overview.controller.js';
import { OverviewLog } from './overview/overview-log.js';
import { Overview } from './overview/overview.js';
import { CurrentSettings } from './settings/current-settings.js';
import { Kits } from './settings/kits.js';
import { SettingsBooks } from './settings/settings-books.js';
import { SettingsController } from './settings/settings.controller.js';
import { StockBooks } from './stock/stock-books.js';
import { StockController } from './stock/stock.controller.js';
import { StockList } from './stock/stock-list.js';
import { TopicsController } from './topics/topics.controller.js';
import { SavedViews } from './views/saved-views.js';
import { ViewsController } from './views/views.controller.js';
import { WebController } from './web/web.controller.js';
import { WebFiles } from './web/web-files.js';

@Module({
  controllers: [
    OrdersController,
    LiveController,
    OrderPartsController,
    CasesController,
    LifecycleController,
    ViewsController,
    ExceptionsController,
    DeadLettersController,
    TopicsController,
    SettingsController,
    StockController,
    OverviewController,
    DocsController,
    WebController,
  ],
  providers: [
    OrderList,
    OldestOrders,
    LiveFeed,
    OpenCases,
    SavedViews,
    CurrentSettings,
    SettingsBooks,
    Kits,
    StockList,
    StockBooks,
    OverviewLog,
    Overview,
    DeadLetters,
    DocsFiles,
    WebFiles,
    {
      provide: PROJECTIONS,
      useFactory: (...projections: readonly Projection<unknown>[]) => projections,
      inject: [OrderList, OpenCases, SavedViews, CurrentSettings, StockList, OverviewLog],
    },
  ],
})
export class ConsoleModule {}

export const consoleService: ServiceDefinition = { name: 'console', module: ConsoleModule };
