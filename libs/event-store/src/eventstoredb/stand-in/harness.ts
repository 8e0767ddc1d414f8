import type { EventStoreHarness } from '../../conformance/index.js';
import { EventStoreDbEventStore, type EventStoreDbParts } from '../eventstoredb-event-store.js';
import { connect, type EventStoreDbConnection } from '../shared-client.js';
import { EventStoreDbStandIn, type StandInOptions } from './event-store-db-stand-in.js';

export type StoreOptions = Partial<EventStoreDbParts>;

/** A stand-in and the stores that were opened on it, for tests; each has a client of its own, as in other processes. */
export class StandInHarness implements EventStoreHarness {
  private readonly opened: EventStoreDbEventStore[] = [];
  readonly connections: EventStoreDbConnection[] = [];
  /** What the stores warned of. */
  readonly warnings: string[] = [];
  readonly store: EventStoreDbEventStore;

  private constructor(
    readonly standIn: EventStoreDbStandIn,
    private readonly storeOptions: StoreOptions,
  ) {
    this.store = this.open();
  }

  static async start(storeOptions: StoreOptions = {}, options: StandInOptions = {}): Promise<StandInHarness> {
    return new StandInHarness(await EventStoreDbStandIn.start(options), storeOptions);
  }

  open(url = this.standIn.url): EventStoreDbEventStore {
    const connection = connect(url);
    this.connections.push(connection);
    const store = new EventStoreDbEventStore({
      logger: { warn: (details, message) => this.warnings.push(`${message} ${JSON.stringify(details)}`) },
      ...this.storeOptions,
      connection,
      release: () => connection.close(),
    });
    this.opened.push(store);
    return store;
  }

  async reopen(): Promise<EventStoreDbEventStore> {
    await Promise.all(this.opened.map((store) => store.close()));
    return this.open();
  }

  another(): Promise<EventStoreDbEventStore> {
    return Promise.resolve(this.open());
  }

  async dispose(): Promise<void> {
    await Promise.all(this.opened.map((store) => store.close()));
    this.standIn.stop();
  }
}
