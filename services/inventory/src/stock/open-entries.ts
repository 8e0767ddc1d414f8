import type { LotQuantity } from '@throughline/contracts';

/** What one order has in one item. */
export interface Entry {
  readonly orderId: string;
  readonly attempt: number;
  /** Place in the order of arrival: who came first is served first, and endangered last. */
  readonly arrival: number;
  /** Null where the fact does not say. */
  readonly channelId: string | null;
  /** The only locations that it can be sourced from; null for any. */
  readonly sources: readonly string[] | null;
  /** Lower ones are served first. */
  readonly lane: number;
  /** Units that came out of its channel's pool, and go back there with it. */
  readonly fromPool: number;
  /** When its queued units can be expected; null where nobody can say. */
  readonly promisedAt: string | null;
  /** It waits although no more may wait, until it is refused or stock turns up. */
  readonly isBeyondCap: boolean;
  /** Units reserved against the network. */
  readonly reserved: number;
  /** Units that wait in the queue. */
  readonly queued: number;
  readonly allocated: readonly Allocation[];
  /** No allocation of a routing decision up to this one is taken any more; 0 for none. */
  readonly closedRouting: number;
  /** The locations that the last routing decision found short here; null for none. */
  readonly foundShort: { readonly routing: number; readonly locationIds: readonly string[] } | null;
}

/** Units of an entry that lie ready for one shipment, at one location. */
export interface Allocation {
  readonly shipmentId: string;
  readonly locationId: string;
  readonly quantity: number;
  readonly routing: number;
  /** Of a product whose lots are tracked: which are to be picked. */
  readonly lots: readonly LotQuantity[];
}

const BUCKETS = 64;

const bucketOf = (orderId: string): number => {
  let hash = 0;
  for (let index = Math.max(0, orderId.length - 6); index < orderId.length; index += 1) {
    hash = (hash * 31 + orderId.charCodeAt(index)) | 0;
  }
  return hash & (BUCKETS - 1);
};

/**
 * The open entries of an item, by order. Immutable: a change copies one bucket, so that an item with thousands of
 * open orders stays cheap to fold.
 */
export class OpenEntries {
  static readonly none = new OpenEntries(Array.from({ length: BUCKETS }, () => []));

  static of(entries: readonly Entry[]): OpenEntries {
    const buckets: Entry[][] = Array.from({ length: BUCKETS }, () => []);
    for (const entry of entries) buckets[bucketOf(entry.orderId)]?.push(entry);
    return new OpenEntries(buckets);
  }

  private sorted: readonly Entry[] | undefined;

  private constructor(private readonly buckets: readonly (readonly Entry[])[]) {}

  get(orderId: string): Entry | undefined {
    return this.buckets[bucketOf(orderId)]?.find((entry) => entry.orderId === orderId);
  }

  with(entry: Entry): OpenEntries {
    return this.replaced(entry.orderId, entry);
  }

  without(orderId: string): OpenEntries {
    return this.get(orderId) ? this.replaced(orderId) : this;
  }

  get size(): number {
    return this.buckets.reduce((sum, bucket) => sum + bucket.length, 0);
  }

  newestFirst(): readonly Entry[] {
    this.sorted ??= this.buckets.flat().sort((a, b) => b.arrival - a.arrival);
    return this.sorted;
  }

  private replaced(orderId: string, ...entries: readonly Entry[]): OpenEntries {
    const index = bucketOf(orderId);
    const others = (this.buckets[index] ?? []).filter((entry) => entry.orderId !== orderId);
    return new OpenEntries(this.buckets.with(index, [...others, ...entries]));
  }
}
