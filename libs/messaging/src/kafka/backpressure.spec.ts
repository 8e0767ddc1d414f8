import { TOPIC, topicNamed } from '@throughline/contracts';
import { Backpressure, FEED_BYTES_MAX, FEED_MESSAGES_MAX, MEMBER_MESSAGES_MAX } from './backpressure.js';
import { PartitionFeed } from './partition-feed.js';

function watched() {
  const turns: string[] = [];
  const backpressure = new Backpressure({
    pause: ({ partition }) => void turns.push(`pause ${partition}`),
    resume: ({ partition }) => void turns.push(`resume ${partition}`),
  });
  const feeds = Array.from(
    { length: 12 },
    (_, partition) => new PartitionFeed(topicNamed(TOPIC.wmsEvents), partition, () => true),
  );
  const fill = (partition: number, messages: number, bytes = 0): void => {
    const feed = feeds[partition]!;
    feed.waiting += messages;
    feed.waitingBytes += bytes;
    backpressure.filled(feed, messages, bytes);
  };
  const drain = (partition: number, messages: number): void => {
    for (let n = 0; n < messages; n += 1) {
      feeds[partition]!.waiting -= 1;
      backpressure.drained(0);
    }
  };
  return { turns, fill, drain, backpressure, feeds };
}

describe('holding partitions back', () => {
  it('begins over the limit of messages, and ends when half of the room is free', () => {
    const { turns, fill, drain } = watched();
    fill(0, FEED_MESSAGES_MAX);
    expect(turns).toEqual([]);
    fill(0, 1);
    expect(turns).toEqual(['pause 0']);
    drain(0, FEED_MESSAGES_MAX / 2);
    expect(turns).toEqual(['pause 0']);
    drain(0, 1);
    expect(turns).toEqual(['pause 0', 'resume 0']);
  });

  it('begins over the limit of bytes, however few messages they are', () => {
    const { turns, fill } = watched();
    fill(0, 1, FEED_BYTES_MAX + 1);
    expect(turns).toEqual(['pause 0']);
  });

  it('limits what waits in all partitions together', () => {
    const { turns, fill, drain } = watched();
    const share = MEMBER_MESSAGES_MAX / 8;
    for (let partition = 0; partition < 8; partition += 1) fill(partition, share);
    fill(8, 1);
    expect(turns).toEqual(['pause 8']);
    for (let partition = 0; partition < 5; partition += 1) drain(partition, share);
    expect(turns).toEqual(['pause 8', 'resume 8']);
  });

  it('forgets what waited in a partition that went to another member', () => {
    const { turns, fill, backpressure, feeds } = watched();
    fill(0, FEED_MESSAGES_MAX + 1);
    backpressure.ended(feeds[0]!);
    backpressure.drained(0);
    expect(turns).toEqual(['pause 0']);
  });
});
