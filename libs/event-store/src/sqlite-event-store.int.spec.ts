import { describeEventStore } from './conformance/index.js';
import { TemporaryStore } from './temporary-store.js';

describeEventStore('SQLite', async () => {
  const temporary = new TemporaryStore();
  return {
    store: temporary.store,
    reopen: () => temporary.reopen(),
    dispose: () => temporary.dispose(),
  };
});
