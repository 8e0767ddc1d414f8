import { TemporarySchema } from '@throughline/postgres/testing';
import { describeEventStore } from '../conformance/index.js';
import { PostgresEventStore } from './postgres-event-store.js';

describeEventStore('PostgreSQL', async () => {
  const schema = new TemporarySchema(process.env['DATABASE_URL']);
  const stores: PostgresEventStore[] = [];
  const open = async (): Promise<PostgresEventStore> => {
    const store = await PostgresEventStore.open(schema.open());
    stores.push(store);
    return store;
  };
  return {
    store: await open(),
    reopen: open,
    another: open,
    dispose: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await schema.dispose();
    },
  };
});
