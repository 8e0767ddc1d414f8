import type { StoredEvent } from '@throughline/contracts';
import {
  checkpointKey,
  checkpointOf,
  parseCheckpoint,
  startingPoint,
  type Checkpoint,
} from './checkpoint.js';

const at = (position: number, id = `event-${position}`): Checkpoint => ({
  position,
  stream: `order-${position}`,
  revision: 0,
  id,
});

/** A store that holds these events, one a stream. */
const storeOf = (...held: readonly Checkpoint[]) => ({
  readStream: (stream: string) => {
    const event = held.find((each) => each.stream === stream);
    return Promise.resolve(event === undefined ? [] : [event as unknown as StoredEvent]);
  },
});

const logOf = (recent: readonly Checkpoint[], hourly: readonly Checkpoint[] = []) => ({
  recent: () => Promise.resolve(recent),
  hourly: () => Promise.resolve(hourly),
});

describe('where publishing goes on', () => {
  it('is the beginning where there is no checkpoint', async () => {
    expect(await startingPoint(logOf([]), storeOf(at(1)))).toEqual({ position: 0 });
  });

  it('is behind the highest checkpoint: a relay that lost its lead may have written last', async () => {
    const log = logOf([at(10), at(30), at(20)]);
    expect(await startingPoint(log, storeOf(at(10), at(20), at(30)))).toEqual({ position: 30 });
  });

  it('is behind the last event that a restored store shares with the topics', async () => {
    const log = logOf([at(10), at(20), at(30)]);
    const restored = storeOf(at(10), at(20), at(30, 'another event'));
    expect(await startingPoint(log, restored)).toEqual({ position: 20, unknown: at(30) });
  });

  it('is found among the checkpoints of past hours where all recent ones are of a lost past', async () => {
    const log = logOf([at(20), at(30)], [at(5), at(10), at(30)]);
    expect(await startingPoint(log, storeOf(at(5), at(10)))).toEqual({ position: 10, unknown: at(30) });
  });

  it('is the beginning of a store that shares nothing with the topics', async () => {
    expect(await startingPoint(logOf([at(30)]), storeOf(at(30, 'other')))).toEqual({
      position: 0,
      unknown: at(30),
    });
  });

  it('is no trouble any more once the restored store has a checkpoint of its own', async () => {
    const log = logOf([at(20), at(30), at(25, 'new')]);
    expect(await startingPoint(log, storeOf(at(20), at(25, 'new')))).toEqual({ position: 25 });
  });

  it('asks for the same place too: a store that was filled anew has another order', async () => {
    const moved = { ...at(20), position: 21 };
    expect(await startingPoint(logOf([at(20)]), storeOf(moved))).toMatchObject({ position: 0 });
  });
});

describe('a checkpoint', () => {
  it('names the event', () => {
    const event = { ...at(7), type: 'OrderHeld', data: {} } as unknown as StoredEvent;
    expect(checkpointOf(event)).toEqual(at(7));
  });

  it('is read from its own JSON, and from nothing else', () => {
    const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
    expect(parseCheckpoint(bytes(at(7)))).toEqual(at(7));
    expect(parseCheckpoint(null)).toBeUndefined();
    expect(parseCheckpoint(Buffer.from('{'))).toBeUndefined();
    expect(parseCheckpoint(bytes(null))).toBeUndefined();
    expect(parseCheckpoint(bytes({ ...at(7), position: '7' }))).toBeUndefined();
  });

  it('is kept for its hour of the week', () => {
    expect(checkpointKey(new Date('2026-01-05T09:59:59.999Z'))).toBe('1-09');
    expect(checkpointKey(new Date('2026-01-11T23:00:00.000Z'))).toBe('0-23');
  });
});
