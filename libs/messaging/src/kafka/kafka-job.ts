import { Delivery } from '../delivery/delivery.js';
import type { LaneJob } from '../delivery/lane-worker.js';
import { decodeMessage } from './kafka-message.js';
import { offsetText } from './offsets.js';
import type { FeedMessage, PartitionFeed } from './partition-feed.js';

/** A message on its way through a lane. It is parsed when its turn comes: until then it waits as bytes. */
export class KafkaJob implements LaneJob {
  startedAtMs = 0;
  isReportedOverdue = false;
  private opened: Delivery | undefined;

  constructor(
    readonly feed: PartitionFeed,
    readonly received: FeedMessage,
  ) {}

  get delivery(): Delivery {
    const { topic, partition } = this.feed;
    this.opened ??= new Delivery(decodeMessage(topic, partition, this.received.logged));
    return this.opened;
  }

  /** Messages of a key go one after the other, those of different topics too; one without a key waits for none. */
  get laneKey(): string {
    const { topic, partition } = this.feed;
    const { key, offset } = this.received.logged;
    return key?.toString() ?? `${topic.name}/${offsetText(partition, offset)}`;
  }
}
