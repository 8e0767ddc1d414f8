import { KeyedTrie } from './keyed-trie.js';
import { PiecedList, type Place } from './pieced-list.js';

/** Units kept for a checkout. */
export interface CheckoutHold {
  readonly holdId: string;
  readonly channelId: string | null;
  readonly sources: readonly string[] | null;
  readonly quantity: number;
  readonly fromPool: number;
  readonly expiresAt: string;
}

const isUpTo = (hold: CheckoutHold, other: CheckoutHold): boolean =>
  hold.expiresAt < other.expiresAt || (hold.expiresAt === other.expiresAt && hold.holdId <= other.holdId);

/**
 * The open checkout holds of an item, by their id and by the time at which they end. Immutable: a change copies a few
 * short arrays, and whose time is up is known without a look at the others.
 */
export class OpenHolds {
  static readonly none = OpenHolds.of([]);

  static of(holds: readonly CheckoutHold[]): OpenHolds {
    const byId = KeyedTrie.of<CheckoutHold>(({ holdId }) => holdId, holds);
    const soonestFirst = byId.members().sort((one, other) => (isUpTo(one, other) ? -1 : 1));
    return new OpenHolds(byId, PiecedList.of(soonestFirst));
  }

  private constructor(
    private readonly byId: KeyedTrie<CheckoutHold>,
    private readonly soonestFirst: PiecedList<CheckoutHold>,
  ) {}

  get size(): number {
    return this.byId.size;
  }

  has(holdId: string): boolean {
    return this.byId.get(holdId) !== undefined;
  }

  get(holdId: string): CheckoutHold | undefined {
    return this.byId.get(holdId);
  }

  /** Whose time is up soonest comes first. */
  values(): Iterable<CheckoutHold> {
    return this.soonestFirst;
  }

  /** Whose time is up at that instant, soonest first: `holdsMax` of them at most. */
  due(at: string, holdsMax: number): CheckoutHold[] {
    const due: CheckoutHold[] = [];
    for (const hold of this.soonestFirst) {
      if (hold.expiresAt > at || due.length >= holdsMax) break;
      due.push(hold);
    }
    return due;
  }

  with(hold: CheckoutHold): OpenHolds {
    const { byId, soonestFirst } = this.without(hold.holdId);
    return new OpenHolds(byId.with(hold), soonestFirst.withBehind(placeUpTo(soonestFirst, hold), hold));
  }

  without(holdId: string): OpenHolds {
    const hold = this.byId.get(holdId);
    const place = hold && placeUpTo(this.soonestFirst, hold);
    return place ? new OpenHolds(this.byId.without(holdId), this.soonestFirst.withoutAt(place)) : this;
  }
}

/** The place of the hold itself where it is there already, else of the last before it. */
const placeUpTo = (holds: PiecedList<CheckoutHold>, hold: CheckoutHold): Place | undefined =>
  holds.lastPlace((other) => isUpTo(other, hold));
