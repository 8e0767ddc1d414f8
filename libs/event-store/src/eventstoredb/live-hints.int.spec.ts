import { collector, facts, fill, idsOf, pause, until } from '../conformance/fixtures.js';
import { FROM_START, NO_STREAM, type EventStore } from '../event-store.js';
import { StandInHarness } from './stand-in/harness.js';

const PACE = { watchMs: 100, backoffMs: 10 };

let harness: StandInHarness;
let other: EventStore;

beforeEach(async () => {
  harness = await StandInHarness.start({ hintsPace: PACE });
  other = harness.open();
});

afterEach(() => harness.dispose());

const subscriptions = (): number =>
  harness.standIn.calls.filter(({ method }) => method === 'subscribe').length;

const listen = async (): Promise<{ hints: number }> => {
  const heard = { hints: 0 };
  harness.store.onAppended(() => (heard.hints += 1));
  await until('the subscription began', () => subscriptions() === 1);
  await pause(20);
  return heard;
};

describe('the hint that another process appended', () => {
  it('comes through the live subscription', async () => {
    const heard = await listen();
    await fill(other, 'order-1', 1);
    await until('it came', () => heard.hints > 0);
  });

  it('comes again after the subscription fell silent without a word', async () => {
    const heard = await listen();
    harness.standIn.faults.silences += 1;
    await fill(other, 'order-1', 1);
    await until('the watchdog saw it, and the new subscription told of it', () => heard.hints > 0);
    expect(harness.warnings.join()).toContain('it has not told of the event at');
    await fill(other, 'order-2', 1);
    await until('news come again', () => heard.hints > 1);
    expect(subscriptions()).toBeGreaterThan(1);
  });

  it('comes again after the subscription broke, from its place', async () => {
    const heard = await listen();
    harness.standIn.faults.breaks += 1;
    await fill(other, 'order-1', 1);
    await until('the event at which it broke was told of', () => heard.hints > 0);
    expect(harness.warnings.join()).toContain('Connection dropped');
  });

  it('is not taken for missed while nothing of ours is written', async () => {
    await listen();
    for (let turn = 0; turn < 5; turn += 1) {
      harness.standIn.writeForeign('$stats-0', '$statsCollected');
      await pause(PACE.watchMs);
    }
    expect(subscriptions()).toBe(1);
    expect(harness.warnings).toEqual([]);
  });
});

describe('a subscriber', () => {
  it('misses nothing while the live subscription is silent or broken', async () => {
    const seen = collector();
    const subscription = harness.store.subscribe({ after: FROM_START, batchSizeMax: 3 }, seen.handle);
    await until('the subscription began', () => subscriptions() === 1);
    const stored = await fill(other, 'order-1', 4);
    harness.standIn.faults.silences += 1;
    stored.push(...(await other.append('order-1', 3, facts(4))));
    harness.standIn.faults.breaks += 1;
    stored.push(...(await other.append('order-1', 7, facts(4))));
    await until('all were given', () => seen.events.length === 12);
    await subscription.stop();
    expect(idsOf(seen.events)).toEqual(idsOf(stored));
  });

  it('is never told of a position behind which it was not given everything', async () => {
    const stored = await fill(other, 'order-1', 40);
    const seen = collector();
    const subscription = harness.store.subscribe({ after: FROM_START, batchSizeMax: 7 }, seen.handle);
    await until('all were given', () => seen.events.length === 40);
    await subscription.stop();
    let given = 0;
    for (const { events, position } of seen.slices) {
      given += events.length;
      expect(stored.filter((event) => event.position <= position)).toHaveLength(given);
    }
  });
});

describe('what goes over the wire', () => {
  it('always names the revision, always asks for the leader, and never takes the slow path', async () => {
    const { store, standIn } = harness;
    await listen();
    await store.append('order-1', NO_STREAM, facts(2));
    await store.append('order-1', 1, facts(1));
    await store.append('order-1', 0, facts(1)).catch(() => undefined);
    await store.readStream('order-1');
    await store.readAll({ after: FROM_START, limit: 10 });
    const appends = standIn.calls.filter(({ method }) => method === 'batch-append');
    expect(appends.map(({ expected }) => expected)).toEqual([NO_STREAM, 1, 0]);
    expect(standIn.calls.filter(({ method }) => method === 'append')).toEqual([]);
    expect(standIn.calls.filter(({ requiresLeader }) => !requiresLeader)).toEqual([]);
  });
});
