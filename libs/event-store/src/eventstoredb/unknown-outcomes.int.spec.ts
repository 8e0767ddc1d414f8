import { fact, facts, fill, idsOf, pause, readWhole } from '../conformance/fixtures.js';
import { NO_STREAM } from '../event-store.js';
import { APPENDS_UNANSWERED_MAX } from './append-lane.js';
import { StandInHarness } from './stand-in/harness.js';

const ANSWER_MS_MAX = 600;

/** Enough that the connection does not take it all at once. */
const RAW_CHARACTERS = 100_000;

let harness: StandInHarness;

beforeEach(async () => {
  harness = await StandInHarness.start({ answerMsMax: ANSWER_MS_MAX }, { nodes: 2 });
});

afterEach(() => harness.dispose());

describe('an append whose outcome is unknown', () => {
  it('is a transient fault if nobody answers, and goes through with the same ids', async () => {
    const { store, standIn } = harness;
    standIn.faults.appendsSwallowed = 1;
    const events = facts(2);
    await expect(store.append('order-1', NO_STREAM, events)).rejects.toMatchObject({
      name: 'TransientFault',
    });
    expect(await store.append('order-1', NO_STREAM, events)).toHaveLength(2);
  });

  it('is found where it was to go if only the answer was lost', async () => {
    const { store, standIn } = harness;
    standIn.faults.answersLost = 1;
    const events = facts(2);
    expect(idsOf(await store.append('order-1', NO_STREAM, events))).toEqual(idsOf(events));
    expect(idsOf(await readWhole(store))).toEqual(idsOf(events));
  });

  it('is found where it was to go if the connection broke, its own or that of a neighbour', async () => {
    const { store, standIn } = harness;
    await fill(store, 'order-0', 1);
    standIn.faults.answersCutOff = 1;
    const streams = Array.from({ length: 10 }, (_, index) => `order-${index + 1}`);
    const stored = await Promise.all(streams.map((stream) => store.append(stream, NO_STREAM, [fact()])));
    expect(stored.flat()).toHaveLength(10);
    expect(await readWhole(store)).toHaveLength(11);
  });

  it('is sent again if the server was not ready', async () => {
    const { store, standIn } = harness;
    standIn.faults.appendsNotReady = 2;
    expect(await store.append('order-1', NO_STREAM, facts(1))).toHaveLength(1);
    expect(standIn.calls.filter(({ method }) => method === 'batch-append')).toHaveLength(3);
  });

  it('is not sent for ever', async () => {
    const { store, standIn } = harness;
    standIn.faults.appendsNotReady = 1_000;
    await expect(store.append('order-1', NO_STREAM, facts(1))).rejects.toMatchObject({
      name: 'TransientFault',
    });
  });

  it('is refused with the revision found if another append took its place', async () => {
    const { store, standIn } = harness;
    standIn.faults.appendsSwallowed = 1;
    const beaten = store.append('order-1', NO_STREAM, facts(1));
    await pause(ANSWER_MS_MAX / 3);
    await (await harness.another()).append('order-1', NO_STREAM, facts(3));
    await expect(beaten).rejects.toMatchObject({ name: 'StreamMovedOn', actualRevision: 2 });
  });
});

describe('a server that has forgotten what was written', () => {
  beforeEach(() => {
    harness.standIn.log.forgetsWrites = true;
  });

  it('still has a repeat recognised, wherever the stream is by then', async () => {
    const { store } = harness;
    const events = facts(2);
    const stored = await store.append('order-1', NO_STREAM, events);
    expect(await store.append('order-1', NO_STREAM, events)).toEqual(stored);
    await store.append('order-1', 1, facts(3));
    expect(await store.append('order-1', NO_STREAM, events)).toEqual(stored);
  });

  it('still has other ids refused', async () => {
    const { store } = harness;
    const events = facts(2);
    await store.append('order-1', NO_STREAM, events);
    const longer = store.append('order-1', NO_STREAM, [...events, fact()]);
    await expect(longer).rejects.toMatchObject({ name: 'StreamMovedOn', actualRevision: 1 });
  });
});

describe('a server that answers no appends', () => {
  it('does not keep later appends from going through', async () => {
    const { store, standIn } = harness;
    standIn.faults.appendsSwallowed = APPENDS_UNANSWERED_MAX;
    const lost = Array.from({ length: APPENDS_UNANSWERED_MAX }, (_, index) =>
      store.append(`order-${index}`, NO_STREAM, facts(1)),
    );
    for (const { status } of await Promise.allSettled(lost)) expect(status).toBe('rejected');
    expect(await store.append('order-next', NO_STREAM, facts(1))).toHaveLength(1);
    expect(harness.warnings.join()).toContain('broken off');
  });

  it('that is gone ends no process, however many appends wait for it', async () => {
    const { store, standIn } = harness;
    const unhandled: unknown[] = [];
    const note = (reason: unknown): unknown => unhandled.push(reason);
    process.on('unhandledRejection', note);
    await store.append('order-0', NO_STREAM, facts(1));
    const raw = 'x'.repeat(RAW_CHARACTERS);
    const waiting = Array.from({ length: 100 }, (_, index) =>
      store.append(`order-${index + 1}`, NO_STREAM, [fact({ raw })]).catch((error: unknown) => error),
    );
    standIn.stopNode(0);
    for (const outcome of await Promise.all(waiting)) {
      if (!Array.isArray(outcome)) expect(outcome).toMatchObject({ name: 'TransientFault' });
    }
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
