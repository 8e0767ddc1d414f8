import {
  eventCatalogue,
  orderStream,
  type NewEvent,
  type OrderEvent,
  type StoredEvent,
} from '@throughline/contracts';
import { FROM_START, ownedStore, SqliteEventStore, type EventStore } from '@throughline/event-store';
import { uuidv7, type Clock, type Instant } from '@throughline/kernel';
import { defaultStepPolicy, type Order } from '@throughline/order';
import { GrantedLeadership } from '@throughline/read-store';
import {
  Ledgers,
  onOwnAccount,
  SettingsView,
  type CommandContext,
  type Snapshots,
} from '@throughline/service-kit';
import { SqliteFile } from '@throughline/sqlite';
import { AllocateStock } from './allocation/allocate-stock.js';
import { IssueStock } from './allocation/issue-stock.js';
import { CheckoutHolds } from './holds/checkout-holds.js';
import { ReturnShort } from './allocation/return-short.js';
import { ExpireReservation } from './reservation/expire-reservation.js';
import { EndangerOrders } from './reservation/endanger-orders.js';
import { MovePromise } from './reservation/move-promise.js';
import { DisplaceOrder } from './reservation/displace-order.js';
import { SecureOrders } from './reservation/secure-orders.js';
import { ReSourceStock } from './reservation/re-source-stock.js';
import { ReleaseStock } from './reservation/release-stock.js';
import { ReserveStock } from './reservation/reserve-stock.js';
import { ReservationSweep } from './settling/reservation-sweep.js';
import { UnsettledReservations } from './settling/unsettled-reservations.js';
import type { StockItem } from './stock/stock-item.js';
import { StockLedger } from './stock/stock-ledger.js';
import { StockRules } from './stock/stock-rules.js';
import { StockDuties } from './stock-duties.js';

export const SETTLE_MS = 60_000;

export const INCOMING_OVERDUE_AFTER_MS = 24 * 3_600_000;

const EVENTS_MAX = 10_000;

const NO_SNAPSHOTS: Snapshots<StockItem> = { load: () => Promise.resolve(undefined), offer: () => undefined };

/** Nothing that a process does after this reaches the store. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Called after an append of the process, with how many it made so far. May throw a Crash. */
export type AfterAppend = (appends: number) => Promise<void>;

export interface ProcessOptions {
  readonly snapshots?: Snapshots<StockItem>;
  /** Commands on one item that are recorded by one append. */
  readonly batchSizeMax?: number;
}

/** One process of the service, without Nest, with caches of its own. */
export class InventoryProcess {
  appends = 0;
  /** Commands that were decided again because another process had appended. */
  racesLost = 0;
  private isDead = false;
  readonly ledgers: Ledgers;
  readonly rules: StockRules;
  readonly stock: StockLedger;
  readonly releaseStock: ReleaseStock;
  readonly holds: CheckoutHolds;
  readonly reserveStock: ReserveStock;
  readonly allocateStock: AllocateStock;
  readonly displaceOrder: DisplaceOrder;
  readonly returnShort: ReturnShort;
  readonly issueStock: IssueStock;
  readonly expireReservation: ExpireReservation;
  readonly reSourceStock: ReSourceStock;
  readonly endangerOrders: EndangerOrders;
  readonly secureOrders: SecureOrders;
  readonly movePromise: MovePromise;
  readonly duties: StockDuties;
  readonly unsettled = new UnsettledReservations({ reservationSettleMs: SETTLE_MS });
  readonly sweep: ReservationSweep;
  /** Granted from the start, as to a process that is alone. */
  readonly leadership = new GrantedLeadership();

  constructor(
    bench: InventoryBench,
    afterAppend: AfterAppend,
    { snapshots = NO_SNAPSHOTS, batchSizeMax }: ProcessOptions = {},
  ) {
    this.leadership.grant(1);
    const store = this.watched(bench.store, afterAppend);
    const observer = { handled: () => undefined, raceLost: () => (this.racesLost += 1) };
    const owned = ownedStore(store, 'inventory');
    const { clock, settings } = bench;
    this.rules = new StockRules(settings, clock, { incomingOverdueAfterMs: INCOMING_OVERDUE_AFTER_MS });
    const ledgers = new Ledgers({ store, ownedStore: owned, clock, service: 'inventory', observer });
    const stock = new StockLedger(ledgers, this.rules, snapshots, batchSizeMax);
    this.ledgers = ledgers;
    this.stock = stock;
    this.releaseStock = new ReleaseStock(ledgers, stock);
    this.holds = new CheckoutHolds(ledgers, stock, clock);
    this.reserveStock = new ReserveStock(ledgers, stock, this.releaseStock, this.holds, settings, clock);
    this.displaceOrder = new DisplaceOrder(ledgers, stock, this.reserveStock);
    this.allocateStock = new AllocateStock(ledgers, stock, this.releaseStock, this.displaceOrder);
    this.returnShort = new ReturnShort(ledgers, stock, this.reserveStock);
    this.issueStock = new IssueStock(ledgers, stock, this.returnShort);
    this.reSourceStock = new ReSourceStock(ledgers, this.reserveStock);
    this.endangerOrders = new EndangerOrders(ledgers, stock, this.reSourceStock, clock);
    this.secureOrders = new SecureOrders(ledgers, stock);
    this.movePromise = new MovePromise(ledgers);
    this.expireReservation = new ExpireReservation(ledgers, clock);
    this.duties = new StockDuties(
      ledgers,
      defaultStepPolicy,
      this.reserveStock,
      this.releaseStock,
      this.allocateStock,
      this.issueStock,
      this.returnShort,
      this.expireReservation,
      this.reSourceStock,
    );
    this.sweep = this.sweepOver(bench);
  }

  private sweepOver({ clock }: InventoryBench): ReservationSweep {
    return new ReservationSweep(
      this.ledgers,
      this.stock,
      this.reserveStock,
      this.displaceOrder,
      this.unsettled,
      defaultStepPolicy,
      clock,
      { sweepEveryMs: SETTLE_MS },
      { warn: () => undefined },
      { leadership: this.leadership },
      { add: (worker) => worker },
    );
  }

  private watched(store: EventStore, afterAppend: AfterAppend): EventStore {
    const alive = <T>(work: () => Promise<T>): Promise<T> =>
      this.isDead ? Promise.reject(new Crash('the process is gone')) : work();
    return {
      append: (stream, revision, events) =>
        alive(async () => {
          const stored = await store.append(stream, revision, events);
          this.appends += 1;
          try {
            await afterAppend(this.appends);
          } catch (error) {
            this.isDead = true;
            throw error;
          }
          return stored;
        }),
      readStream: (stream, options) => alive(() => store.readStream(stream, options)),
      readAll: (options) => alive(() => store.readAll(options)),
      head: () => alive(() => store.head()),
      subscribe: (options, handle) => store.subscribe(options, handle),
      onAppended: (listener) => store.onAppended(listener),
      close: () => Promise.resolve(),
    };
  }
}

/** The inventory on a real event store: processes come and go, the store stays. For tests. */
export class InventoryBench {
  private readonly file: SqliteFile;
  private nowMs = Date.parse('2026-01-05T10:00:00.000Z');
  readonly clock: Clock = { now: () => new Date(this.nowMs) };
  readonly store: SqliteEventStore;
  readonly settings = new SettingsView('inventory');

  /** Reads, and writes nothing. */
  private known: InventoryProcess | undefined;

  /** In memory, unless a file is named. */
  constructor(path = ':memory:') {
    this.file = new SqliteFile(path, { synchronous: 'FULL' });
    this.store = new SqliteEventStore(this.file, this.clock);
  }

  process(
    afterAppend: AfterAppend = () => Promise.resolve(),
    options: ProcessOptions = {},
  ): InventoryProcess {
    return new InventoryProcess(this, afterAppend, options);
  }

  passTime(ms: number): void {
    this.nowMs += ms;
  }

  now(): Instant {
    return this.clock.now().toISOString();
  }

  because(orderId: string): CommandContext {
    return onOwnAccount(orderId, 'inventory');
  }

  /** Facts of other services on an order's ledger; OrderPlaced first. */
  async tell(orderId: string, ...facts: readonly OrderEvent[]): Promise<readonly StoredEvent[]> {
    const stream = orderStream(orderId);
    const known = await this.store.readStream(stream);
    return this.store.append(
      stream,
      known.length - 1,
      facts.map((fact) => this.stamped(orderId, fact)),
    );
  }

  async receive(sku: string, quantity: number, locationId = 'berlin'): Promise<void> {
    const data = { sku, locationId, quantity, reference: uuidv7() };
    await this.process().stock.handle({ type: 'ReceiveStock', data }, this.because(sku));
  }

  async order(orderId: string): Promise<Order> {
    const { state } = await this.onlooker.ledgers.orders.latest(orderId);
    if (!state) throw new Error(`no order ${orderId}`);
    return state;
  }

  async item(sku: string): Promise<StockItem> {
    return (await this.onlooker.stock.latest(sku)).state;
  }

  /** Every event so far, in order. */
  async events(): Promise<readonly StoredEvent[]> {
    const all: StoredEvent[] = [];
    for (let after = FROM_START; ;) {
      const { events, position, isHead } = await this.store.readAll({ after, limit: EVENTS_MAX });
      all.push(...events);
      if (isHead) return all;
      after = position;
    }
  }

  /** Types on the order's ledger that inventory appended, in order. */
  async answers(orderId: string): Promise<string[]> {
    const events = await this.store.readStream(orderStream(orderId));
    return events.filter(({ producer }) => producer === 'inventory').map(({ type }) => type);
  }

  async dispose(): Promise<void> {
    await this.store.close();
    this.file.close();
  }

  private get onlooker(): InventoryProcess {
    this.known ??= this.process();
    return this.known;
  }

  private stamped(orderId: string, fact: OrderEvent): NewEvent {
    return {
      ...fact,
      id: uuidv7(),
      schemaVersion: eventCatalogue[fact.type].schemaVersion,
      occurredAt: this.now(),
      correlationId: orderId,
      causationId: uuidv7(),
      actor: 'service:test',
      producer: 'test',
    };
  }
}
