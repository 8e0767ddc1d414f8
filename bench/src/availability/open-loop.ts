import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';

const CONNECTIONS = 128;
const TICK_MS = 5;

export interface Sent {
  readonly orders: number;
  readonly failed: number;
  readonly ordersPerSecond: number;
}

/** Posts orders at a steady rate, whether they are answered in time or not: who buys does not wait for others. */
export async function sendSteadily(
  url: string,
  ordersPerSecond: number,
  seconds: number,
  bodyOf: (number: number) => string,
): Promise<Sent> {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const orders = Math.round(ordersPerSecond * seconds);
  const answers: Promise<boolean>[] = [];
  const startedAt = performance.now();
  while (answers.length < orders) {
    const due = Math.min(orders, Math.floor(((performance.now() - startedAt) / 1_000) * ordersPerSecond));
    while (answers.length < due) answers.push(post(pool, bodyOf(answers.length)));
    await pause(TICK_MS);
  }
  const failed = (await Promise.all(answers)).filter((isTaken) => !isTaken).length;
  const elapsedMs = performance.now() - startedAt;
  await pool.close();
  return { orders, failed, ordersPerSecond: orders / (elapsedMs / 1_000) };
}

async function post(pool: Pool, body: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json' };
  const response = await pool.request({ method: 'POST', path: '/api/v1/orders', headers, body });
  await response.body.dump();
  return response.statusCode === 202;
}
