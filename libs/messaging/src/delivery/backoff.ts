import type { RetryPolicy } from '../message-transport.js';

/** 2^30 backoffs are past every cap; more would overflow. */
const DOUBLINGS_MAX = 30;

/**
 * The pause before the next try, after `tries` that failed: doubled each time up to the cap, then between half and
 * all of it at random, so that keys that failed together do not come back together.
 */
export function backoffMsAfter(
  tries: number,
  policy: Pick<RetryPolicy, 'backoffMs' | 'backoffMsMax'>,
  random: () => number = Math.random,
): number {
  const doubled = policy.backoffMs * 2 ** Math.min(tries - 1, DOUBLINGS_MAX);
  const capped = Math.min(doubled, policy.backoffMsMax);
  return Math.round(capped * (0.5 + random() / 2));
}
