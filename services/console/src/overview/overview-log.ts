import { Inject, Injectable } from '@nestjs/common';
import {
  eventCatalogue,
  type EventType,
  type StoredEvent,
  type StoredOrderEvent,
} from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import type { StepPolicy } from '@throughline/order';
import type { Projection, ReadStore } from '@throughline/read-store';
import { EVENT_STORE, READ_STORE, STEP_POLICY } from '@throughline/service-kit';
import type { Kysely, Transaction } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Occurrence } from './hour-tally.js';
import { NOT_BEGUN, progressed, type OrderProgress } from './order-progress.js';
import { createOverviewTables, OVERVIEW_TABLES, type OverviewTables } from './overview-tables.js';
import { writeOccurrences } from './overview-writer.js';
import { partnerAnswerIn } from './partner-answers.js';

/** Orders whose progress is kept at hand; of others it is read again from their ledgers. */
const ORDERS_REMEMBERED_MAX = 10_000;

/** Facts of orders, by stream, and of partners besides. All in order. */
interface Heard {
  readonly ledgers: ReadonlyMap<string, readonly StoredOrderEvent[]>;
  readonly others: readonly StoredEvent[];
}

interface Remembered {
  readonly revision: number;
  readonly progress: OrderProgress;
}

const isOrderType = (type: EventType): boolean => eventCatalogue[type].stream === 'order';

const types: ReadonlySet<EventType> = new Set([
  ...(Object.keys(eventCatalogue) as EventType[]).filter(isOrderType),
  'IntakeRefused',
  'ParcelScanned',
  'EmailSent',
  'EmailFailed',
]);

/**
 * What happened in each hour: counts, durations, and partners' answers. Each fact counts once, in the transaction that
 * moves the position behind it, and by the state of its order right then: so that a rebuild comes to the same numbers.
 */
@Injectable()
export class OverviewLog implements Projection<Heard> {
  readonly name = 'console_overview';
  readonly version = 1;
  readonly tables = Object.values(OVERVIEW_TABLES);
  readonly types = types;
  private ledgers = new Map<string, StoredOrderEvent[]>();
  private others: StoredEvent[] = [];
  private readonly remembered = new LRUCache<string, Remembered>({ max: ORDERS_REMEMBERED_MAX });

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(STEP_POLICY) private readonly policy: StepPolicy,
  ) {}

  get db(): Kysely<OverviewTables> {
    return this.readStore.db.withTables<OverviewTables>();
  }

  apply(event: StoredEvent): void {
    if (!isOrderType(event.type as EventType)) {
      this.others.push(event);
      return;
    }
    const ledger = this.ledgers.get(event.stream) ?? [];
    ledger.push(event as StoredOrderEvent);
    this.ledgers.set(event.stream, ledger);
  }

  takeChanges(): Heard {
    const heard = { ledgers: this.ledgers, others: this.others };
    this.forget();
    return heard;
  }

  async write(trx: Transaction<unknown>, { ledgers, others }: Heard): Promise<void> {
    const occurrences: Occurrence[] = others.flatMap((event) => partnerAnswerIn(event) ?? []);
    for (const [stream, events] of ledgers) {
      occurrences.push(...events.flatMap((event) => partnerAnswerIn(event) ?? []));
      occurrences.push(...(await this.progressIn(stream, events)));
    }
    await writeOccurrences(trx, occurrences);
  }

  load(): Promise<void> {
    this.forget();
    return Promise.resolve();
  }

  async reset(trx: Transaction<unknown>): Promise<void> {
    await createOverviewTables(trx);
    this.forget();
  }

  another(): OverviewLog {
    return new OverviewLog(this.store, this.readStore, this.policy);
  }

  private forget(): void {
    this.ledgers = new Map();
    this.others = [];
  }

  private async progressIn(stream: string, events: readonly StoredOrderEvent[]): Promise<Occurrence[]> {
    const [first] = events;
    if (!first) return [];
    let progress = await this.progressBefore(stream, first.revision);
    const occurrences: Occurrence[] = [];
    for (const event of events) {
      const next = progressed(progress, event, this.policy);
      ({ progress } = next);
      occurrences.push(...next.occurrences);
    }
    this.remembered.set(stream, { revision: events.at(-1)?.revision ?? first.revision, progress });
    return occurrences;
  }

  /** A batch that is written again finds its orders ahead of it, and reads their ledgers. */
  private async progressBefore(stream: string, revision: number): Promise<OrderProgress> {
    if (revision === 0) return NOT_BEGUN;
    const known = this.remembered.get(stream);
    if (known?.revision === revision - 1) return known.progress;
    const past = (await this.store.readStream(stream, { limit: revision })) as readonly StoredOrderEvent[];
    return past.reduce((progress, event) => progressed(progress, event, this.policy).progress, NOT_BEGUN);
  }
}
