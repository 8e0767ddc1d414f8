/** What one order has in one item. */
export interface Entry {
  readonly orderId: string;
  readonly attempt: number;
  /** Place in the order of arrival: who came first is served first, and endangered last. */
  readonly arrival: number;
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

  newestFirst(): Entry[] {
    return this.buckets.flat().sort((a, b) => b.arrival - a.arrival);
  }

  private replaced(orderId: string, ...entries: readonly Entry[]): OpenEntries {
    const index = bucketOf(orderId);
    const others = (this.buckets[index] ?? []).filter((entry) => entry.orderId !== orderId);
    return new OpenEntries(this.buckets.with(index, [...others, ...entries]));
  }
}
