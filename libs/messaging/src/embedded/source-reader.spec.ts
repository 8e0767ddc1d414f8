import type { Message } from '../message-transport.js';
import type { MessageSource, SourceMessage } from './message-source.js';
import { SourceReader, type Job } from './source-reader.js';

const TOPIC_NAME = 'oms.wms.events.v1';

const sourceMessage = (offset: number, sizeBytes: number): SourceMessage => {
  const about = { topic: TOPIC_NAME, partition: 0, headers: {}, timestamp: '2026-01-05T10:00:00.000Z' };
  const message: Message = { ...about, offset: String(offset), key: String(offset), value: {} };
  return { offset, message, sizeBytes };
};

/** A log of `count` messages. */
const logOf = (count: number, sizeBytes: number): MessageSource => ({
  topics: [TOPIC_NAME],
  async read(after, limit) {
    const last = Math.min(after + limit, count);
    const messages = Array.from({ length: last - after }, (_, n) => sourceMessage(after + n + 1, sizeBytes));
    return { messages, offset: last, isHead: last === count };
  },
  head: async () => count,
  onAppended: () => () => undefined,
});

function follow(count: number, sizeBytes = 0, start = 0) {
  const taken: Job[] = [];
  const owner = { accept: (job: Job) => void taken.push(job), onFault: () => undefined };
  const reader = new SourceReader(logOf(count, sizeBytes), new Map([[TOPIC_NAME, start]]), owner);
  reader.start();
  return { reader, taken };
}

const quiet = async (taken: readonly Job[]): Promise<void> => {
  for (let before = -1; before !== taken.length;) {
    before = taken.length;
    for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('reading ahead', () => {
  it('stops while too many messages wait, and goes on as they are done', async () => {
    const { reader, taken } = follow(20_000);
    await quiet(taken);
    expect(taken).toHaveLength(8_192);
    for (const job of taken.slice(0, 5_000)) reader.settled(job);
    await quiet(taken);
    expect(taken.length).toBeGreaterThanOrEqual(13_192);
    expect(taken.length).toBeLessThan(13_192 + 512);
    await reader.stop();
  });

  it('stops while messages that wait hold too much memory', async () => {
    const { reader, taken } = follow(20_000, 1_000_000);
    await quiet(taken);
    expect(taken).toHaveLength(512);
    for (const job of taken) reader.settled(job);
    await quiet(taken);
    expect(taken).toHaveLength(1_024);
    await reader.stop();
  });

  it('stops when a crash would repeat too much, because the oldest message is still not done', async () => {
    const { reader, taken } = follow(100_000);
    for (let done = 1; ;) {
      await quiet(taken);
      if (done === taken.length) break;
      for (; done < taken.length; done += 1) reader.settled(taken[done]!);
    }
    expect(taken).toHaveLength(65_536);
    expect(reader.progress().get(TOPIC_NAME)).toBe(0);
    reader.settled(taken[0]!);
    await quiet(taken);
    expect(taken.length).toBeGreaterThan(65_536);
    expect(reader.progress().get(TOPIC_NAME)).toBe(65_536);
    await reader.stop();
  });

  it('goes on when the log was away, at the next poke', async () => {
    const taken: Job[] = [];
    const faults: unknown[] = [];
    const log = logOf(3, 0);
    let isAway = true;
    const source: MessageSource = {
      ...log,
      read: async (after, limit) => {
        if (isAway) throw new Error('the disk is away');
        return log.read(after, limit);
      },
    };
    const owner = {
      accept: (job: Job) => void taken.push(job),
      onFault: (error: unknown) => void faults.push(error),
    };
    const reader = new SourceReader(source, new Map([[TOPIC_NAME, 0]]), owner);
    reader.start();
    await quiet(taken);
    expect(faults).toHaveLength(1);
    isAway = false;
    reader.poke();
    await quiet(taken);
    expect(taken).toHaveLength(3);
    await reader.stop();
  });

  it('begins behind the offset that the group has reached', async () => {
    const { reader, taken } = follow(10, 0, 7);
    await quiet(taken);
    expect(taken.map(({ source }) => source.offset)).toEqual([8, 9, 10]);
    await reader.stop();
  });

  it('lets everything else have its turn between two slices', async () => {
    const { reader, taken } = follow(20_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.length).toBeLessThanOrEqual(1_024);
    await reader.stop();
  });

  it('takes nothing that was read while it stopped', async () => {
    const { reader, taken } = follow(20);
    await reader.stop();
    expect(taken).toEqual([]);
  });

  it('does not count itself at the head when a message was appended while it read', async () => {
    const log = logOf(3, 0);
    let append: () => void = () => undefined;
    let reads = 0;
    const source: MessageSource = {
      ...log,
      onAppended: (listener) => {
        append = listener;
        return () => undefined;
      },
      read: async (after, limit) => {
        reads += 1;
        if (reads === 1) append();
        return log.read(after, limit);
      },
    };
    const unread: number[] = [];
    const owner = {
      accept: () => queueMicrotask(() => unread.push(reader.unread)),
      onFault: () => undefined,
    };
    const reader: SourceReader = new SourceReader(source, new Map([[TOPIC_NAME, 0]]), owner);
    reader.start();
    await new Promise((resolve) => setImmediate(resolve));
    expect(unread).toEqual([1, 1, 1]);
    expect(reader.unread).toBe(0);
  });

  it('knows what it has not looked at yet', async () => {
    const { reader, taken } = follow(20_000);
    expect(reader.unread).toBe(1);
    await quiet(taken);
    expect(reader.unread).toBe(20_000 - 8_192);
    await reader.stop();
  });
});
