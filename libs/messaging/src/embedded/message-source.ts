import type { Handleable } from '../delivery/retries.js';

/** Messages that one read of a log takes at most. */
export const SLICE_MESSAGES_MAX = 512;

/** Where every topic begins: offsets and positions start at 1. */
export const BEFORE_FIRST_OFFSET = 0;

export interface SourceMessage extends Handleable {
  readonly offset: number;
  /** What it holds in memory besides what the store shares. */
  readonly sizeBytes: number;
}

export interface SourceSlice {
  readonly messages: readonly SourceMessage[];
  /** Everything up to here was looked at. */
  readonly offset: number;
  /** True when nothing lay behind `offset` at the time of reading. */
  readonly isHead: boolean;
}

/** Something that is read in order of offset: one log, or the views of the event store. */
export interface MessageSource {
  readonly topics: readonly string[];
  read(after: number, limit: number): Promise<SourceSlice>;
  /** The highest offset there is. */
  head(): Promise<number>;
  /** A hint. Returns how to stop listening. */
  onAppended(listener: () => void): () => void;
}
