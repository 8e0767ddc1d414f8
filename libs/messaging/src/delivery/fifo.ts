/** Slots of an emptied head that are kept before the array is cut. */
const EMPTY_SLOTS_MAX = 1024;

/** First in, first out, without `Array.shift`, whose cost grows with the length of the queue. */
export class Fifo<Item> {
  private slots: (Item | undefined)[] = [];
  private head = 0;

  get size(): number {
    return this.slots.length - this.head;
  }

  push(item: Item): void {
    this.slots.push(item);
  }

  peek(): Item | undefined {
    return this.slots[this.head];
  }

  shift(): Item | undefined {
    const item = this.slots[this.head];
    if (this.size === 0) return undefined;
    this.slots[this.head] = undefined;
    this.head += 1;
    this.cut();
    return item;
  }

  *[Symbol.iterator](): IterableIterator<Item> {
    for (let at = this.head; at < this.slots.length; at += 1) yield this.slots[at] as Item;
  }

  private cut(): void {
    if (this.head === this.slots.length) {
      this.slots.length = 0;
      this.head = 0;
    } else if (this.head > EMPTY_SLOTS_MAX && this.head * 2 > this.slots.length) {
      this.slots = this.slots.slice(this.head);
      this.head = 0;
    }
  }
}
