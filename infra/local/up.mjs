// @ts-check
// `npm run up:distributed`: the distributed profile on this machine, servers included, with one log and one end.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../tools/build.mjs';
import { HELP, readCommandLine } from './command-line.mjs';
import { LogLines } from './log-lines.mjs';
import { announcement, sampleEnvironment, seedSample } from './sample.mjs';
import { startServers } from './servers.mjs';
import { startStack } from './stack.mjs';
import { SupervisedProcess } from './supervised-process.mjs';

const PARTNERS = fileURLToPath(new URL('../../services/partners/dist/main.js', import.meta.url));
/** Between two steps of the stand-ins' work, so that a person sees an order move. */
const PARTNER_STEP_DELAY_MS = 300;
const GATEWAY_URL_BY_DEFAULT = 'http://127.0.0.1:3100';

/** @typedef {() => Promise<void>} Stop */
/** @typedef {import('./command-line.mjs').CommandLine} CommandLine */
/** @typedef {import('./supervised-process.mjs').Log} Log */

/** @param {string} throughlineUrl @param {URL} gatewayUrl @param {string} dataDir @param {Log} log */
function startPartners(throughlineUrl, gatewayUrl, dataDir, log) {
  const { hostname, port } = gatewayUrl;
  const options = {
    throughline: throughlineUrl,
    host: hostname,
    port,
    data: join(dataDir, 'partners'),
    'step-delay-ms': String(PARTNER_STEP_DELAY_MS),
  };
  const partners = new SupervisedProcess(
    {
      name: 'partners',
      instance: 1,
      port: Number(port),
      readyPath: '',
      command: [PARTNERS, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])],
      environment: process.env,
    },
    log,
  );
  process.once('exit', () => partners.killNow());
  partners.start();
  return partners;
}

/**
 * Starts all of it; what has to be ended is added to `stops`, the last first.
 * @param {CommandLine} options @param {Stop[]} stops @param {AbortSignal} stopping @param {Log} log
 * @returns {Promise<string>} what the person at the terminal is told
 */
async function up({ dataDir: folder, port, services, isEmpty, hasPartners }, stops, stopping, log) {
  const dataDir = resolve(folder);
  await mkdir(dataDir, { recursive: true });
  const starting = startServers({ dataDir, log });
  // Those that are still starting are ended too; that they do not start is told below.
  stops.unshift(() =>
    starting.then(
      (servers) => servers.stop(),
      () => undefined,
    ),
  );
  const [{ brokers, databaseUrl, eventStoreUrl }] = await Promise.all([starting, build()]);
  stopping.throwIfAborted();
  const stack = await startStack({
    services,
    gatewayPort: port,
    dataDir,
    log,
    brokers,
    databaseUrl,
    ...(eventStoreUrl !== undefined && { eventStoreUrl }),
    ...(!isEmpty && { environment: await sampleEnvironment() }),
  });
  stops.unshift(() => stack.stop());
  await stack.ready();
  stopping.throwIfAborted();
  const gatewayUrl = new URL(process.env['GATEWAY_URL'] || GATEWAY_URL_BY_DEFAULT);
  if (hasPartners) {
    const partners = startPartners(stack.url, gatewayUrl, dataDir, log);
    stops.unshift(() => partners.stop());
  }
  const ready = {
    url: stack.url,
    gatewayUrl: hasPartners ? gatewayUrl.origin : null,
    merchant: isEmpty ? null : await seedSample(stack.url),
    startedInMs: process.uptime() * 1_000,
  };
  return `\n${await announcement(ready)}Kafka is at ${brokers}, PostgreSQL at ${databaseUrl}\n\n`;
}

/** @param {Stop[]} stops */
async function stopAll(stops) {
  for (const stop of stops.splice(0)) {
    await stop().catch((error) => {
      process.exitCode = 1;
      console.error(`did not stop cleanly: ${error.message}`);
    });
  }
}

/** @param {CommandLine} options */
async function run(options) {
  const lines = new LogLines((text) => process.stdout.write(text), { hasColours: process.stdout.isTTY });
  /** @type {Stop[]} */
  const stops = [];
  const stopping = new AbortController();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      // What was started is killed when this process ends.
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort();
      console.error('\nstopping; once more to stop at once');
      void stopAll(stops).then(() => process.exit());
    });
  }
  try {
    process.stdout.write(
      await up(options, stops, stopping.signal, (source, line) => lines.add(source, line)),
    );
  } catch (error) {
    if (stopping.signal.aborted) return;
    process.exitCode = 1;
    console.error(`could not start: ${/** @type {Error} */ (error).message}`);
    await stopAll(stops);
    process.exit();
  }
}

try {
  const options = readCommandLine(process.argv.slice(2));
  if (options.isHelp) process.stdout.write(HELP);
  else await run(options);
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
