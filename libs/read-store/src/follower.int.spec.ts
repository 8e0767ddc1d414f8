import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFollowers } from './conformance/index.js';
import { openReadStore } from './read-store.js';

describeFollowers('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'read-store-'));
  const readStore = await openReadStore({ path: join(directory, 'read-models.sqlite') });
  return {
    readStore,
    dispose: async () => {
      await readStore.close();
      rmSync(directory, { recursive: true });
    },
  };
});
