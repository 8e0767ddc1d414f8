import type { Assignment } from './assignment.js';
import type { MemberOptions } from './member-options.js';
import type { PartitionFeed } from './partition-feed.js';

/** How often the ends of the logs are asked for: the fetch loop tells them too, of the partitions that it brings. */
const REFRESH_MS = 5_000;

/** Keeps a member's feeds informed of where they begin and how far the logs go, so that lag is never taken for none. */
export class LogEnds {
  private refreshedAtMs = 0;
  private refreshing: Promise<void> | undefined;

  constructor(
    private readonly context: Pick<MemberOptions, 'consumer' | 'names' | 'fetcher' | 'offsets'>,
    private readonly assignment: Assignment,
  ) {}

  async refreshIfDue(): Promise<void> {
    if (performance.now() - this.refreshedAtMs >= REFRESH_MS) await this.refresh();
  }

  async refresh(): Promise<void> {
    this.refreshing ??= this.ask().finally(() => {
      this.refreshing = undefined;
    });
    await this.refreshing;
  }

  private async ask(): Promise<void> {
    const feeds = [...this.assignment];
    if (feeds.length === 0) return;
    this.refreshedAtMs = performance.now();
    const topics = this.assignment.partitionCounts;
    const ends = await this.context.fetcher.ends(topics, 'next');
    await this.tellStarts(feeds.filter((feed) => !feed.isPlaced));
    for (const feed of feeds) {
      const { topic, partition } = this.assignment.placeOf(feed);
      const end = ends.get(topic)?.[partition];
      if (end !== undefined) feed.endsAt(end);
    }
  }

  /** Where the group begins in partitions of which nothing came yet. */
  private async tellStarts(feeds: readonly PartitionFeed[]): Promise<void> {
    if (feeds.length === 0) return;
    const { consumer, names, fetcher, offsets } = this.context;
    const topics = this.assignment.partitionCounts;
    const [committed, earliest] = await Promise.all([
      offsets.of(names.group(consumer.group), [...topics.keys()]),
      fetcher.ends(topics, 'earliest'),
    ]);
    for (const feed of feeds) {
      const { topic, partition } = this.assignment.placeOf(feed);
      const saved = committed.get(topic)?.get(partition);
      const start = saved ?? earliest.get(topic)?.[partition];
      if (start !== undefined) feed.startAt(start, saved !== undefined);
    }
  }
}
