import { facts, fill, idsOf, pause, readWhole } from '../conformance/fixtures.js';
import { FROM_START, NO_STREAM } from '../event-store.js';
import { StandInHarness, type StoreOptions } from './stand-in/harness.js';

/** Short of the default where a test waits for it in vain; the others take as long as the machine needs. */
const ANSWER_MS_MAX = 600;

let harness: StandInHarness;

const startWith = async (options: StoreOptions = {}): Promise<void> => {
  harness = await StandInHarness.start(options, { nodes: 2 });
};

afterEach(() => harness.dispose());

describe('a store that reached a follower which lags', () => {
  beforeEach(() => startWith());

  it('reads the stream and the head as the leader has them', async () => {
    const stored = await fill(harness.store, 'order-1', 5);
    harness.standIn.followersSeeRecords = 2;
    const reader = harness.open(harness.standIn.urlOf(1));
    expect(await reader.readStream('order-1')).toEqual(stored);
    expect(await harness.open(harness.standIn.urlOf(1)).head()).toBe(stored.at(-1)?.position);
    expect(await readWhole(harness.open(harness.standIn.urlOf(1)))).toEqual(stored);
  });

  it('appends at the leader', async () => {
    const writer = harness.open(harness.standIn.urlOf(1));
    expect(await writer.append('order-1', NO_STREAM, facts(1))).toHaveLength(1);
  });
});

describe('a new leader', () => {
  beforeEach(() => startWith());

  it('is found by those who append and those who read', async () => {
    const { store, standIn } = harness;
    const stored = await fill(store, 'order-1', 3);
    standIn.electLeader(1);
    stored.push(...(await store.append('order-1', 2, facts(1))));
    standIn.electLeader(0);
    expect(await readWhole(store)).toEqual(stored);
  });

  it('gets each of many appends once', async () => {
    const { store, standIn } = harness;
    const appends = Array.from({ length: 40 }, (_, index) => fill(store, `order-${index}`, 2));
    await pause(5);
    standIn.electLeader(1);
    const stored = (await Promise.all(appends)).flat();
    expect(idsOf(await readWhole(store)).sort()).toEqual(idsOf(stored).sort());
  });
});

describe('a read', () => {
  beforeEach(() => startWith({ answerMsMax: ANSWER_MS_MAX }));

  it('that breaks off is begun again', async () => {
    const stored = await fill(harness.store, 'order-1', 5);
    const reader = await harness.another();
    harness.standIn.faults.readsCutOff = 1;
    expect(await reader.readStream('order-1')).toEqual(stored);
  });

  it('that nobody answers is a transient fault', async () => {
    await fill(harness.store, 'order-1', 5);
    harness.standIn.faults.readsSilent = 1;
    await expect(harness.store.head()).rejects.toMatchObject({ name: 'TransientFault' });
  });

  it('that was cut off on purpose does not pass for a short stream', async () => {
    await fill(harness.store, 'order-1', 5);
    harness.standIn.faults.readsSilent = 1;
    const reading = (await harness.another()).readStream('order-1');
    const outcome = expect(reading).rejects.toMatchObject({ name: 'TransientFault' });
    await pause(ANSWER_MS_MAX / 3);
    await harness.connections.at(-1)?.reset();
    await outcome;
  });

  it('of a stream that was cut at its beginning or deleted is refused: an order is whole or it is none', async () => {
    const { store, standIn } = harness;
    await fill(store, 'order-1', 3);
    standIn.writeForeign('order-1', 'SomethingElse');
    await expect(store.readStream('order-1')).rejects.toThrow(
      'SomethingElse, stands where our event 3 should',
    );
    standIn.log.tombstone('order-2');
    await expect(store.readStream('order-2')).rejects.toThrow('was deleted');
    await expect(store.append('order-2', NO_STREAM, facts(1))).rejects.toMatchObject({
      name: 'PoisonMessage',
    });
  });

  it('content with a revision that was seen asks nobody', async () => {
    const { store, standIn } = harness;
    const stored = await fill(store, 'order-1', 5);
    standIn.calls.length = 0;
    expect(await store.readStream('order-1', { atLeastRevision: 4 })).toEqual(stored);
    expect(await store.readStream('order-1', { fromRevision: 1, limit: 2 })).toEqual(stored.slice(1, 3));
    expect(standIn.calls).toEqual([]);
    await (await harness.another()).append('order-1', 4, facts(1));
    expect(await store.readStream('order-1', { atLeastRevision: 5 })).toHaveLength(6);
  });
});

describe('what others keep on the same server', () => {
  beforeEach(() => startWith());

  it('is passed by and not given', async () => {
    const { store, standIn } = harness;
    const [first] = await store.append('order-1', NO_STREAM, facts(1));
    for (let index = 0; index < 7; index += 1) standIn.writeForeign('$stats-0', '$statsCollected');
    standIn.writeForeign('invoice-1', 'InvoiceSent', { tenant: 'a' });
    const [last] = await store.append('order-1', 0, facts(1));
    standIn.writeForeign('$stats-0', '$statsCollected');
    expect(await readWhole(store, 2)).toEqual([first, last]);
    const slice = await store.readAll({ after: first?.position ?? FROM_START, limit: 10 });
    expect(slice).toEqual({ events: [last], position: await store.head(), isHead: true });
    expect(slice.position).toBeGreaterThan(last?.position ?? 0);
  });

  it('is looked at in bounded slices that lead on', async () => {
    const { store, standIn } = harness;
    for (let index = 0; index < 6_000; index += 1) standIn.writeForeign('$stats-0', '$statsCollected');
    const [event] = await store.append('order-1', NO_STREAM, facts(1));
    const first = await store.readAll({
      after: FROM_START,
      limit: 10,
      types: new Set(['OrderHeld'] as const),
    });
    expect([first.events, first.isHead]).toEqual([[], false]);
    const second = await store.readAll({
      after: first.position,
      limit: 10,
      types: new Set(['OrderHeld'] as const),
    });
    expect(second).toEqual({ events: [event], position: event?.position, isHead: true });
  });
});
