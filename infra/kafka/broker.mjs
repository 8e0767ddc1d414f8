// @ts-check
// A real Kafka broker for tests and development, without Docker: Java and Maven are all it needs.
// `node infra/kafka/broker.mjs start [--port N] [--data folder]` runs one until it is interrupted.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fetchJars, missing, run } from './jars.mjs';
import { freePort, serves } from './probe.mjs';
import { serverProperties } from './server-properties.mjs';

export { fetchJars };

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;
const POLL_MS = 100;
const OUTPUT_LINES_KEPT_MAX = 40;
const CLUSTER_ID_BYTES = 16;

const BROKER_FLAGS = ['-Xmx384m', '-Xms128m', '-XX:+UseSerialGC', '-Djava.awt.headless=true'];
/** Formatting is over before compiled code would pay. */
const FORMAT_FLAGS = ['-Xmx64m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/**
 * @typedef {object} BrokerOptions
 * @property {string} [dataDir] kept when the broker stops; without it a temporary folder that goes with the broker
 * @property {number} [port] a free one by default
 * @property {number} [controllerPort] a free one by default
 * @property {(line: string) => void} [log] is handed what the broker prints
 */

/**
 * @typedef {object} Broker
 * @property {string} brokers `host:port`
 * @property {number} port
 * @property {number | undefined} pid undefined while it is down
 * @property {() => Promise<void>} stop ends it in good order; a temporary data folder is removed
 * @property {() => Promise<void>} kill ends it as a power cut would
 * @property {() => Promise<void>} restart brings it up again on the same data and ports, stopping it first if it runs
 */

/**
 * @param {BrokerOptions} options
 */
async function prepared({ dataDir, port, controllerPort, log = () => {} }) {
  const jars = await fetchJars();
  const folder =
    dataDir === undefined ? await mkdtemp(join(tmpdir(), 'throughline-kafka-')) : resolve(dataDir);
  await mkdir(folder, { recursive: true });
  const settings = {
    dataDir: folder,
    port: port ?? (await freePort()),
    controllerPort: controllerPort ?? (await freePort()),
  };
  const properties = join(folder, 'server.properties');
  await writeFile(properties, serverProperties(settings));
  const node = { ...settings, properties, classPath: join(jars, '*'), temporary: dataDir === undefined, log };
  await format(node);
  return node;
}

/** @typedef {Awaited<ReturnType<typeof prepared>>} Node */

/** @param {Node} node */
async function format({ dataDir, properties, classPath }) {
  if (existsSync(join(dataDir, 'meta.properties'))) return;
  // A leading dash would be read as an option.
  const clusterId = `T${randomBytes(CLUSTER_ID_BYTES).toString('base64url').slice(1, 22)}`;
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties];
  await run('java', [...FORMAT_FLAGS, '-cp', classPath, ...tool]);
}

/**
 * Starts the process and waits until it answers.
 * @param {Node} node
 */
async function launch(node) {
  const args = [...BROKER_FLAGS, '-cp', node.classPath, 'kafka.Kafka', node.properties];
  // A process group of its own: Ctrl-C in the terminal is for its starter, who ends what rests on the broker first.
  const child = spawn('java', args, { cwd: node.dataDir, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  /** @type {string[]} */
  const printed = [];
  /** @param {Buffer} chunk */
  const keep = (chunk) => {
    for (const line of chunk.toString().split('\n').filter(Boolean)) {
      node.log(line);
      printed.push(line);
      if (printed.length > OUTPUT_LINES_KEPT_MAX) printed.shift();
    }
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise((done) => child.once('close', done));
  // Nothing of it outlives this process, not even a broker that is still starting.
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  void ended.then(() => process.off('exit', killAtExit));
  const failed = new Promise((_, reject) => {
    child.once('error', (cause) => reject(missing('java', cause)));
    void ended.then(() => reject(new Error(`the Kafka broker ended at its start:\n${printed.join('\n')}`)));
  });
  await Promise.race([failed, untilItServes(node.port, child)]);
  return { child, ended };
}

/**
 * @param {number} port
 * @param {import('node:child_process').ChildProcess} child
 */
async function untilItServes(port, child) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await serves(port))) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the Kafka broker did not answer within ${START_TIMEOUT_MS} ms`);
    }
    await sleep(POLL_MS);
  }
}

/**
 * Starts a broker and resolves once it serves.
 * @param {BrokerOptions} [options]
 * @returns {Promise<Broker>}
 */
export async function startBroker(options = {}) {
  const node = await prepared(options);
  /** @type {Awaited<ReturnType<typeof launch>> | undefined} */
  let running = await launch(node);
  /** @param {NodeJS.Signals} signal */
  const end = async (signal) => {
    if (running === undefined) return;
    const { child, ended } = running;
    running = undefined;
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(late);
  };
  return {
    brokers: `127.0.0.1:${node.port}`,
    port: node.port,
    get pid() {
      return running?.child.pid;
    },
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      if (node.temporary) await rm(node.dataDir, { recursive: true, force: true });
    },
    restart: async () => {
      await end('SIGTERM');
      running = await launch(node);
    },
  };
}

async function startInForeground() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string' }, data: { type: 'string' } },
  });
  if (positionals[0] !== 'start') {
    throw new Error('usage: node infra/kafka/broker.mjs start [--port N] [--data folder]');
  }
  /** @type {() => unknown} */
  let stop = () => process.exit(1);
  // Not `once`: a second interrupt would end this process before its broker.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => stop());
  const broker = await startBroker({
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
    ...(values.data === undefined ? {} : { dataDir: values.data }),
    log: (line) => console.error(line),
  });
  stop = () => broker.stop();
  console.log(`Kafka answers at ${broker.brokers}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await startInForeground().catch((/** @type {unknown} */ fault) => {
    console.error(fault instanceof Error ? fault.message : fault);
    process.exitCode = 1;
  });
}
