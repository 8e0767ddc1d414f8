import { describeEventStore, type EventStoreHarness } from '../conformance/index.js';
import type { EventStore } from '../event-store.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { FreshView } from './fresh-view.js';
import { connect } from './shared-client.js';

const url = process.env['EVENTSTORE_URL'] ?? '';

const open = (): EventStoreDbEventStore => {
  const connection = connect(url);
  return new EventStoreDbEventStore({
    connection,
    release: () => connection.close(),
    logger: { warn: () => undefined },
  });
};

/** Each handle has a client of its own, as another process would have. */
const startHarness = async (): Promise<EventStoreHarness> => {
  const opened = [open()];
  const [store] = opened as [EventStoreDbEventStore];
  const view = await FreshView.of(store);
  const another = (): EventStore => {
    const next = open();
    opened.push(next);
    return view.on(next);
  };
  const closeAll = async (): Promise<void> => {
    await Promise.all(opened.map((each) => each.close()));
  };
  return {
    store: view.on(store),
    another: () => Promise.resolve(another()),
    reopen: async () => {
      await closeAll();
      return another();
    },
    dispose: closeAll,
  };
};

if (url === '') {
  describe.skip('EventStoreDB as an event store', () => {
    it('is shown on a real server if EVENTSTORE_URL names one that nobody else writes to', () => undefined);
  });
} else {
  describeEventStore('EventStoreDB', startHarness);
}
