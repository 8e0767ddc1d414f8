import {
  READ_MESSAGES_MAX,
  READ_WAIT_MS_MAX,
  RequestRefused,
  type ReadOptions,
  type ReadResult,
} from '../message-transport.js';
import { BEFORE_FIRST_OFFSET, type MessageSource, type SourceSlice } from './message-source.js';
import { nextTurn, Signal } from '../delivery/signal.js';

const CURSOR = /^\d{1,15}$/;

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return BEFORE_FIRST_OFFSET;
  if (!CURSOR.test(cursor)) throw new RequestRefused('bad-cursor', `"${cursor}" is no cursor of this log`);
  return Number(cursor);
}

const answer = ({ messages, offset }: SourceSlice): ReadResult => ({
  messages: messages.map(({ message }) => message),
  cursor: String(offset),
});

/** Reads by cursor, for whoever has no group. */
export class TopicReader {
  private readonly waiting = new Set<Signal>();
  private isClosed = false;

  async read(source: MessageSource, options: ReadOptions): Promise<ReadResult> {
    const signal = new Signal();
    const stopListening = source.onAppended(signal.raise);
    const timer = setTimeout(() => this.giveUp(signal), Math.min(options.waitMs, READ_WAIT_MS_MAX));
    options.signal?.addEventListener('abort', signal.raise);
    this.waiting.add(signal);
    try {
      return await this.follow(source, options, signal);
    } finally {
      clearTimeout(timer);
      stopListening();
      options.signal?.removeEventListener('abort', signal.raise);
      this.waiting.delete(signal);
    }
  }

  /** Answers everyone who waits. */
  close(): void {
    this.isClosed = true;
    for (const signal of this.waiting) signal.raise();
  }

  /** `waiting` no longer holds the signal of a read whose time is up. */
  private giveUp(signal: Signal): void {
    this.waiting.delete(signal);
    signal.raise();
  }

  /** Slice by slice, with a turn for everything else between them: a topic may have few messages among very many. */
  private async follow(source: MessageSource, options: ReadOptions, signal: Signal): Promise<ReadResult> {
    const limit = Math.max(1, Math.min(options.limit, READ_MESSAGES_MAX));
    let offset = offsetOf(options.after);
    for (;;) {
      options.signal?.throwIfAborted();
      const slice = await source.read(offset, limit);
      offset = slice.offset;
      const isOver = options.waitMs <= 0 || this.isClosed || !this.waiting.has(signal);
      if (slice.messages.length > 0 || (slice.isHead && isOver)) return answer(slice);
      if (slice.isHead) await signal.wait();
      else await nextTurn();
    }
  }
}
