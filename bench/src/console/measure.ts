import { Pool } from 'undici';
import { quantile } from '../quantile.js';
import { questionRandom, type Question } from './questions.js';

const WARM_UP_REQUESTS = 20;
const REQUESTS = 300;

/** A question that is slow is not asked so often. */
const SECONDS_PER_QUESTION_MAX = 15;

export interface Measured {
  readonly name: string;
  readonly targetMs: number;
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the last answer. */
  readonly bytes: number;
}

/** Asks one question again and again, one request after the other, over a connection that stays open. */
export async function measure(url: string, { name, targetMs, path }: Question): Promise<Measured> {
  const pool = new Pool(url, { connections: 1 });
  const timesMs: number[] = [];
  let bytes = 0;
  try {
    const endBy = performance.now() + SECONDS_PER_QUESTION_MAX * 1_000;
    for (let index = 0; index < WARM_UP_REQUESTS + REQUESTS; index += 1) {
      const asked = path(questionRandom);
      const startedAt = performance.now();
      const { statusCode, body } = await pool.request({ method: 'GET', path: asked });
      bytes = (await body.arrayBuffer()).byteLength;
      if (statusCode !== 200) throw new Error(`${asked}: ${statusCode}`);
      if (index >= WARM_UP_REQUESTS) timesMs.push(performance.now() - startedAt);
      if (performance.now() > endBy && timesMs.length > 0) break;
    }
  } finally {
    await pool.close();
  }
  const [p50Ms, p99Ms] = [quantile(timesMs, 0.5), quantile(timesMs, 0.99)];
  return { name, targetMs, requests: timesMs.length, p50Ms, p99Ms, bytes };
}
