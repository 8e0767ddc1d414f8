import { messageOf } from '@throughline/kernel';
import { readConfig, type Config } from '../config/config.js';
import { Closing } from './closing.js';

/** Past the grace that requests have, a shutdown that hangs is ended after this time. */
const SHUTDOWN_REST_MS = 10_000;

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * What a process does once its configuration is read: `closing` takes what has to be closed, `stopping` is raised by
 * the first signal, for a start that waits for something.
 */
export type Start = (config: Config, closing: Closing, stopping: AbortSignal) => Promise<void>;

/** Resolves with the first signal, having raised `stopping`. */
const firstSignal = (stopping: AbortController): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.once(signal, () => {
        stopping.abort(new Error(`ended by ${signal}`));
        resolve();
      });
    }
  });

const fail = (what: string, error: unknown): void => {
  process.exitCode = 1;
  process.stderr.write(`throughline ${what}: ${messageOf(error)}\n`);
};

async function stop(closing: Closing, graceMs: number): Promise<void> {
  const hang = setTimeout(() => process.exit(1), graceMs + SHUTDOWN_REST_MS);
  hang.unref();
  try {
    await closing.closeAll();
  } catch (error) {
    fail('did not stop cleanly', error);
  }
  clearTimeout(hang);
}

/**
 * The life of a process: reads the configuration, runs `start`, waits for SIGTERM or SIGINT, closes what `start`
 * added to `closing`, in reverse order. A second signal ends it at once. The exit code is 1 where it could not start
 * or not stop cleanly; standard error says why.
 */
export async function runProcess(
  start: Start,
  overrides: Parameters<typeof readConfig>[0] = {},
): Promise<void> {
  const closing = new Closing();
  const stopping = new AbortController();
  const signalled = firstSignal(stopping);
  let graceMs = 0;
  try {
    const config = readConfig(overrides);
    graceMs = config.shutdownGraceMs;
    await start(config, closing, stopping.signal);
  } catch (error) {
    if (!stopping.signal.aborted) fail('could not start', error);
    await stop(closing, graceMs);
    return;
  }
  await signalled;
  for (const signal of SIGNALS) process.once(signal, () => process.exit(1));
  await stop(closing, graceMs);
}
