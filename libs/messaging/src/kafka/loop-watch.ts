import { REBALANCE_TIMEOUT_MS } from './group-session.js';

/** The fetch loop turns four times a second, data or none. */
export const LOOP_SILENCE_MS_MAX = 30_000;

/** Joining waits for all members; one that takes longer than any of them may is not joining any more. */
export const JOIN_MS_MAX = REBALANCE_TIMEOUT_MS + 30_000;

/** A partition with messages that nobody holds back, and that the loop does not bring. */
export const STALL_MS_MAX = 30_000;

export interface LoopState {
  readonly isJoining: boolean;
  /** Since the loop, or the join, was last seen to move. */
  readonly silentMs: number;
  /** The longest that a partition has been behind without being held back. */
  readonly stalledMs: number;
}

/**
 * Why a consumer is to be torn down and begun anew, if it is. A handler that takes long, or a message that is tried for
 * ever, is no reason: fetching goes on beside them.
 */
export function reasonToRestart({ isJoining, silentMs, stalledMs }: LoopState): string | undefined {
  if (isJoining)
    return silentMs > JOIN_MS_MAX ? `the group could not be joined for ${silentMs} ms` : undefined;
  if (silentMs > LOOP_SILENCE_MS_MAX) return `nothing was fetched for ${silentMs} ms`;
  return stalledMs > STALL_MS_MAX ? `messages waited for ${stalledMs} ms and were not fetched` : undefined;
}
