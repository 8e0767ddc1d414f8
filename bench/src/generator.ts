// A channel under load, in a process of its own: posts orders as fast as they are acknowledged, prints what it saw.
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { orderBody } from './order-bodies.js';
import { quantile } from './quantile.js';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    orders: { type: 'string', default: '1000' },
    connections: { type: 'string', default: '64' },
    prefix: { type: 'string', default: 'B' },
  },
});

const orders = Number(values.orders);
const pool = new Pool(values.url, { connections: Number(values.connections) });
const latenciesMs: number[] = [];
let next = 0;
let failed = 0;

async function post(): Promise<void> {
  while (next < orders) {
    const body = orderBody(values.prefix, (next += 1));
    const startedAt = performance.now();
    const response = await pool.request({
      method: 'POST',
      path: '/api/v1/orders',
      headers: { 'content-type': 'application/json' },
      body,
    });
    await response.body.dump();
    latenciesMs.push(performance.now() - startedAt);
    if (response.statusCode !== 202) failed += 1;
  }
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: Number(values.connections) }, post));
const elapsedMs = performance.now() - startedAt;
await pool.close();
const [p50Ms, p99Ms] = [quantile(latenciesMs, 0.5), quantile(latenciesMs, 0.99)];
process.stdout.write(JSON.stringify({ orders, failed, elapsedMs, p50Ms, p99Ms }));
