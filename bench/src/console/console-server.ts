// The console alone, in a process of its own: reads the ledger raw, builds its read models, then answers HTTP. Tells its
// parent what each took, and where it listens.
import { consoleService, OrderList } from '@throughline/console';
import { FROM_START, type EventStore } from '@throughline/event-store';
import { BUILD_ALONE_EVENTS_PER_WRITE, Follower } from '@throughline/read-store';
import {
  createService,
  FOLLOWERS,
  type Followers,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sql } from 'kysely';
import { openPlatformOf } from './stores.js';
import { sendTraffic, type Traffic } from './traffic.js';

/** Events of one slice, as a follower reads them. */
const SLICE_EVENTS = 1_000;
const RAW_EVENTS_MAX = 2_000_000;

/** As while rows are built beside others: batches are to be full rather than soon. */
const FULL_BATCH_MS = 5_000;

/** What the server tells, once each. */
export interface ServerReport {
  readonly url: string;
  readonly head: number;
  readonly rawEventsPerSecond: number;
  readonly listSeconds: number;
}

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1_000;

/** Slice after slice of everything, and nothing done with it: what no read model can be faster than. */
async function readRaw(store: EventStore): Promise<number> {
  const startedAt = performance.now();
  let events = 0;
  for (let after = FROM_START; events < RAW_EVENTS_MAX;) {
    const slice = await store.readAll({ after, limit: SLICE_EVENTS });
    events += slice.events.length;
    after = slice.position;
    if (slice.isHead) break;
  }
  return events / secondsSince(startedAt);
}

/** As a first start does it, but alone, to be timed. */
async function buildList(app: NestFastifyApplication, platform: Platform): Promise<number> {
  const { store, clock, logger } = platform;
  const readStore = await platform.readStoreFor('console');
  const projection = app.get(OrderList);
  const follower = new Follower({
    store,
    readStore,
    projection,
    clock,
    logger,
    flushMs: FULL_BATCH_MS,
    unwrittenEventsMax: BUILD_ALONE_EVENTS_PER_WRITE,
  });
  const startedAt = performance.now();
  await follower.start();
  await follower.written();
  await follower.stop();
  // What autovacuum does within a minute.
  if (readStore.dialect === 'postgres') await sql`ANALYZE`.execute(readStore.db);
  return secondsSince(startedAt);
}

async function serve(dataDir: string, databaseUrl: string | undefined): Promise<ServerReport> {
  const platform = await openPlatformOf({ dataDir, databaseUrl });
  const service = await createService(consoleService, platform);
  process.once('SIGTERM', () => {
    void service
      .stop()
      .then(() => platform.close())
      .finally(() => process.disconnect());
  });
  const rawEventsPerSecond = await readRaw(platform.store);
  await service.app.init();
  const listSeconds = await buildList(service.app, platform);
  process.on('message', (told: 'follow' | Traffic) => {
    if (told === 'follow') void follow(service);
    else void sendTraffic(platform.store, told).then(() => process.send?.('sent'));
  });
  await service.app.getHttpAdapter().getInstance().ready();
  const url = await service.listen(0, '127.0.0.1');
  return { url, head: await platform.store.head(), rawEventsPerSecond, listSeconds };
}

/** Told to: from here on it is the console as it always is, with all its read models. */
async function follow(service: RunningService): Promise<void> {
  await service.start();
  await service.app.get<Followers>(FOLLOWERS).written();
  process.send?.('follows');
}

const [dataDir = '', databaseUrl] = process.argv.slice(2);
process.send?.(await serve(dataDir, databaseUrl));
