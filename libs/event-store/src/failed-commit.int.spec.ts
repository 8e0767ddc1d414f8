import type { StoredEvent } from '@throughline/contracts';
import { fact, facts, fill, idsOf, pause, readWhole } from './conformance/fixtures.js';
import { FROM_START, NO_STREAM } from './event-store.js';
import { TemporaryStore } from './temporary-store.js';

let temporary: TemporaryStore;

/** A dangling row under a deferred foreign key makes COMMIT itself fail, after all works of the group ran. */
const spoilTheCommit = (): Promise<unknown> =>
  temporary.file.write(() => temporary.file.prepare('INSERT INTO dangling VALUES (1)').run());

const failHalfway = (): Promise<unknown> =>
  temporary.file.write(() => {
    temporary.file.prepare('INSERT INTO missing VALUES (1)').run();
    throw new Error('lost the thread');
  });

const outcomes = async (...writes: Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(writes)).map((result) =>
    result.status === 'fulfilled' ? 'stored' : (result.reason as Error).name,
  );

beforeEach(() => {
  temporary = new TemporaryStore();
  temporary.file.exec('CREATE TABLE missing (id INTEGER PRIMARY KEY)');
  temporary.file.exec(
    'CREATE TABLE dangling (id INTEGER REFERENCES missing(id) DEFERRABLE INITIALLY DEFERRED)',
  );
});

afterEach(() => temporary.dispose());

describe.each([
  ['a commit that fails', spoilTheCommit],
  ['a neighbour that fails halfway', failHalfway],
])('%s', (_, failure) => {
  it('fails every append of its group as transient, conflicts included', async () => {
    const { store } = temporary;
    await fill(store, 'order-1', 2);
    const appends = [
      store.append('order-1', 1, facts(1)),
      store.append('order-1', 1, facts(1)),
      store.append('order-2', NO_STREAM, facts(1)),
    ];
    expect((await outcomes(...appends, failure())).slice(0, 3)).toEqual(Array(3).fill('TransientFault'));
  });

  it('leaves no revision behind: the same append is stored at the same place', async () => {
    const { store } = temporary;
    const before = await fill(store, 'order-1', 2);
    const events = facts(2);
    await outcomes(store.append('order-1', 1, events), failure());
    expect(await store.readStream('order-1')).toEqual(before);
    await expect(store.append('order-1', 3, facts(1))).rejects.toMatchObject({ actualRevision: 1 });
    const stored = await store.append('order-1', 1, events);
    expect(stored.map(({ revision }) => revision)).toEqual([2, 3]);
    expect(await (await temporary.reopen()).readStream('order-1')).toEqual([...before, ...stored]);
  });

  it('leaves no position behind: readers neither see its events nor wait for them', async () => {
    const { store } = temporary;
    const before = await fill(store, 'order-1', 2);
    await outcomes(store.append('order-1', 1, facts(3)), failure());
    expect(await store.head()).toBe(2);
    expect(await readWhole(store)).toEqual(before);
    const [next] = await store.append('order-1', 1, facts(1));
    expect(next?.position).toBe(3);
    expect(await store.readAll({ after: 2, limit: 10 })).toEqual({
      events: [next],
      position: 3,
      isHead: true,
    });
  });

  it('leaves no stream id or type id behind: later streams and types are not mixed up', async () => {
    const { store } = temporary;
    await outcomes(store.append('order-lost', NO_STREAM, facts(1, 'OrderCancelled')), failure());
    await store.append('order-2', NO_STREAM, facts(1, 'OrderPlaced'));
    await store.append('order-lost', NO_STREAM, facts(1, 'OrderCancelled'));
    const reopened = await temporary.reopen();
    expect(await reopened.readStream('order-2')).toMatchObject([{ stream: 'order-2', type: 'OrderPlaced' }]);
    expect(await reopened.readStream('order-lost')).toMatchObject([{ type: 'OrderCancelled' }]);
  });

  it('is not heard of by subscribers and listeners', async () => {
    const { store } = temporary;
    const seen: StoredEvent[] = [];
    let hints = 0;
    store.onAppended(() => (hints += 1));
    const subscription = store.subscribe({ after: FROM_START, batchSizeMax: 10 }, async ({ events }) => {
      seen.push(...events);
    });
    await outcomes(store.append('order-1', NO_STREAM, [fact()]), failure());
    await temporary.file.write(() => 'a group without events');
    await pause(20);
    expect([seen.length, hints]).toEqual([0, 0]);
    const stored = await store.append('order-1', NO_STREAM, facts(2));
    await pause(20);
    await subscription.stop();
    expect(idsOf(seen)).toEqual(idsOf(stored));
  });
});

describe('a commit whose failure is only reported', () => {
  /** Ends the transaction under the group's feet: its own COMMIT fails although everything is on disk. */
  const commitEarly = (): Promise<unknown> => temporary.file.write(() => temporary.file.exec('COMMIT'));

  it('is found out by appending again, and readers see what is on disk', async () => {
    const { store } = temporary;
    const before = await fill(store, 'order-1', 2);
    const events = facts(2);
    expect(await outcomes(store.append('order-1', 1, events), commitEarly())).toEqual([
      'TransientFault',
      'TransientFault',
    ]);
    const slice = await store.readAll({ after: 2, limit: 10 });
    expect([idsOf(slice.events), slice.position, slice.isHead]).toEqual([idsOf(events), 4, true]);
    expect(await store.append('order-1', 1, events)).toEqual(slice.events);
    expect(await store.append('order-1', 3, facts(1))).toMatchObject([{ revision: 4, position: 5 }]);
    expect(await store.readStream('order-1', { limit: 4 })).toEqual([...before, ...slice.events]);
  });
});
