import type { LotQuantity } from '@throughline/contracts';
import { KeyedTrie } from './keyed-trie.js';

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

/**
 * The open entries of an item, by order. Immutable: a change copies a few short arrays, so that an item with a hundred
 * thousand open orders stays cheap to fold.
 */
export class OpenEntries {
  static readonly none = OpenEntries.of([]);

  static of(entries: readonly Entry[]): OpenEntries {
    return new OpenEntries(KeyedTrie.of(({ orderId }) => orderId, entries));
  }

  private sorted: readonly Entry[] | undefined;

  private constructor(private readonly byOrder: KeyedTrie<Entry>) {}

  get(orderId: string): Entry | undefined {
    return this.byOrder.get(orderId);
  }

  with(entry: Entry): OpenEntries {
    return new OpenEntries(this.byOrder.with(entry));
  }

  without(orderId: string): OpenEntries {
    const others = this.byOrder.without(orderId);
    return others === this.byOrder ? this : new OpenEntries(others);
  }

  get size(): number {
    return this.byOrder.size;
  }

  newestFirst(): readonly Entry[] {
    this.sorted ??= this.byOrder.members().sort((a, b) => b.arrival - a.arrival);
    return this.sorted;
  }
}
