import { requestRebuild, type ReadStore } from '@throughline/read-store';
import {
  Closing,
  createLogger,
  createService,
  FOLLOWERS,
  openEmbeddedPlatform,
  type Config,
  type Followers,
  type Platform,
} from '@throughline/service-kit';
import { DirectoryInUse } from '@throughline/sqlite';
import { allServices } from '../standalone.js';
import { progressOf, wantedOf, type OnProgress } from './asked.js';

const LOOK_MS = 250;

interface Kept {
  readonly readStore: ReadStore;
  readonly followers: Followers;
}

/** On a data directory that nobody uses; undefined where a process does, which is then to be asked. */
export async function rebuildAlone(
  config: Config,
  names: readonly string[] | undefined,
  onProgress: OnProgress,
): Promise<string[] | undefined> {
  const closing = new Closing();
  try {
    const platform = await openUnlessInUse(config);
    if (!platform) return undefined;
    closing.add(() => platform.close());
    const kept = await readModelsOf(platform, closing);
    const known = kept.flatMap(({ followers }) => followers.names());
    const wanted = wantedOf(known, names);
    await withProgress(kept, wanted, onProgress);
    return [...wanted];
  } finally {
    await closing.closeAll();
  }
}

async function openUnlessInUse(config: Config): Promise<Platform | undefined> {
  try {
    return await openEmbeddedPlatform(config, { logger: createLogger({ ...config, logLevel: 'error' }) });
  } catch (error) {
    if (error instanceof DirectoryInUse) return undefined;
    throw error;
  }
}

/** Every service, made but not started: what it would do with messages and owed steps is not done. */
async function readModelsOf(platform: Platform, closing: Closing): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const definition of allServices) {
    const { app } = await createService(definition, platform);
    closing.add(() => app.close());
    await app.init();
    const followers = app.get<Followers>(FOLLOWERS);
    kept.push({ followers, readStore: await platform.readStoreFor(definition.name) });
  }
  return kept;
}

async function withProgress(
  kept: readonly Kept[],
  wanted: readonly string[],
  onProgress: OnProgress,
): Promise<void> {
  const asked = kept.map(({ readStore: { db }, followers }) => ({
    db,
    names: followers.names().filter((name) => wanted.includes(name)),
  }));
  for (const { db, names } of asked) for (const name of names) await requestRebuild(db, name);
  const look = async (): Promise<void> => onProgress(await progressOf(asked));
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  try {
    for (const { followers } of kept) await followers.rebuildAlone(wanted);
  } finally {
    clearInterval(looking);
  }
  await look();
}
