import type { EventStore } from '@throughline/event-store';
import type { Clock, Instant } from '@throughline/kernel';
import type { Projection } from './projection.js';
import type { ReadStore } from './read-store.js';

/** Rows follow memory after this time at most. */
export const FLUSH_MS = 250;

/** Events of one slice of the store. */
export const BATCH_SIZE_MAX = 512;

/** Applied events that may wait for their turn to be written; past it, following waits for the database. */
export const UNWRITTEN_EVENTS_MAX = 20_000;

/** How soon a leader tries again that could not take its rows over. */
export const RETAKE_MS = 1_000;

/** The part of a logger that a follower needs; pino's fits. */
export interface FollowerLogger {
  error(fields: object, message: string): void;
}

export interface FollowerOptions<Changes> {
  readonly store: EventStore;
  readonly readStore: ReadStore;
  readonly projection: Projection<Changes>;
  readonly clock: Clock;
  readonly logger: FollowerLogger;
  readonly flushMs?: number;
  readonly batchSizeMax?: number;
  readonly unwrittenEventsMax?: number;
  readonly retakeMs?: number;
  /** Events of one transaction while rows are built beside those that are read. */
  readonly buildEventsPerWrite?: number;
}

export interface FollowerStatus {
  readonly name: string;
  /** Everything up to here is in memory. */
  readonly position: number;
  /** Everything up to here is in the rows, as far as this member knows: only the leader writes them. */
  readonly writtenPosition: number;
  /** When it last took in a slice of the store. */
  readonly lastProgressAt: Instant;
  /** Why it cannot go on, or cannot write, while that lasts. */
  readonly failure?: string;
}
