import { TOPIC, type AvailabilityAcknowledgement, type AvailabilityMessage } from '@throughline/contracts';
import type { Clock } from '@throughline/kernel';
import { Timers } from '../timers.js';
import type { TopicClient } from '../topics/topic-client.js';

/** What a SKU changed to several times within that is acknowledged once. */
const ACKNOWLEDGE_EVERY_MS = 50;

export interface ShelfEntry {
  readonly available: number;
  readonly stockRevision: number;
}

/**
 * A channel that shows what it can sell, and nothing older than what it knows: the reference for adapters of
 * oms.availability.v1. It acknowledges the latest revision of each SKU that it has taken over.
 */
export class ChannelShelf {
  private readonly entries = new Map<string, ShelfEntry>();
  private readonly unacknowledged = new Set<string>();
  private readonly timers = new Timers();
  /** Messages that told of a revision that was known, or of an older one. */
  dropped = 0;

  constructor(
    private readonly topics: TopicClient,
    private readonly channelId: string,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.topics.follow(TOPIC.availability, ({ value }) => {
      this.take(value as AvailabilityMessage);
    });
  }

  stop(): void {
    this.timers.stop();
  }

  /** 0 for a SKU that it was never told of. */
  available(sku: string): number {
    return this.entries.get(sku)?.available ?? 0;
  }

  entry(sku: string): ShelfEntry | undefined {
    return this.entries.get(sku);
  }

  private take({ sku, stockRevision, channels }: AvailabilityMessage): void {
    const available = channels.find(({ channelId }) => channelId === this.channelId)?.available;
    if (available === undefined) return;
    const known = this.entries.get(sku);
    // The settings may change what is available of the same stock: only what is older is dropped.
    if (known && known.stockRevision > stockRevision) {
      this.dropped += 1;
      return;
    }
    this.entries.set(sku, { available, stockRevision });
    if (this.unacknowledged.size === 0) this.timers.after(ACKNOWLEDGE_EVERY_MS, () => this.acknowledge());
    this.unacknowledged.add(sku);
  }

  private acknowledge(): void {
    const at = this.clock.now().toISOString();
    for (const sku of this.unacknowledged) {
      const { stockRevision } = this.entries.get(sku) ?? { stockRevision: -1 };
      const message: AvailabilityAcknowledgement = { channelId: this.channelId, sku, stockRevision, at };
      this.topics.publish(TOPIC.availabilityAcks, sku, message);
    }
    this.unacknowledged.clear();
  }
}
