// @ts-check
import { connect, createServer } from 'node:net';

const HOST = '127.0.0.1';
const PROBE_TIMEOUT_MS = 1_000;

/** ApiVersions, version 0, correlation id 7, no client id: the one request that needs no other knowledge. */
const API_VERSIONS_REQUEST = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 7, 0xff, 0xff]);
/** Length, correlation id, error code. */
const ANSWER_BYTES_MIN = 10;

/**
 * True once the broker answers requests. An open port is not enough: it is open before the broker serves.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function serves(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port, timeout: PROBE_TIMEOUT_MS });
    let answer = Buffer.alloc(0);
    /** @param {boolean} served */
    const end = (served) => {
      socket.destroy();
      resolve(served);
    };
    socket.once('connect', () => socket.write(API_VERSIONS_REQUEST));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length >= ANSWER_BYTES_MIN) end(answer.readInt16BE(8) === 0);
    });
  });
}

/**
 * A port that nobody listens on now. Another process may take it before it is used: ask again then.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port was given'));
        else resolve(address.port);
      });
    });
  });
}
