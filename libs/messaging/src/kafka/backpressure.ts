import type { PartitionFeed } from './partition-feed.js';

/** What of one partition waits at most, give or take the batch that is on its way. */
export const FEED_MESSAGES_MAX = 2_048;
export const FEED_BYTES_MAX = 4_000_000;

/** What waits at most in one member, whatever the number of its partitions. */
export const MEMBER_MESSAGES_MAX = 16_384;
export const MEMBER_BYTES_MAX = 64_000_000;

/** Messages begun since the oldest that is not done: what a crash has handled again at most. */
export const WINDOW_MESSAGES_MAX = 65_536;

/** A partition flows again when so much of its room is free, so that it does not stop and go with every message. */
const RESUME_AT = 0.5;

interface Valve {
  pause(feed: PartitionFeed): void;
  resume(feed: PartitionFeed): void;
}

/** Holds back partitions of which too much waits. Fetching never stops: the others go on. */
export class Backpressure {
  private readonly paused = new Set<PartitionFeed>();
  private messages = 0;
  private bytes = 0;

  constructor(private readonly valve: Valve) {}

  /** A feed has taken a batch. */
  filled(feed: PartitionFeed, messages: number, bytes: number): void {
    this.messages += messages;
    this.bytes += bytes;
    if (feed.isPaused || !this.isFull(feed, 1)) return;
    feed.isPaused = true;
    this.paused.add(feed);
    this.valve.pause(feed);
  }

  /** A message of a feed is done. */
  drained(bytes: number): void {
    this.messages -= 1;
    this.bytes -= bytes;
    for (const feed of this.paused) {
      if (this.isFull(feed, RESUME_AT)) continue;
      this.forget(feed);
      feed.isPaused = false;
      this.valve.resume(feed);
    }
  }

  /** A feed ended with what waited in it. */
  ended(feed: PartitionFeed): void {
    this.messages -= feed.waiting;
    this.bytes -= feed.waitingBytes;
    this.forget(feed);
  }

  private forget(feed: PartitionFeed): void {
    this.paused.delete(feed);
  }

  private isFull({ waiting, waitingBytes, width }: PartitionFeed, share: number): boolean {
    return (
      waiting > FEED_MESSAGES_MAX * share ||
      waitingBytes > FEED_BYTES_MAX * share ||
      width > WINDOW_MESSAGES_MAX * share ||
      this.messages > MEMBER_MESSAGES_MAX * share ||
      this.bytes > MEMBER_BYTES_MAX * share
    );
  }
}
