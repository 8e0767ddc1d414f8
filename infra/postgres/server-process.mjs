// @ts-check
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** Somebody else listens on the port. */
export class PortTaken extends Error {}

const READY = 'database system is ready to accept connections';
const PORT_IS_TAKEN = 'Address already in use';
/** Children of a killed server that have not noticed yet hold its memory, and the data with it. */
const MEMORY_IS_HELD = 'shared memory block';

const MEMORY_TRIES_MAX = 50;
const MEMORY_RETRY_MS = 100;

/** How long sessions may take to end before the server is told to go without them. */
const STOP_MS_MAX = 10_000;

/** Lines of the log that an error quotes. */
const LOG_TAIL_LINES = 20;

/** Every service of a distributed run has a pool of its own. */
const CONNECTIONS_MAX = 300;

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The children of a process, where the system tells (Linux). @param {number} pid @returns {Promise<number[]>} */
const childrenOf = async (pid) => {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return list.split(' ').filter(Boolean).map(Number);
};

/** @param {number} pid */
const killQuietly = (pid) => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/**
 * @typedef {object} ServerOptions
 * @property {string} postgres
 * @property {string} directory
 * @property {string} host
 * @property {import('./binaries.mjs').Owner} owner
 * @property {(line: string) => void} [log]
 */

/** One postmaster on one data directory, started and ended any number of times. */
export class ServerProcess {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  /** @type {Promise<void>} */
  #ended = Promise.resolve();
  /** @type {string[]} */
  #logTail = [];
  #options;
  /** Nothing is left behind by a process that ends without stopping its servers. */
  #endWithUs = () => void this.#child?.kill('SIGQUIT');

  /** @param {ServerOptions} options */
  constructor(options) {
    this.#options = options;
  }

  get pid() {
    return this.#child?.pid;
  }

  /**
   * Resolves once connections are taken.
   * @param {number} port
   */
  async start(port) {
    for (let attempt = 1; ; attempt += 1) {
      if (await this.#spawn(port)) return;
      const complaint = this.#logTail.join('\n');
      if (complaint.includes(PORT_IS_TAKEN)) throw new PortTaken(`port ${port} is taken`);
      if (!complaint.includes(MEMORY_IS_HELD) || attempt === MEMORY_TRIES_MAX) {
        throw new Error(`PostgreSQL did not start:\n${complaint}`);
      }
      await pause(MEMORY_RETRY_MS);
    }
  }

  /** Ends sessions and writes a checkpoint. Does nothing where no server runs. */
  async stop() {
    const child = this.#child;
    if (!child) return;
    child.kill('SIGINT');
    const impatience = setTimeout(() => child.kill('SIGQUIT'), STOP_MS_MAX);
    await this.#ended;
    clearTimeout(impatience);
  }

  /** Without a word to anybody: no checkpoint, no farewell to sessions. */
  async kill() {
    const pid = this.pid;
    if (pid === undefined) return;
    const children = await childrenOf(pid);
    killQuietly(pid);
    children.forEach(killQuietly);
    await this.#ended;
  }

  /** True once it is ready, false if it ended instead. @param {number} port @returns {Promise<boolean>} */
  #spawn(port) {
    const { postgres, directory, host, owner } = this.#options;
    const settings = {
      listen_addresses: host,
      unix_socket_directories: '',
      max_connections: CONNECTIONS_MAX,
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    // A process group of its own: Ctrl-C at the terminal is for our process, which stops things in order.
    const child = spawn(postgres, ['-D', directory, '-p', String(port), ...flags], {
      ...owner,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    this.#logTail = [];
    process.once('exit', this.#endWithUs);
    return new Promise((resolve, reject) => {
      this.#ended = new Promise((end) => {
        const noteEnd = () => {
          process.off('exit', this.#endWithUs);
          this.#child = undefined;
          end();
        };
        child.once('exit', noteEnd);
        child.once('error', (error) => {
          noteEnd();
          reject(error);
        });
        child.once('close', () => resolve(false));
      });
      createInterface({ input: child.stderr }).on('line', (line) => {
        this.#keep(line);
        if (line.includes(READY)) resolve(true);
      });
    });
  }

  /** @param {string} line */
  #keep(line) {
    this.#options.log?.(line);
    this.#logTail = [...this.#logTail, line].slice(-LOG_TAIL_LINES);
  }
}
