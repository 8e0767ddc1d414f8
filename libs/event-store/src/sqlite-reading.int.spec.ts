import { systemClock } from '@throughline/kernel';
import { fact, facts, fill, idsOf, readWhole } from './conformance/fixtures.js';
import { FROM_START, NO_STREAM } from './event-store.js';
import { EVENT_BYTES_MAX } from './event-rows.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { TemporaryStore } from './temporary-store.js';

let temporary: TemporaryStore;

beforeEach(() => {
  temporary = new TemporaryStore();
});

afterEach(() => temporary.dispose());

describe('events in memory', () => {
  it('equal those on disk to the last member', async () => {
    const { store } = temporary;
    const personal = { personId: 'p1', name: undefined, shipTo: { line1: 'Kungsgatan 1', line2: undefined } };
    const appended = await store.append('order-1', NO_STREAM, [
      {
        ...fact({ at: new Date(0), missing: undefined, none: null, list: [undefined, Number.NaN, -0] }),
        personal,
      },
      { ...fact(), personal: undefined },
    ]);
    const ofStream = await store.readStream('order-1');
    const ofAll = await readWhole(store);
    const otherFile = temporary.openFile();
    const fromDisk = await readWhole(new SqliteEventStore(otherFile, systemClock));
    otherFile.close();
    for (const inMemory of [appended, ofStream, ofAll]) {
      expect(inMemory).toStrictEqual(fromDisk);
      expect(JSON.stringify(inMemory)).toBe(JSON.stringify(fromDisk));
    }
  });

  it('are the same objects for all who follow the tail, and frozen', async () => {
    const { store } = temporary;
    const [appended] = await store.append('order-1', NO_STREAM, [fact({ lines: [{ sku: 'A' }] })]);
    expect((await store.readAll({ after: FROM_START, limit: 1 })).events[0]).toBe(appended);
    expect((await store.readStream('order-1'))[0]).toBe(appended);
    const { lines } = appended?.data as { lines: object[] };
    for (const part of [appended, appended?.data, lines, lines[0]]) expect(Object.isFrozen(part)).toBe(true);
  });

  it('and those on disk make one whole where a stream lies on both', async () => {
    await fill(temporary.store, 'stock-1', 30);
    const store = await temporary.reopen();
    await store.append('stock-1', 29, facts(5));
    const revisions = (await store.readStream('stock-1')).map(({ revision }) => revision);
    expect(revisions).toEqual(Array.from({ length: 35 }, (_, index) => index));
    expect(idsOf(await readWhole(store, 4))).toEqual(idsOf(await store.readStream('stock-1')));
    expect(await store.readStream('stock-1', { fromRevision: 28, limit: 3 })).toHaveLength(3);
  });
});

describe('one slice', () => {
  it('looks at a bounded number of positions on disk, however rare the types', async () => {
    await fill(temporary.store, 'order-1', 12_000);
    const [last] = await temporary.store.append('order-2', NO_STREAM, facts(1, 'OrderCancelled'));
    const store = await temporary.reopen();
    const types = new Set(['OrderCancelled'] as const);
    const read = (after: number) => store.readAll({ after, limit: 10, types });
    expect(await read(FROM_START)).toEqual({ events: [], position: 5_000, isHead: false });
    expect(await read(5_000)).toEqual({ events: [], position: 10_000, isHead: false });
    expect(await read(10_000)).toEqual({ events: [last], position: 12_001, isHead: true });
  });

  it.each(['in memory', 'on disk'])(
    'holds a bounded number of events, whatever the limit: %s',
    async (where) => {
      await fill(temporary.store, 'order-1', 1_500);
      const store = where === 'in memory' ? temporary.store : await temporary.reopen();
      const slice = await store.readAll({ after: FROM_START, limit: 1_000_000 });
      expect([slice.events.length, slice.position, slice.isHead]).toEqual([1_000, 1_000, false]);
    },
  );

  it('holds a bounded amount of JSON, and a larger event alone', async () => {
    const large = 'x'.repeat(6 * 1024 * 1024);
    for (const index of [0, 1, 2]) await temporary.store.append('payload-1', index - 1, [fact({ large })]);
    const store = await temporary.reopen();
    const first = await store.readAll({ after: FROM_START, limit: 10 });
    expect([first.events.length, first.position, first.isHead]).toEqual([2, 2, false]);
    const second = await store.readAll({ after: first.position, limit: 10 });
    expect([second.events.length, second.position, second.isHead]).toEqual([1, 3, true]);
  });
});

describe('an event that is too large', () => {
  it('is refused for good, in its data and in its personal part', async () => {
    const tooLarge = 'x'.repeat(EVENT_BYTES_MAX);
    const asPoison = { name: 'PoisonMessage', message: expect.stringContaining('bytes') };
    const { store } = temporary;
    await expect(store.append('order-1', NO_STREAM, [fact({ tooLarge })])).rejects.toMatchObject(asPoison);
    const personal = { personId: 'p1', note: tooLarge };
    await expect(store.append('order-1', NO_STREAM, [{ ...fact(), personal }])).rejects.toMatchObject(
      asPoison,
    );
    expect(await store.head()).toBe(FROM_START);
  });
});
