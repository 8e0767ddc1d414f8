import {
  CurrentSettings,
  OpenCases,
  OrderList,
  OverviewLog,
  SavedViews,
  StockList,
} from '@throughline/console';
import { stockItemOf, type ServiceName } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import { UnsettledReservations } from '@throughline/inventory';
import type { Clock } from '@throughline/kernel';
import { defaultStepPolicy } from '@throughline/order';
import { OpenReviews } from '@throughline/payment';
import { Follower, type Projection, type ReadStore } from '@throughline/read-store';
import { StockView } from '@throughline/routing';
import { orderCacheOf, owedByLedger, SettingsView, WorkList } from '@throughline/service-kit';

import { LOCATIONS, SKUS } from './past.js';

const ALWAYS = '9999-01-01T00:00:00.000Z';
const STUCK_AFTER_MS = 30_000;
const EVERYTHING = 10_000;

const WORKING: readonly ServiceName[] = ['payment', 'inventory', 'routing', 'fulfillment'];

const TABLES = [
  'console_orders',
  'console_order_facets',
  'console_order_counts',
  'console_exceptions',
  'console_cases',
  'console_views',
  'console_current_settings',
  'console_stock',
  'console_stock_claims',
  'console_overview_hours',
  'console_overview_partners',
  'console_settings',
  'routing_stock',
  'payment_reviews',
  'inventory_unsettled',
  ...WORKING.map((service) => `${service}_work`),
];

type AnyTables = Record<string, Record<string, unknown>>;

export interface Pace {
  readonly flushMs: number;
  readonly batchSizeMax: number;
}

/** Every read model that services keep, over one event store, in one database. */
export class ReadModels {
  private readonly stock = new StockView();
  private readonly reviews = new OpenReviews();
  private readonly settings = new SettingsView('console');
  private readonly unsettled = new UnsettledReservations({ reservationSettleMs: 60_000 });
  private readonly workLists: readonly WorkList[];
  private readonly followers: readonly Pick<Follower, 'start' | 'stop' | 'written' | 'rebuild'>[];

  constructor(
    store: EventStore,
    private readonly readStore: ReadStore,
    clock: Clock,
    pace: Pace,
  ) {
    const cache = orderCacheOf(store);
    this.workLists = WORKING.map(
      (service) =>
        new WorkList(service, owedByLedger(service, cache, defaultStepPolicy), clock, STUCK_AFTER_MS),
    );
    const logger = { error: () => undefined };
    const follow = <Changes>(projection: Projection<Changes>) =>
      new Follower({ store, readStore, projection, clock, logger, ...pace });
    this.followers = [
      follow(new OrderList(store, readStore, defaultStepPolicy)),
      follow(new OpenCases(readStore)),
      follow(new SavedViews()),
      follow(new CurrentSettings()),
      follow(new StockList()),
      follow(new OverviewLog(store, readStore, defaultStepPolicy)),
      follow(this.stock),
      follow(this.reviews),
      follow(this.settings),
      follow(this.unsettled),
      ...this.workLists.map((list) => follow(list)),
    ];
  }

  async start(): Promise<void> {
    for (const follower of this.followers) await follower.start();
    await this.written();
  }

  async written(): Promise<void> {
    for (const follower of this.followers) await follower.written();
  }

  async rebuild(): Promise<void> {
    for (const follower of this.followers) await follower.rebuild();
    await this.written();
  }

  async stop(): Promise<void> {
    for (const follower of this.followers) await follower.stop();
  }

  /** Every row of every table. */
  async rows(): Promise<Record<string, readonly unknown[]>> {
    const db = this.readStore.db.withTables<AnyTables>();
    const tables: Record<string, readonly unknown[]> = {};
    for (const table of TABLES) {
      const found = await db.selectFrom(table).selectAll().execute();
      tables[table] = found.map((row) => JSON.stringify(row)).sort();
    }
    return tables;
  }

  /** What services ask their read models, in the order in which they get it. */
  async answers(): Promise<Record<string, unknown>> {
    const { db } = this.readStore;
    const due = await Promise.all(this.workLists.map((list) => list.named(db, ['await-stock'], EVERYTHING)));
    return {
      free: this.stock.free(
        SKUS.map((sku) => stockItemOf(sku)),
        LOCATIONS,
      ),
      reviews: this.reviews.page(0, EVERYTHING),
      firstReviews: this.reviews.page(0, 3),
      locations: this.settings.locations(),
      products: this.settings.products(),
      unsettled: this.unsettled
        .due(ALWAYS, EVERYTHING)
        .map(({ key }) => key)
        .sort(),
      awaitingStock: due
        .flat()
        .map(({ id }) => id)
        .sort(),
    };
  }

  async dropEverything(): Promise<void> {
    for (const table of [
      ...TABLES,
      'follower_positions',
      'follower_rebuilds',
      'read_store_migrations',
      'read_store_migrations_lock',
    ]) {
      await this.readStore.db.schema.dropTable(table).execute();
    }
  }
}
