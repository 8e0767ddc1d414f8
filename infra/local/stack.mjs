// @ts-check
// The distributed profile on this machine: every service its own processes, one gateway before them. For
// `npm run up:distributed`, tests and measurements; the broker and the database are the caller's.
import { setTimeout as pause } from 'node:timers/promises';
import { claimPorts } from './ports.mjs';
import { GATEWAY, planStack, portsNeeded, SLOTS_MAX, STACK_SERVICES } from './stack-plan.mjs';
import { SupervisedProcess } from './supervised-process.mjs';

export { SLOTS_MAX, STACK_SERVICES };

const READY_MS_MAX = 120_000;
const READY_POLL_MS = 100;

/**
 * @typedef {object} OwnOptions
 * @property {Readonly<Partial<Record<string, number>>>} [services] instances by name; one of each by default
 * @property {number} [gatewayPort] a free one by default
 * @property {import('./supervised-process.mjs').Log} [log] is told every line that a process writes
 */
/** @typedef {OwnOptions & import('./stack-plan.mjs').Surroundings} StackOptions */

/**
 * @typedef {object} RunningProcess
 * @property {string} name
 * @property {number} instance
 * @property {number} port
 * @property {string} url
 * @property {number | undefined} pid undefined while it is down
 */

const oneOfEach = Object.fromEntries(STACK_SERVICES.map((name) => [name, 1]));

/** @param {number} count @param {string} name */
function checkInstances(count, name) {
  if (!Number.isInteger(count) || count < 0 || count > SLOTS_MAX) {
    throw new Error(`${name} can have 0 to ${SLOTS_MAX} instances, not ${count}`);
  }
}

export class Stack {
  #slots;
  #block;
  #killAll = () => this.#slots.forEach((slot) => slot.killNow());

  /** @param {readonly SupervisedProcess[]} slots @param {import('./ports.mjs').PortBlock} block */
  constructor(slots, block) {
    this.#slots = slots;
    this.#block = block;
    process.once('exit', this.#killAll);
  }

  /** Where the gateway answers. */
  get url() {
    return this.#slot(GATEWAY, 1).url;
  }

  /** Those that run, or are about to again. @returns {readonly RunningProcess[]} */
  get processes() {
    return this.#wanted().map(({ name, instance, port, url, pid }) => ({ name, instance, port, url, pid }));
  }

  /** Starts the instance, or the first that does not run; `ready` waits for it. @param {string} name @param {number} [instance] */
  start(name, instance) {
    const slots = this.#slotsOf(name);
    const slot = instance === undefined ? slots.find((each) => !each.isWanted) : this.#slot(name, instance);
    if (!slot) throw new Error(`all ${slots.length} instances of ${name} run`);
    slot.start();
  }

  /** @param {string} name @param {number} instances */
  async scale(name, instances) {
    checkInstances(instances, name);
    const slots = this.#slotsOf(name);
    for (const slot of slots.slice(0, instances)) slot.start();
    await Promise.all(slots.slice(instances).map((slot) => slot.stop()));
  }

  /** Resolves when it has ended in good order; it stays down. @param {string} name @param {number} [instance] */
  stopOne(name, instance = 1) {
    return this.#slot(name, instance).stop();
  }

  /** Resolves when it is gone; it stays down. @param {string} name @param {number} [instance] */
  killOne(name, instance = 1) {
    return this.#slot(name, instance).kill();
  }

  /** Resolves when it is ready again. @param {string} name @param {number} [instance] */
  async restartOne(name, instance = 1) {
    const slot = this.#slot(name, instance);
    await slot.stop();
    slot.start();
    await this.#untilReady([slot], READY_MS_MAX);
  }

  /**
   * Starts another instance, and stops this one once that is ready: as Kubernetes replaces a pod by default. Resolves
   * when it has stopped. @param {string} name @param {number} [instance]
   */
  async replaceOne(name, instance = 1) {
    const next = this.#slotsOf(name).find((slot) => !slot.isWanted);
    if (!next) throw new Error(`all instances of ${name} run: there is no place for another`);
    next.start();
    await this.#untilReady([next], READY_MS_MAX);
    await this.#slot(name, instance).stop();
  }

  /** Resolves when every process that is to run is ready. @param {number} [patienceMs] @throws naming those that are not */
  ready(patienceMs = READY_MS_MAX) {
    return this.#untilReady(this.#wanted(), patienceMs);
  }

  /** Services first, which drain, then the relay, which publishes what they wrote, then the gateway. */
  async stop() {
    const last = ['relay', GATEWAY];
    const first = this.#slots.filter(({ name }) => !last.includes(name));
    await Promise.all(first.map((slot) => slot.stop()));
    for (const name of last) {
      await Promise.all(this.#slots.filter((slot) => slot.name === name).map((slot) => slot.stop()));
    }
    process.removeListener('exit', this.#killAll);
    await this.#block.release();
  }

  #wanted() {
    return this.#slots.filter((slot) => slot.isWanted);
  }

  /** @param {string} name */
  #slotsOf(name) {
    const slots = this.#slots.filter((slot) => slot.name === name);
    if (slots.length === 0) throw new Error(`the stack has no ${name}`);
    return slots;
  }

  /** @param {string} name @param {number} instance */
  #slot(name, instance) {
    const slot = this.#slotsOf(name).find((each) => each.instance === instance);
    if (!slot) throw new Error(`${name} has no instance ${instance}`);
    return slot;
  }

  /** @param {readonly SupervisedProcess[]} slots @param {number} patienceMs */
  async #untilReady(slots, patienceMs) {
    const deadline = performance.now() + patienceMs;
    let waiting = slots;
    for (;;) {
      const found = await Promise.all(waiting.map(async (slot) => ({ slot, why: await slot.whyNotReady() })));
      const unready = found.filter(({ slot, why }) => why !== undefined && slot.isWanted);
      if (unready.length === 0) return;
      if (performance.now() > deadline) {
        const list = unready.map(({ slot, why }) => `  ${slot.name} ${slot.instance}: ${why}`).join('\n');
        throw new Error(`not ready within ${patienceMs} ms:\n${list}`);
      }
      waiting = unready.map(({ slot }) => slot);
      await pause(READY_POLL_MS);
    }
  }
}

/**
 * Starts the processes and does not wait for them: `ready` does. The services are compiled before.
 * @param {StackOptions} options
 * @returns {Promise<Stack>}
 */
export async function startStack({ services = oneOfEach, gatewayPort, log = () => {}, ...surroundings }) {
  const names = Object.keys(services);
  for (const name of names) checkInstances(services[name] ?? 0, name);
  const block = await claimPorts(portsNeeded(names.length));
  const plans = planStack(names, block.ports, gatewayPort, surroundings);
  const stack = new Stack(
    plans.map((plan) => new SupervisedProcess(plan, log)),
    block,
  );
  for (const name of names) await stack.scale(name, services[name] ?? 0);
  stack.start(GATEWAY);
  return stack;
}
