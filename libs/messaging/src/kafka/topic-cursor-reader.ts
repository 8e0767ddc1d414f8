import type { TopicDeclaration } from '@throughline/contracts';
import type { KafkaMessage } from 'kafkajs';
import {
  READ_MESSAGES_MAX,
  READ_WAIT_MS_MAX,
  type Message,
  type ReadOptions,
  type ReadResult,
} from '../message-transport.js';
import type { ClusterNames } from './cluster-names.js';
import { decodeMessage } from './kafka-message.js';
import type { FetchedSlice, LogFetcher } from './log-fetcher.js';
import { cursorText, parseCursor } from './offsets.js';

/**
 * How often a reader that waits looks again. The broker answers a connection's requests one after the other, so one
 * that waited there would hold up everyone else's.
 */
const POLL_MS = 50;
const POLL_MS_MAX = 250;

/** What a message is taken to have when the request's size is chosen. */
const USUAL_MESSAGE_BYTES = 4_000;
const PARTITION_BYTES_MIN = 64_000;
const PARTITION_BYTES_MAX = 1_000_000;
const REQUEST_BYTES_MAX = 4_000_000;

/** Reads by cursor, for whoever has no group. */
export class TopicCursorReader {
  private readonly closing = new AbortController();

  constructor(
    private readonly fetcher: LogFetcher,
    private readonly names: ClusterNames,
  ) {}

  async read(topic: TopicDeclaration, options: ReadOptions): Promise<ReadResult> {
    const limit = Math.max(1, Math.min(options.limit, READ_MESSAGES_MAX));
    const next = parseCursor(options.after, topic.partitions);
    const endsAtMs = performance.now() + Math.min(options.waitMs, READ_WAIT_MS_MAX);
    for (let pollMs = POLL_MS; ; pollMs = Math.min(pollMs * 2, POLL_MS_MAX)) {
      const messages = await unlessAborted(this.take(topic, next, limit), options.signal);
      const leftMs = endsAtMs - performance.now();
      if (messages.length > 0 || leftMs <= 0 || this.closing.signal.aborted) {
        return { messages, cursor: cursorText(next) };
      }
      await this.pause(Math.min(pollMs, leftMs), options.signal);
      options.signal?.throwIfAborted();
    }
  }

  /** Answers everyone who waits. */
  close(): void {
    this.closing.abort();
  }

  /** Up to `limit` messages behind the offsets, which are moved on. */
  private async take(topic: TopicDeclaration, next: number[], limit: number): Promise<Message[]> {
    const wished = limit * USUAL_MESSAGE_BYTES;
    const slices = await this.fetcher.fetch({
      topic: this.names.topic(topic.name),
      next,
      partitionBytes: Math.max(PARTITION_BYTES_MIN, Math.min(wished, PARTITION_BYTES_MAX)),
      bytes: REQUEST_BYTES_MAX,
    });
    return merged(slices, next, limit).map(
      ({ partition, message }) => decodeMessage(topic, partition, message).message,
    );
  }

  private async pause(pauseMs: number, signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        for (const source of [signal, this.closing.signal]) source?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, pauseMs);
      for (const source of [signal, this.closing.signal]) source?.addEventListener('abort', end);
    });
  }
}

/** Whoever hung up is not kept waiting for a log that is away. */
async function unlessAborted<Answer>(
  answer: Promise<Answer>,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  if (signal === undefined) return answer;
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

interface Placed {
  readonly partition: number;
  readonly message: KafkaMessage;
}

/** The oldest first, as far as the order of each partition lets it. Moves `next` behind what was taken. */
export function merged(slices: readonly FetchedSlice[], next: number[], limit: number): Placed[] {
  const taken: Placed[] = [];
  const places = slices.map((slice) => ({ slice, at: 0 }));
  while (taken.length < limit) {
    let oldest: (typeof places)[number] | undefined;
    for (const place of places) if (timeAt(place) < timeAt(oldest)) oldest = place;
    const message = oldest?.slice.messages[oldest.at];
    if (oldest === undefined || message === undefined) break;
    oldest.at += 1;
    taken.push({ partition: oldest.slice.partition, message });
  }
  for (const { slice, at } of places) {
    const left = slice.messages[at];
    next[slice.partition] = left === undefined ? slice.next : Number(left.offset);
  }
  return taken;
}

const timeAt = (place: { slice: FetchedSlice; at: number } | undefined): number => {
  const message = place?.slice.messages[place.at];
  return message === undefined ? Infinity : Number(message.timestamp);
};
