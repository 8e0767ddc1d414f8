// `npm run bench:console`: how fast the console answers with a million orders behind it, and how fast it gets there.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar, Presets } from 'cli-progress';
import type { ServerReport } from './console-server.js';
import { findChromium, launch, measureFirstPage, measureLive, type InBrowser } from './in-browser.js';
import { measure, type Measured } from './measure.js';
import { measureMeanwhile, type Meanwhile } from './meanwhile.js';
import { questionsOf } from './questions.js';
import { reportOf, type ConsoleReport } from './report.js';
import { appendingTo, seed, type AppendAll, type Seeded } from './seed.js';
import { SqliteBulk } from './sqlite-bulk.js';
import { openStoreOf, type Place } from './stores.js';

/** The traffic that the list is watched under. */
const LIVE_ORDERS_PER_SECOND = 100;
const LIVE_SECONDS = 20;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    orders: { type: 'string', default: '1000000' },
    'database-url': { type: 'string' },
    /** Also measures while the list is built anew. */
    rebuild: { type: 'boolean', default: false },
  },
});
const orders = Number(values.orders);

const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

async function fill(place: Place): Promise<Seeded> {
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} orders, {eta_formatted} left' },
    Presets.shades_classic,
  );
  if (!values.json) bar.start(orders, 0);
  const { appendAll, close } = await openLedger(place);
  const seeded = await seed(appendAll, orders, (done) => bar.update(done));
  bar.stop();
  await close();
  return seeded;
}

async function openLedger(
  place: Place,
): Promise<{ appendAll: AppendAll; close: () => Promise<void> | void }> {
  if (place.databaseUrl === undefined) {
    const bulk = new SqliteBulk(place.dataDir);
    return { appendAll: (appends) => bulk.appendAll(appends), close: () => bulk.close() };
  }
  const { store, close } = await openStoreOf(place);
  if ((await store.head()) > 0) throw new Error('the store holds events already: this fills an empty one');
  return { appendAll: appendingTo(store), close };
}

interface Server {
  readonly child: ChildProcess;
  readonly report: ServerReport;
}

async function startServer({ dataDir, databaseUrl }: Place): Promise<Server> {
  const script = resolve(import.meta.dirname, 'console-server.js');
  const child = fork(script, [dataDir, ...(databaseUrl === undefined ? [] : [databaseUrl])], {
    execArgv: ['--max-semi-space-size=64'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('the console did not start');
  });
  const [report] = (await Promise.race([once(child, 'message'), ended])) as [ServerReport];
  return { child, report };
}

async function stopServer({ child }: Server): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function askAll(url: string): Promise<Measured[]> {
  const answers: Measured[] = [];
  for (const question of questionsOf(orders)) answers.push(await measure(url, question));
  return answers;
}

async function run(place: Place): Promise<ConsoleReport> {
  say(`${orders} orders into the ledger …`);
  const { events, seconds: seedSeconds } = await fill(place);
  say('the read model …');
  const server = await startServer(place);
  const { url, rawEventsPerSecond, listSeconds } = server.report;
  try {
    say('questions …');
    const answers = await askAll(url);
    say('all read models, to follow …');
    await follow(server);
    const inBrowser = await askBrowser(server);
    const meanwhile = values.rebuild ? await rebuildMeanwhile(place, server) : undefined;
    return {
      machine: { cores: cpus().length, model: cpus()[0]?.model ?? 'unknown', node: process.version },
      database: place.databaseUrl === undefined ? 'sqlite' : 'postgres',
      ...{ orders, events, seedSeconds, rawEventsPerSecond, answers },
      rebuildSeconds: listSeconds,
      rebuildEventsPerSecond: events / listSeconds,
      ...(inBrowser && { inBrowser }),
      ...(meanwhile && { meanwhile }),
    };
  } finally {
    await stopServer(server);
  }
}

/** From here on the console is as it is in earnest. */
async function follow({ child }: Server): Promise<void> {
  child.send('follow');
  await once(child, 'message');
}

/** What a person sees of it; undefined where there is no Chromium. */
async function askBrowser({ child, report: { url } }: Server): Promise<InBrowser | undefined> {
  const executable = findChromium();
  if (executable === undefined) return undefined;
  const browser = await launch(executable);
  try {
    say('the first page in a browser …');
    const firstPage = await measureFirstPage(browser, url);
    say(`${LIVE_ORDERS_PER_SECOND} orders a second, and somebody who looks …`);
    const traffic = { from: orders, perSecond: LIVE_ORDERS_PER_SECOND, seconds: LIVE_SECONDS };
    const live = await measureLive(browser, url, async () => {
      child.send(traffic);
      await once(child, 'message');
    });
    return { firstPage, live };
  } finally {
    await browser.close();
  }
}

/** The console goes on as it does in earnest, and is asked to build its list anew. */
async function rebuildMeanwhile(place: Place, { report: { url } }: Server): Promise<Meanwhile> {
  say('questions while the list is built anew …');
  return measureMeanwhile(place, url, questionsOf(orders));
}

const dataDir = await mkdtemp(join(tmpdir(), 'throughline-console-'));
try {
  const report = await run({ dataDir, databaseUrl: values['database-url'] });
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : reportOf(report));
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
