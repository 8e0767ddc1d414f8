import { jest } from '@jest/globals';
import { Lanes, type Lane } from './lanes.js';

function lanesOf(...messages: readonly [key: string, text: string][]) {
  const ready: Lane<string>[] = [];
  const lanes = new Lanes<string>((lane) => ready.push(lane));
  for (const [key, text] of messages) lanes.add(key, text);
  const next = (): Lane<string> => ready.shift()!;
  return { lanes, ready, next, firsts: () => ready.map((lane) => lane.first) };
}

describe('the messages of a key', () => {
  it('are offered one at a time, in order', () => {
    const { lanes, next, firsts } = lanesOf(['a', 'a1'], ['a', 'a2'], ['a', 'a3']);
    expect(firsts()).toEqual(['a1']);
    lanes.finish(next());
    expect(firsts()).toEqual(['a2']);
    lanes.finish(next());
    expect(firsts()).toEqual(['a3']);
  });

  it('do not wait for other keys', () => {
    const { firsts } = lanesOf(['a', 'a1'], ['a', 'a2'], ['b', 'b1'], ['c', 'c1']);
    expect(firsts()).toEqual(['a1', 'b1', 'c1']);
  });

  it('begin anew after the last one ended', () => {
    const { lanes, next, firsts } = lanesOf(['a', 'a1']);
    lanes.finish(next());
    lanes.add('a', 'a2');
    expect(firsts()).toEqual(['a2']);
  });

  it('leave nothing behind once they are done', () => {
    const { lanes, next } = lanesOf(['a', 'a1']);
    lanes.finish(next());
    expect([...lanes]).toEqual([]);
  });
});

describe('a message that is tried again later', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('keeps the messages behind it waiting', () => {
    const { lanes, next, firsts } = lanesOf(['a', 'a1'], ['a', 'a2']);
    lanes.pause(next(), 100);
    jest.advanceTimersByTime(99);
    expect(firsts()).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(firsts()).toEqual(['a1']);
  });

  it('is forgotten with everything else that waits', () => {
    const { lanes, next, firsts } = lanesOf(['a', 'a1']);
    lanes.pause(next(), 100);
    lanes.clear();
    jest.advanceTimersByTime(100);
    expect(firsts()).toEqual([]);
  });
});
