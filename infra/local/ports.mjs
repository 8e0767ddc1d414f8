// @ts-check
import { createServer } from 'node:net';

const HOST = '127.0.0.1';
/** Below the ports that systems give to outgoing connections: one of those could be taken while its process restarts. */
const FIRST_PORT = 20_000;
const LAST_PORT = 31_999;
/** One size for all, so that two blocks never overlap; a whole stack fits. */
const BLOCK_PORTS = 32;
const BLOCKS = Math.floor((LAST_PORT - FIRST_PORT + 1) / BLOCK_PORTS);
const BLOCK_TRIES_MAX = 100;

/**
 * @typedef {object} PortBlock
 * @property {readonly number[]} ports
 * @property {() => Promise<void>} release lets others have them
 */

/** @param {number} port @returns {Promise<import('node:net').Server | undefined>} nothing if somebody has it */
const hold = (port) =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => resolve(undefined));
    server.listen(port, HOST, () => resolve(server.unref()));
  });

/** @param {import('node:net').Server} server @returns {Promise<void>} */
const letGo = (server) => new Promise((resolve) => server.close(() => resolve()));

/** @param {number} port */
async function isFree(port) {
  const held = await hold(port);
  if (held) await letGo(held);
  return held !== undefined;
}

/** @param {readonly number[]} ports */
async function areFree(ports) {
  for (const port of ports) if (!(await isFree(port))) return false;
  return true;
}

/**
 * Ports that stay ours while their processes come and go: the block's first port is held by this process, and whoever
 * claims a block in this way holds that one first.
 * @param {number} count
 * @returns {Promise<PortBlock>}
 */
export async function claimPorts(count) {
  if (count >= BLOCK_PORTS) throw new Error(`a block has ${BLOCK_PORTS - 1} ports to give, not ${count}`);
  for (let tried = 0; tried < BLOCK_TRIES_MAX; tried += 1) {
    const first = FIRST_PORT + BLOCK_PORTS * Math.floor(Math.random() * BLOCKS);
    const claim = await hold(first);
    if (!claim) continue;
    const ports = Array.from({ length: count }, (_, index) => first + 1 + index);
    if (await areFree(ports)) return { ports, release: () => letGo(claim) };
    await letGo(claim);
  }
  throw new Error(`found no ${count} free ports between ${FIRST_PORT} and ${LAST_PORT}`);
}
