import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { canonicalJson, messageOf } from '@throughline/kernel';
import type { ReadStore } from '@throughline/read-store';
import { LOGGER, READ_STORE, type Logger, type Snapshots, type Versioned } from '@throughline/service-kit';
import { OrderQueue } from './order-queue.js';
import { OpenEntries, type Entry } from './open-entries.js';
import { OpenHolds, type CheckoutHold } from './open-holds.js';
import { emptyItem, type StockItem } from './stock-item.js';

/** Facts of an item after which its state is written down again. */
export const SNAPSHOT_EVERY_EVENTS = 1_000;

/** Counts up when the shape of `StockItem` changes or an old fact means something else: older ones are not read. */
const SNAPSHOT_VERSION = 2;

const TABLE = 'inventory_stock_snapshots';

interface SnapshotRow {
  readonly stream: string;
  readonly version: number;
  readonly revision: number;
  readonly body: string;
}

type Tables = Record<typeof TABLE, SnapshotRow>;

type Written<Member> =
  Member extends ReadonlyMap<infer Key, infer Value>
    ? readonly (readonly [Key, Value])[]
    : Member extends OpenEntries
      ? readonly Entry[]
      : Member extends OpenHolds
        ? readonly CheckoutHold[]
        : Member extends OrderQueue
          ? readonly string[]
          : Member;

type WrittenItem = { readonly [Member in keyof StockItem]: Written<StockItem[Member]> };

/** The item as plain JSON. */
export const writtenItem = (item: StockItem): string =>
  canonicalJson({
    ...item,
    entries: item.entries.newestFirst(),
    queue: [...item.queue],
    locations: [...item.locations],
    promised: [...item.promised],
    waiting: [...item.waiting],
    holds: [...item.holds.values()],
    pools: [...item.pools],
    incoming: [...item.incoming],
  });

export function readItem(body: string): StockItem {
  const { entries, queue, locations, promised, waiting, holds, pools, incoming, ...rest } = JSON.parse(
    body,
  ) as WrittenItem;
  return {
    ...emptyItem,
    ...rest,
    entries: OpenEntries.of(entries),
    queue: OrderQueue.of(queue),
    locations: new Map(locations),
    promised: new Map(promised),
    waiting: new Map(waiting),
    holds: OpenHolds.of(holds),
    pools: new Map(pools),
    incoming: new Map(incoming),
  };
}

/**
 * Items with long streams, written down every so many facts, so that a start reads the last of them alone. A cache:
 * without it, the stream is folded from its beginning.
 */
@Injectable()
export class StockSnapshots implements Snapshots<StockItem>, OnModuleInit {
  private readonly written = new Map<string, number>();

  constructor(
    @Inject(READ_STORE) private readonly readStore: Pick<ReadStore, 'db' | 'reading' | 'migrate'>,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'warn'>,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.readStore.migrate({
      name: 'inventory_stock',
      migrations: {
        '0001-snapshots': {
          up: async (db) => {
            await db.schema
              .createTable(TABLE)
              .addColumn('stream', 'text', (column) => column.primaryKey())
              .addColumn('version', 'integer', (column) => column.notNull())
              .addColumn('revision', 'bigint', (column) => column.notNull())
              .addColumn('body', 'text', (column) => column.notNull())
              .execute();
          },
        },
      },
    });
  }

  async load(stream: string): Promise<Versioned<StockItem> | undefined> {
    const row = await this.readStore.reading
      .withTables<Tables>()
      .selectFrom(TABLE)
      .select(['revision', 'body'])
      .where('stream', '=', stream)
      .where('version', '=', SNAPSHOT_VERSION)
      .executeTakeFirst();
    if (!row) return undefined;
    const { revision } = row;
    this.written.set(stream, revision);
    return { state: readItem(row.body), revision };
  }

  offer(stream: string, { state, revision }: Versioned<StockItem>): void {
    const before = this.written.get(stream) ?? -1;
    if (revision - before < SNAPSHOT_EVERY_EVENTS) return;
    this.written.set(stream, revision);
    void this.write({ stream, version: SNAPSHOT_VERSION, revision, body: writtenItem(state) });
  }

  private async write(row: SnapshotRow): Promise<void> {
    const { version, revision, body } = row;
    try {
      await this.readStore.db
        .withTables<Tables>()
        .insertInto(TABLE)
        .values(row)
        .onConflict((conflict) => conflict.column('stream').doUpdateSet({ version, revision, body }))
        .execute();
    } catch (error) {
      // The next one is written in any case: nothing rests on this one.
      this.logger.warn({ stream: row.stream, reason: messageOf(error) }, 'a snapshot was not written');
    }
  }
}
