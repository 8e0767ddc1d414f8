import { TOPIC, topicNamed } from '@throughline/contracts';
import type { LoggedMessage } from './kafka-message.js';
import { PartitionFeed, type FetchedBatch } from './partition-feed.js';

const logged = (offset: number): LoggedMessage => ({
  offset: String(offset),
  timestamp: '0',
  key: Buffer.from('shipment-1'),
  value: Buffer.from('{}'),
  headers: {},
});

function fetched(first: number, last: number, highWatermark = last + 1): FetchedBatch {
  const offsets = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return {
    messages: offsets.map(logged),
    highWatermark: String(highWatermark),
    firstOffset: () => String(first),
    lastOffset: () => String(last),
  };
}

const newFeed = (wants = (_: LoggedMessage): boolean => true): PartitionFeed =>
  new PartitionFeed(topicNamed(TOPIC.wmsEvents), 0, wants);

const offsetsOf = (taken: readonly { logged: LoggedMessage }[]): number[] =>
  taken.map(({ logged: { offset } }) => Number(offset));

describe('what a group commits of a partition', () => {
  it('is nothing before a message is done', () => {
    const feed = newFeed();
    feed.take(fetched(0, 2));
    expect(feed.uncommitted).toBeUndefined();
  });

  it('never passes a message that is not done, in whatever order the others end', () => {
    const feed = newFeed();
    const [first, second, third] = feed.take(fetched(5, 7));
    feed.finish(third!);
    expect(feed.uncommitted).toBe(5);
    feed.finish(first!);
    expect(feed.uncommitted).toBe(6);
    feed.finish(second!);
    expect(feed.uncommitted).toBe(8);
  });

  it('passes messages that nobody wants', () => {
    const feed = newFeed(() => false);
    expect(feed.take(fetched(0, 9))).toEqual([]);
    expect(feed.uncommitted).toBe(10);
  });

  it('passes what there was nothing to see of: markers of transactions', () => {
    const feed = newFeed();
    feed.look(4);
    expect(feed.uncommitted).toBe(5);
  });

  it('is not committed twice', () => {
    const feed = newFeed();
    for (const message of feed.take(fetched(0, 1))) feed.finish(message);
    feed.wasCommitted(2);
    expect(feed.uncommitted).toBeUndefined();
  });
});

describe('after a rebalance, a partition that is kept', () => {
  it('passes over what is in hand or done, and takes what is new', () => {
    const feed = newFeed();
    const [first] = feed.take(fetched(0, 3));
    feed.finish(first!);
    feed.wasCommitted(1);
    const again = fetched(1, 5);
    expect(feed.wentBack(again)).toBe(false);
    expect(offsetsOf(feed.take(again))).toEqual([4, 5]);
    expect(feed.waiting).toBe(5);
  });

  it('is known for a log that was made anew if it begins before what was committed', () => {
    const feed = newFeed();
    feed.startAt(500, true);
    expect(feed.wentBack(fetched(499, 501))).toBe(true);
    expect(feed.wentBack(fetched(500, 501))).toBe(false);
  });
});

describe('the lag of a partition', () => {
  it('is one at least while it is not known that nothing waits', () => {
    expect(newFeed().lag).toBe(1);
  });

  it('is what is behind the group, though nothing was fetched yet', () => {
    const feed = newFeed();
    feed.startAt(40, true);
    feed.endsAt(42);
    expect(feed.lag).toBe(2);
  });

  it('counts what is in hand and what was not fetched', () => {
    const feed = newFeed();
    const [first] = feed.take(fetched(0, 2, 10));
    expect(feed.lag).toBe(10);
    feed.finish(first!);
    expect(feed.lag).toBe(9);
  });

  it('is none once everything is done', () => {
    const feed = newFeed();
    for (const message of feed.take(fetched(0, 2))) feed.finish(message);
    feed.endsAt(3);
    expect(feed.lag).toBe(0);
  });
});

describe('a partition is stalled', () => {
  const LATER_MS = performance.now() + 60_000;

  it('while there is something to read that is not brought', () => {
    const feed = newFeed();
    feed.startAt(0, false);
    feed.endsAt(1);
    expect(feed.stalledMs(LATER_MS)).toBeGreaterThan(0);
    feed.take(fetched(0, 0));
    expect(feed.stalledMs(LATER_MS)).toBe(0);
  });

  it('not while we hold it back, nor because a handler takes long', () => {
    const feed = newFeed();
    feed.startAt(0, false);
    feed.take(fetched(0, 0));
    feed.endsAt(1);
    expect(feed.stalledMs(LATER_MS)).toBe(0);
    feed.endsAt(9);
    feed.isPaused = true;
    expect(feed.stalledMs(LATER_MS)).toBe(0);
  });

  it('not by a transaction that a partner leaves open: nobody can read behind it', () => {
    const feed = newFeed();
    feed.take(fetched(0, 0, 50));
    feed.endsAt(1);
    expect(feed.stalledMs(LATER_MS)).toBe(0);
  });
});
