// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const BACKOFF_MS = 500;
const BACKOFF_MS_MAX = 10_000;
/** A process that lived this long begins anew with the shortest pause. */
const SETTLED_AFTER_MS = 30_000;
/** Past the grace of a service and the rest that it allows itself. */
const STOP_MS_MAX = 25_000;
const HEALTH_MS_MAX = 2_000;

/**
 * @typedef {object} ProcessPlan
 * @property {string} name
 * @property {number} instance from 1
 * @property {number} port
 * @property {string} readyPath what answers 200 once it is ready; any answer counts if it is empty
 * @property {readonly string[]} command arguments of node
 * @property {Readonly<Record<string, string | undefined>>} environment all of it
 */
/** @typedef {(source: { name: string, instance: number }, line: string) => void} Log */

/** @param {number | null} code @param {string | null} signal */
const howItEnded = (code, signal) => (signal === null ? `with code ${code}` : `by ${signal}`);

/** One process that is started again when it dies, until it is stopped or killed from here. */
export class SupervisedProcess {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  /** @type {NodeJS.Timeout | undefined} */
  #restart;
  #isWanted = false;
  #backoffMs = BACKOFF_MS;
  #log;

  /** @param {ProcessPlan} plan @param {Log} log */
  constructor(plan, log) {
    this.plan = plan;
    this.#log = log;
  }

  get name() {
    return this.plan.name;
  }

  get instance() {
    return this.plan.instance;
  }

  get port() {
    return this.plan.port;
  }

  get url() {
    return `http://127.0.0.1:${this.plan.port}`;
  }

  /** Undefined while it is down. */
  get pid() {
    return this.#child?.pid;
  }

  /** Whether it is to run: it may be down all the same, between a death and the next start. */
  get isWanted() {
    return this.#isWanted;
  }

  /** Does nothing if it runs. */
  start() {
    this.#isWanted = true;
    if (!this.#child && !this.#restart) this.#spawn();
  }

  /** Ends it in good order. @returns {Promise<void>} */
  stop() {
    return this.#end('SIGTERM');
  }

  /** Ends it without warning, and it stays down. @returns {Promise<void>} */
  kill() {
    return this.#end('SIGKILL');
  }

  /** For the end of this process, where nothing can be waited for. */
  killNow() {
    this.#isWanted = false;
    this.#child?.kill('SIGKILL');
  }

  /** Why it is not ready; undefined if it is. @returns {Promise<string | undefined>} */
  async whyNotReady() {
    if (!this.#child) return 'it is down';
    try {
      const signal = AbortSignal.timeout(HEALTH_MS_MAX);
      const response = await fetch(this.url + this.plan.readyPath, { signal });
      const text = await response.text();
      return response.ok || this.plan.readyPath === '' ? undefined : text;
    } catch (error) {
      const { cause, message } = /** @type {Error} */ (error);
      return cause instanceof Error && cause.message ? cause.message : message;
    }
  }

  #spawn() {
    const startedAt = performance.now();
    // A process group of its own: Ctrl-C in the terminal is for us alone, who end all in order.
    const child = spawn(process.execPath, this.plan.command, {
      env: this.plan.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#child = child;
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (line) => this.#log(this.plan, line));
    }
    child.once('error', (error) => this.#log(this.plan, `could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      this.#child = undefined;
      if (performance.now() - startedAt > SETTLED_AFTER_MS) this.#backoffMs = BACKOFF_MS;
      if (this.#isWanted) this.#startLater(howItEnded(code, signal));
    });
  }

  /** @param {string} how */
  #startLater(how) {
    this.#log(this.plan, `ended ${how}; it is started again in ${this.#backoffMs} ms`);
    this.#restart = setTimeout(() => {
      this.#restart = undefined;
      this.#spawn();
    }, this.#backoffMs);
    this.#backoffMs = Math.min(this.#backoffMs * 2, BACKOFF_MS_MAX);
  }

  /** @param {'SIGTERM' | 'SIGKILL'} signal */
  async #end(signal) {
    this.#isWanted = false;
    clearTimeout(this.#restart);
    this.#restart = undefined;
    const child = this.#child;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    const hang = setTimeout(() => {
      this.#log(this.plan, `did not end within ${STOP_MS_MAX} ms: killed`);
      child.kill('SIGKILL');
    }, STOP_MS_MAX);
    await ended;
    clearTimeout(hang);
  }
}
