import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findReadModels, requestRebuild } from '@throughline/read-store';
import {
  LEDGER_FILE_NAME,
  visitReadStores,
  type Config,
  type VisitedReadStores,
} from '@throughline/service-kit';
import { progressOf, wantedOf, type Asked, type OnProgress } from './asked.js';
import { rebuildAlone } from './rebuild-alone.js';

const LOOK_MS = 250;

/** How long the members that should do it may take to begin. */
const BEGIN_MS = 15_000;

/**
 * Builds read models anew and answers with their names: by the process that runs on the data directory or the members
 * that run on the database, else, on a data directory that nobody uses, by this one.
 * @throws Error where there is nothing of that name, or nobody begins
 */
export async function rebuildProjections(
  config: Config,
  names: readonly string[] | undefined,
  onProgress: OnProgress = () => undefined,
): Promise<string[]> {
  if (config.profile === 'embedded' && !existsSync(join(config.dataDir, LEDGER_FILE_NAME))) {
    throw new Error(`${config.dataDir} holds no ledger to build read models from`);
  }
  const alone = config.profile === 'embedded' ? await rebuildAlone(config, names, onProgress) : undefined;
  if (alone) return alone;
  const visited = await visitReadStores(config);
  try {
    return await askFor(visited, names, onProgress);
  } finally {
    await visited.close();
  }
}

async function askFor(
  { stores }: VisitedReadStores,
  names: readonly string[] | undefined,
  onProgress: OnProgress,
): Promise<string[]> {
  const kept = await Promise.all(
    [...stores.values()].map(async ({ db }) => ({ db, names: await findReadModels(db) })),
  );
  const wanted = wantedOf(
    kept.flatMap((store) => store.names),
    names,
  );
  const asked = kept.map((store) => ({
    ...store,
    names: store.names.filter((name) => wanted.includes(name)),
  }));
  for (const { db, names: own } of asked) for (const name of own) await requestRebuild(db, name);
  await untilDone(asked, onProgress);
  return [...wanted];
}

async function untilDone(asked: readonly Asked[], onProgress: OnProgress): Promise<void> {
  const beginBy = Date.now() + BEGIN_MS;
  for (;;) {
    const rebuilds = await progressOf(asked);
    onProgress(rebuilds);
    if (!rebuilds.some(({ isOpen }) => isOpen)) return;
    const isBegun = rebuilds.some(({ head, isOpen }) => head > 0 || !isOpen);
    if (!isBegun && Date.now() > beginBy) {
      throw new Error('no member has begun yet: it is done as soon as one runs that leads its service');
    }
    await pause(LOOK_MS);
  }
}
