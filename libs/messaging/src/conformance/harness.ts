import type { EventStore } from '@throughline/event-store';
import type { MessageTransport } from '../message-transport.js';

/** One transport over empty logs, with the store behind its relay topics. */
export interface TransportHarness {
  /** Another one after `crash`. */
  readonly transport: MessageTransport;
  /** What is appended here appears on the relay topics. */
  readonly store: Pick<EventStore, 'append'>;
  /** The process dies, without a chance to save anything, and a new one opens what is on disk. */
  crash(): Promise<void>;
  dispose(): Promise<void>;
}

export interface ConformanceOptions {
  /** How long a check may take to come true: a broker is slower than a file. */
  readonly patienceMs?: number;
}

export const PATIENCE_MS = 4_000;
