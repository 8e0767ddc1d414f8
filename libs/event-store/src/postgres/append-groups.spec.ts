import { TransientFault } from '@throughline/kernel';
import { facts } from '../conformance/fixtures.js';
import { recordOf, type AppendRequest } from '../event-rows.js';
import { AppendGroups } from './append-groups.js';
import type { AppendOutcome } from './event-appender.js';

const request = (stream: string, count = 1): AppendRequest => ({
  stream,
  expectedRevision: -1,
  records: facts(count).map(recordOf),
});

const stored: AppendOutcome = { outcome: 'stored', written: [] };

/** Keeps the streams of each group, and answers as it is told to. */
const recorder = (answer: (streams: readonly string[]) => void = () => undefined) => {
  const groups: string[][] = [];
  const store = async (group: readonly AppendRequest[]): Promise<AppendOutcome[]> => {
    const streams = group.map(({ stream }) => stream);
    groups.push(streams);
    await new Promise((resolve) => setImmediate(resolve));
    answer(streams);
    return group.map(() => stored);
  };
  return { groups, store };
};

const outcomesOf = async (appends: readonly Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(appends)).map((result) =>
    result.status === 'fulfilled' ? 'stored' : (result.reason as Error).message,
  );

describe('appends of one process', () => {
  it('go together where they come together, and gather while a group is under way', async () => {
    const { groups, store } = recorder();
    const appends = new AppendGroups(store);
    const first = [appends.append(request('a')), appends.append(request('b'))];
    await new Promise((resolve) => setImmediate(resolve));
    const second = [appends.append(request('c')), appends.append(request('d'))];
    await Promise.all([...first, ...second]);
    expect(groups).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('make no group over its limit of events, but for one that is over it alone', async () => {
    const { groups, store } = recorder();
    const appends = new AppendGroups(store, { eventsMax: 3, charactersMax: 1_000_000 });
    const requests = [request('a', 2), request('b', 1), request('c', 1), request('d', 5), request('e', 1)];
    await Promise.all(requests.map((each) => appends.append(each)));
    expect(groups).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
  });

  it('make no group over its limit of characters', async () => {
    const { groups, store } = recorder();
    const charactersMax = request('a').records[0]!.body.length * 2;
    const appends = new AppendGroups(store, { eventsMax: 100, charactersMax });
    await Promise.all(['a', 'b', 'c'].map((stream) => appends.append(request(stream))));
    expect(groups).toEqual([['a', 'b'], ['c']]);
  });

  it('fail together where the outcome is unknown: each is for its caller to repeat', async () => {
    const { groups, store } = recorder(() => {
      throw new TransientFault('connection lost');
    });
    const appends = new AppendGroups(store);
    const outcomes = await outcomesOf([appends.append(request('a')), appends.append(request('b'))]);
    expect(outcomes).toEqual(['connection lost', 'connection lost']);
    expect(groups).toEqual([['a', 'b']]);
  });

  it('do not fail for the fault of one of them', async () => {
    const { store } = recorder((streams) => {
      if (streams.includes('b')) throw new Error('b is refused');
    });
    const appends = new AppendGroups(store);
    const outcomes = await outcomesOf(['a', 'b', 'c'].map((stream) => appends.append(request(stream))));
    expect(outcomes).toEqual(['stored', 'b is refused', 'stored']);
  });

  it('go on after a failure', async () => {
    let isAway = true;
    const { store } = recorder(() => {
      if (isAway) throw new TransientFault('away');
    });
    const appends = new AppendGroups(store);
    expect(await outcomesOf([appends.append(request('a'))])).toEqual(['away']);
    isAway = false;
    expect(await outcomesOf([appends.append(request('a'))])).toEqual(['stored']);
  });

  it('are all answered before a drain ends', async () => {
    const { groups, store } = recorder();
    const appends = new AppendGroups(store, { eventsMax: 1, charactersMax: 1_000_000 });
    const answers = ['a', 'b', 'c'].map((stream) => appends.append(request(stream)));
    await appends.drain();
    expect(groups).toHaveLength(3);
    await Promise.all(answers);
  });
});
