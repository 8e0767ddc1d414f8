import { Injectable } from '@nestjs/common';
import { stockItemOf, type EventType, type ProductSet, type StoredEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { writeRows, type Projection, type RowChanges } from '@throughline/read-store';
import type { Kysely, Transaction } from 'kysely';
import { wordsOf } from '../orders/search-words.js';
import { ItemBalance, type IncomingUnits, type PlaceBalance } from './item-balance.js';
import {
  claimKey,
  createStockTables,
  STOCK_TABLES,
  type ClaimRow,
  type StockRow,
  type StockTables,
} from './stock-tables.js';
import type { StoredStockEvent } from './stock-movement.js';

export interface StockChanges {
  readonly items: RowChanges<StockRow>;
  readonly claims: RowChanges<ClaimRow>;
}

/** What is known of one item. */
export interface ListedItem {
  readonly sku: string;
  /** Null for a SKU that no product has. */
  readonly title: string | null;
  /** False: nobody counts its stock. */
  readonly isTracked: boolean;
  /** Available units at which it is time to reorder; null where the product says nothing. */
  readonly reorderPoint: number | null;
  /** What it is found by. */
  readonly words: readonly string[];
  readonly balance: ItemBalance;
  /** Of its last fact; null where there is none. */
  readonly updatedAt: Instant | null;
}

const types: ReadonlySet<EventType> = new Set([
  'ProductSet',
  'StockReceived',
  'StockAdjusted',
  'StockCounted',
  'StockSold',
  'StockQuarantined',
  'IncomingAnnounced',
  'IncomingOverdue',
  'TransferShipped',
  'LevelReported',
  'CheckoutHoldPlaced',
  'CheckoutHoldEnded',
  'ReservationPlaced',
  'ReservationQueued',
  'QueuedReservationPlaced',
  'ReservationReleased',
  'ReservationYielded',
  'ReservationAllocated',
  'AllocationReturned',
  'AllocationShorted',
  'AllocationIssued',
]);

const rowOf = (item: string, listed: ListedItem): StockRow => {
  const { sku, title, isTracked, reorderPoint, balance, updatedAt } = listed;
  return {
    ...{
      item,
      sku,
      title,
      is_tracked: isTracked ? 1 : 0,
      reorder_point: reorderPoint,
      updated_at: updatedAt,
    },
    places: JSON.stringify([...balance.places]),
    incoming: JSON.stringify(balance.incoming),
    held: balance.sums.held,
  };
};

const searchWords = (sku: string, title: string | null): string[] => wordsOf(`${sku} ${title ?? ''}`);

function listedOf(row: StockRow): ListedItem {
  const { sku, title, is_tracked, reorder_point, places, incoming, held, updated_at } = row;
  const balance = new ItemBalance();
  for (const [locationId, place] of JSON.parse(places) as [string, PlaceBalance][]) {
    balance.setPlace(locationId, place);
  }
  for (const units of JSON.parse(incoming) as IncomingUnits[]) balance.setIncoming(units);
  balance.hold(held);
  const words = searchWords(sku, title);
  return {
    ...{ sku, title, isTracked: is_tracked === 1, reorderPoint: reorder_point, words, balance },
    updatedAt: updated_at,
  };
}

const unknownItem = (sku: string): ListedItem => ({
  ...{ sku, title: null, isTracked: false, reorderPoint: null, updatedAt: null },
  words: searchWords(sku, null),
  balance: new ItemBalance(),
});

/** The stock of every item: what the console's list shows, in memory, with rows to begin from. */
@Injectable()
export class StockList implements Projection<StockChanges> {
  readonly name = 'console_stock';
  readonly version = 3;
  readonly tables = Object.values(STOCK_TABLES);
  readonly types = types;
  private readonly items = new Map<string, ListedItem>();
  private sorted: readonly ListedItem[] | undefined;
  private changedItems = new Set<string>();
  private changedClaims = new Map<string, { readonly item: string; readonly orderId: string }>();

  /** What there is stock of or what stock is counted of, by SKU. */
  bySku(): readonly ListedItem[] {
    this.sorted ??= [...this.items.values()]
      .filter(({ isTracked, updatedAt }) => isTracked || updatedAt !== null)
      .sort((a, b) => (a.sku < b.sku ? -1 : 1));
    return this.sorted;
  }

  apply(stored: StoredEvent): void {
    if (stored.type === 'ProductSet') return this.describe(stored as StoredEvent & ProductSet);
    const event = stored as StoredStockEvent;
    const { item, sku } = event.data;
    const listed = this.items.get(item) ?? unknownItem(sku);
    listed.balance.apply(event);
    this.set(item, { ...listed, updatedAt: event.recordedAt });
    if ('orderId' in event.data) {
      const { orderId } = event.data;
      this.changedClaims.set(claimKey(item, orderId), { item, orderId });
    }
  }

  takeChanges(): StockChanges {
    const items = [...this.changedItems].flatMap((item) => {
      const listed = this.items.get(item);
      return listed ? [rowOf(item, listed)] : [];
    });
    const upserts: ClaimRow[] = [];
    const deletes: string[] = [];
    for (const [key, { item, orderId }] of this.changedClaims) {
      const claim = this.items.get(item)?.balance.claimOf(orderId);
      if (claim) upserts.push({ key, item, order_id: orderId, ...claim });
      else deletes.push(key);
    }
    this.changedItems = new Set();
    this.changedClaims = new Map();
    return { items: { upserts: items, deletes: [] }, claims: { upserts, deletes } };
  }

  async write(trx: Transaction<unknown>, { items, claims }: StockChanges): Promise<void> {
    await writeRows(trx, STOCK_TABLES.items, 'item', items);
    await writeRows(trx, STOCK_TABLES.claims, 'key', claims);
  }

  async load(untyped: Kysely<unknown>): Promise<void> {
    const db = untyped.withTables<StockTables>();
    const rows = await db.selectFrom(STOCK_TABLES.items).selectAll().execute();
    const claims = await db.selectFrom(STOCK_TABLES.claims).selectAll().execute();
    this.clear();
    for (const row of rows) this.items.set(row.item, listedOf(row));
    for (const { item, order_id, ...claim } of claims) {
      this.items.get(item)?.balance.setClaim(order_id, claim);
    }
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await createStockTables(trx);
    this.clear();
  }

  another(): StockList {
    return new StockList();
  }

  private describe({ data: { settings } }: ProductSet): void {
    const { sku, title, isTracked, reorderPoint = null } = settings;
    const item = stockItemOf(sku);
    const words = searchWords(sku, title);
    const listed = this.items.get(item) ?? unknownItem(sku);
    this.set(item, { ...listed, title, isTracked, reorderPoint, words });
  }

  private set(item: string, listed: ListedItem): void {
    this.items.set(item, listed);
    this.changedItems.add(item);
    this.sorted = undefined;
  }

  private clear(): void {
    this.items.clear();
    this.changedItems.clear();
    this.changedClaims.clear();
    this.sorted = undefined;
  }
}
