import { PiecedList } from './pieced-list.js';

/** Orders that wait, in the order in which they are served. Immutable, and cheap to change at both of its ends. */
export class OrderQueue implements Iterable<string> {
  static readonly none = new OrderQueue(PiecedList.of<string>([]));

  static of(orderIds: readonly string[]): OrderQueue {
    return new OrderQueue(PiecedList.of(orderIds));
  }

  private constructor(private readonly orderIds: PiecedList<string>) {}

  [Symbol.iterator](): Iterator<string> {
    return this.orderIds[Symbol.iterator]();
  }

  *entries(): IterableIterator<[place: number, orderId: string]> {
    let place = 0;
    for (const orderId of this) {
      yield [place, orderId];
      place += 1;
    }
  }

  get length(): number {
    return this.orderIds.length;
  }

  /** Undefined where nobody waits. */
  get last(): string | undefined {
    return this.orderIds.last;
  }

  /** With one more, right behind the last that comes before it. Nearly everybody comes last: it is looked for from there. */
  with(orderId: string, comesBefore: (other: string) => boolean): OrderQueue {
    return new OrderQueue(this.orderIds.withBehind(this.orderIds.lastPlace(comesBefore), orderId));
  }

  without(orderId: string): OrderQueue {
    const place = this.orderIds.placeOf(orderId);
    return place ? new OrderQueue(this.orderIds.withoutAt(place)) : this;
  }
}
