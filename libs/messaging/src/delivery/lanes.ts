import { Fifo } from './fifo.js';

export type LaneState = 'ready' | 'running' | 'paused';

/** The messages of one key, in order. Its first is the one that is handled, or waits for its next try. */
export class Lane<Item> {
  readonly items = new Fifo<Item>();
  state: LaneState = 'ready';
  timer: NodeJS.Timeout | undefined;

  constructor(readonly key: string) {}

  get first(): Item {
    const item = this.items.peek();
    if (item === undefined) throw new Error(`the lane of key ${this.key} is empty`);
    return item;
  }
}

/**
 * Order per key, and nothing but that: a lane is announced as ready when its first message may be handled, and again
 * only after that message was finished or its pause is over. Keys never wait for each other.
 */
export class Lanes<Item> {
  private readonly lanes = new Map<string, Lane<Item>>();

  constructor(private readonly onReady: (lane: Lane<Item>) => void) {}

  add(key: string, item: Item): void {
    const lane = this.lanes.get(key);
    if (lane !== undefined) {
      lane.items.push(item);
      return;
    }
    const created = new Lane<Item>(key);
    created.items.push(item);
    this.lanes.set(key, created);
    this.onReady(created);
  }

  /** The lane's first message is done: the next may be handled. */
  finish(lane: Lane<Item>): void {
    lane.items.shift();
    if (lane.items.size === 0) this.lanes.delete(lane.key);
    else this.ready(lane);
  }

  /** The lane's first message is handled again after `pauseMs`; until then its key waits, and no other. */
  pause(lane: Lane<Item>, pauseMs: number): void {
    lane.state = 'paused';
    lane.timer = setTimeout(() => this.ready(lane), pauseMs);
  }

  /** Ends the pause now. */
  wake(lane: Lane<Item>): void {
    clearTimeout(lane.timer);
    this.ready(lane);
  }

  /** Forgets everything that waits. */
  clear(): void {
    for (const lane of this.lanes.values()) clearTimeout(lane.timer);
    this.lanes.clear();
  }

  [Symbol.iterator](): IterableIterator<Lane<Item>> {
    return this.lanes.values();
  }

  private ready(lane: Lane<Item>): void {
    lane.state = 'ready';
    this.onReady(lane);
  }
}
