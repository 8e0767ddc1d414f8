import type { EventType, TopicDeclaration } from '@throughline/contracts';
import type { ClusterNames } from './cluster-names.js';
import { eventFilter } from './event-filter.js';
import type { PartitionOffset, PartitionPlace } from './group-session.js';
import { PartitionFeed } from './partition-feed.js';

const idOf = ({ topic, partition }: PartitionPlace): string => `${topic}/${partition}`;

/** The partitions that a member has at present. */
export class Assignment {
  private readonly declared: ReadonlyMap<string, TopicDeclaration>;
  private feeds = new Map<string, PartitionFeed>();

  constructor(
    topics: readonly TopicDeclaration[],
    private readonly types: ReadonlySet<EventType> | undefined,
    private readonly names: ClusterNames,
  ) {
    this.declared = new Map(topics.map((topic) => [names.topic(topic.name), topic]));
  }

  /** How many partitions each topic has, by its name in the cluster. */
  get partitionCounts(): ReadonlyMap<string, number> {
    return new Map([...this.declared].map(([name, { partitions }]) => [name, partitions]));
  }

  get(place: PartitionPlace): PartitionFeed | undefined {
    return this.feeds.get(idOf(place));
  }

  placeOf({ topic, partition }: PartitionFeed): PartitionPlace {
    return { topic: this.names.topic(topic.name), partition };
  }

  [Symbol.iterator](): IterableIterator<PartitionFeed> {
    return this.feeds.values();
  }

  /** Takes these partitions and no others; returns the feeds that ended. */
  assign(places: readonly PartitionPlace[], keep: boolean): PartitionFeed[] {
    const before = this.feeds;
    this.feeds = new Map();
    for (const place of places) {
      const topic = this.declared.get(place.topic);
      if (topic === undefined) continue;
      const kept = keep ? before.get(idOf(place)) : undefined;
      this.feeds.set(idOf(place), kept ?? this.newFeed(topic, place.partition));
    }
    const kept = new Set(this.feeds.values());
    return [...before.values()].filter((feed) => !kept.has(feed));
  }

  /** A feed in the place of one whose log was made anew. */
  renew(feed: PartitionFeed): PartitionFeed {
    const renewed = this.newFeed(feed.topic, feed.partition);
    this.feeds.set(idOf(this.placeOf(feed)), renewed);
    return renewed;
  }

  uncommitted(): PartitionOffset[] {
    return [...this.feeds.values()].flatMap((feed) => {
      const offset = feed.uncommitted;
      return offset === undefined ? [] : [{ ...this.placeOf(feed), offset }];
    });
  }

  private newFeed(topic: TopicDeclaration, partition: number): PartitionFeed {
    return new PartitionFeed(topic, partition, eventFilter(topic, this.types));
  }
}
