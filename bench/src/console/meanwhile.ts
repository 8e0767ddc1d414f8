import { join } from 'node:path';
import { openPostgres } from '@throughline/postgres';
import {
  findRebuilds,
  openPostgresReadStore,
  openReadStore,
  requestRebuild,
  type ReadStore,
} from '@throughline/read-store';
import { READ_MODELS_DIRECTORY } from '@throughline/service-kit';
import { measure, type Measured } from './measure.js';
import type { Question } from './questions.js';
import type { Place } from './stores.js';

const NAME = 'console_orders';

/** What was measured while the list was built anew, and how long that took. */
export interface Meanwhile {
  readonly rebuildSeconds: number;
  readonly answers: readonly Measured[];
}

const visit = ({ dataDir, databaseUrl }: Place): Promise<ReadStore> =>
  databaseUrl === undefined
    ? openReadStore({ path: join(dataDir, READ_MODELS_DIRECTORY, 'console.sqlite') })
    : openPostgresReadStore({
        postgres: openPostgres({ url: databaseUrl, schema: 'console' }),
        isCandidate: false,
      });

/** Asks the running console to build its list anew, as `npm run projections:rebuild` does, and asks on until it is done. */
export async function measureMeanwhile(
  place: Place,
  url: string,
  questions: readonly Question[],
): Promise<Meanwhile> {
  const readStore = await visit(place);
  try {
    const isOpen = async () => (await findRebuilds(readStore.db)).some((rebuild) => rebuild.isOpen);
    const startedAt = performance.now();
    await requestRebuild(readStore.db, NAME);
    const answers: Measured[] = [];
    const left = [...questions];
    while (await isOpen()) {
      const question = left.shift();
      if (question) answers.push(await measure(url, question));
      else await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return { rebuildSeconds: (performance.now() - startedAt) / 1_000, answers };
  } finally {
    await readStore.close();
  }
}
