import { setTimeout as pause } from 'node:timers/promises';
import { TransientFault } from '@throughline/kernel';

/** First and longest pause between two tries to reach what a process cannot run without. */
export const PATIENCE_BACKOFF_MS = 250;
export const PATIENCE_BACKOFF_MS_MAX = 5_000;

export interface PatienceOptions {
  /** Told before each pause: what could not be done yet. */
  readonly onWait: (fault: TransientFault, attempt: number) => void;
  /** Ends the waiting: rejects with the signal's reason. */
  readonly signal: AbortSignal;
  readonly backoffMs?: number;
}

/**
 * Tries until it comes about. Only a `TransientFault` is worth waiting for: another error, a wrong password or topics
 * of another shape, would be the same tomorrow.
 * @throws what `attempt` threw, if that is no TransientFault
 */
export async function untilItComesAbout<T>(
  attempt: () => Promise<T>,
  { onWait, signal, backoffMs = PATIENCE_BACKOFF_MS }: PatienceOptions,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TransientFault)) throw error;
      onWait(error, tries);
      const pauseMs = Math.min(backoffMs * 2 ** (tries - 1), PATIENCE_BACKOFF_MS_MAX);
      await pause(pauseMs, undefined, { signal });
    }
  }
}
