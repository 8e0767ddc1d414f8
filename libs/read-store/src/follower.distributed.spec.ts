import { TemporarySchema } from '@throughline/postgres/testing';
import { describeFollowers } from './conformance/index.js';
import { openPostgresReadStore } from './postgres-read-store.js';

describeFollowers('PostgreSQL', async () => {
  const schema = new TemporarySchema(process.env['DATABASE_URL']);
  const readStore = await openPostgresReadStore({ postgres: schema.open() });
  return {
    readStore,
    dispose: async () => {
      await readStore.close();
      await schema.dispose();
    },
  };
});
