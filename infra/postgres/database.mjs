// @ts-check
// A PostgreSQL server on this machine, for development and tests, from npm's binaries:
// `node infra/postgres/database.mjs start [--port 5432] [--data directory]` runs it until Ctrl-C.
import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findBinaries, serverOwner } from './binaries.mjs';
import { PortTaken, ServerProcess } from './server-process.mjs';

/**
 * @typedef {object} DatabaseOptions
 * @property {string} [dataDir] kept by `stop`; by default a temporary folder, which `stop` removes
 * @property {number} [port] a free one by default
 * @property {(line: string) => void} [log] is told what the server logs
 */
/**
 * @typedef {object} Database
 * @property {string} url of a superuser, without a password: the server listens on the loopback interface only
 * @property {number} port
 * @property {number | undefined} pid of the postmaster, while it runs
 * @property {() => Promise<void>} stop ends sessions, writes a checkpoint, ends
 * @property {() => Promise<void>} kill as a power cut would: the postmaster and its children are killed, the data stays
 * @property {() => Promise<void>} restart on the same data and port, after `kill` too
 */

const HOST = '127.0.0.1';
const SUPERUSER = 'postgres';

/** Tries to find a port: between looking for a free one and taking it another process may come. */
const PORT_TRIES_MAX = 5;

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolvePort(address.port));
    });
  });

/** @param {string} directory @param {import('./binaries.mjs').Owner} owner */
async function giveTo(directory, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) await chown(directory, uid, gid);
  await chmod(directory, 0o700);
}

/** @param {string} command @param {string[]} args @param {import('./binaries.mjs').Owner} owner */
async function run(command, args, owner) {
  const child = spawn(command, args, { ...owner, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const code = await new Promise((resolveCode, reject) => {
    child.once('error', reject);
    child.once('close', resolveCode);
  });
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${complaint.trim()}`);
}

/** @param {string} directory @param {string} initdb @param {import('./binaries.mjs').Owner} owner */
async function initialise(directory, initdb, owner) {
  if (await stat(join(directory, 'PG_VERSION')).catch(() => undefined)) return;
  await mkdir(directory, { recursive: true });
  await giveTo(directory, owner);
  const args = ['-D', directory, `--username=${SUPERUSER}`, '--auth=trust', '--encoding=UTF8', '--locale=C'];
  await run(initdb, [...args, '--no-instructions'], owner);
}

/**
 * Starts on the first free port that it gets, or on the one that is asked for.
 * @param {ServerProcess} server @param {number | undefined} wanted
 */
async function startOnPort(server, wanted) {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort());
    try {
      await server.start(port);
      return port;
    } catch (error) {
      if (!(error instanceof PortTaken) || wanted !== undefined || attempt === PORT_TRIES_MAX) throw error;
    }
  }
}

/**
 * @param {DatabaseOptions} [options]
 * @returns {Promise<Database>}
 */
export async function startDatabase({ dataDir, port: wantedPort, log } = {}) {
  const owner = serverOwner();
  const { initdb, postgres } = await findBinaries(owner);
  const directory = dataDir ? resolve(dataDir) : await mkdtemp(join(tmpdir(), 'throughline-postgres-'));
  const removeData = async () => {
    if (!dataDir) await rm(directory, { recursive: true, force: true });
  };
  const server = new ServerProcess({ postgres, directory, host: HOST, owner, ...(log && { log }) });
  let port;
  try {
    await initialise(directory, initdb, owner);
    port = await startOnPort(server, wantedPort);
  } catch (error) {
    await removeData();
    throw error;
  }
  const takenPort = port;
  return {
    url: `postgres://${SUPERUSER}@${HOST}:${takenPort}/postgres`,
    port: takenPort,
    get pid() {
      return server.pid;
    },
    stop: async () => {
      await server.stop();
      await removeData();
    },
    kill: () => server.kill(),
    restart: async () => {
      await server.stop();
      await server.start(takenPort);
    },
  };
}

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string' }, data: { type: 'string' } },
  });
  if (positionals[0] !== 'start') {
    console.error(await usage());
    process.exitCode = 2;
    return;
  }
  const database = await startDatabase({
    ...(values.port !== undefined && { port: Number(values.port) }),
    ...(values.data !== undefined && { dataDir: values.data }),
    log: (line) => console.error(line),
  });
  console.log(database.url);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void database.stop());
}

/** The command line as the head of this file has it. */
async function usage() {
  const source = await readFile(fileURLToPath(import.meta.url), 'utf8');
  return `usage: ${/`(node infra.*?)`/.exec(source)?.[1] ?? ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
