import { TOPIC } from '@throughline/contracts';
import { EmbeddedHarness } from '../conformance/embedded-harness.js';
import { Gate, pause, tagOf, World } from '../conformance/world.js';

const PATIENCE_MS = 4_000;
const DAY_MS = 86_400_000;

describe('old messages of an inbound topic', () => {
  let now: Date;
  let harness: EmbeddedHarness;
  let world: World;

  function open(cursorFlushMs: number): void {
    now = new Date('2026-01-05T10:00:00.000Z');
    harness = new EmbeddedHarness({ clock: { now: () => now }, retentionCheckMs: 10, cursorFlushMs });
    world = new World(harness, PATIENCE_MS);
  }

  beforeEach(() => open(20));
  afterEach(() => harness.dispose());

  const daysPass = (days: number): void => {
    now = new Date(now.getTime() + days * DAY_MS);
  };

  const kept = async (): Promise<string[]> => (await world.contentOf(TOPIC.wmsEvents)).map(tagOf);

  const consumeAll = () => world.consume({ topics: [TOPIC.wmsEvents], handle: async () => undefined });

  it('are deleted after their retention, and younger ones are not', async () => {
    await consumeAll();
    await world.said('s1', 'day-0');
    daysPass(20);
    await world.said('s1', 'day-20');
    daysPass(11);
    await world.said('s1', 'day-31');
    await world.eventually(async () => expect(await kept()).toEqual(['day-20', 'day-31']));
    await pause(50);
    expect(await kept()).toEqual(['day-20', 'day-31']);
  });

  it('stay as long as a group has not handled them', async () => {
    const gate = new Gate();
    await world.consume({ topics: [TOPIC.wmsEvents], handle: () => gate.opened });
    await world.said('s1', 'first');
    await world.said('s2', 'second');
    daysPass(40);
    await pause(80);
    expect(await kept()).toEqual(['first', 'second']);
    gate.release();
    await world.eventually(async () => expect(await kept()).toEqual(['second']));
  });

  it('stay until the slowest group has handled them', async () => {
    const gate = new Gate();
    const topics = [TOPIC.wmsEvents];
    const quick = await world.consume({ group: 'quick', topics, handle: async () => undefined });
    await world.consume({ group: 'slow', topics, handle: () => gate.opened });
    await world.said('s1', 'first', 'second');
    await world.eventually(() => expect(quick.statistics().lag).toEqual({ [TOPIC.wmsEvents]: 0 }));
    daysPass(40);
    await pause(80);
    expect(await kept()).toEqual(['first', 'second']);
    gate.release();
    await world.eventually(async () => expect(await kept()).toEqual(['second']));
  });

  it('stay for a group that is not running now', async () => {
    const consumer = await consumeAll();
    await consumer.stop();
    await world.said('s1', 'first');
    await world.said('s1', 'second');
    daysPass(40);
    await pause(80);
    expect(await kept()).toEqual(['first', 'second']);
  });

  it('stay for a group that had only just begun when the process died', async () => {
    await harness.dispose();
    open(60_000);
    const never = new Gate();
    await world.said('s1', 'first', 'second');
    await world.consume({ topics: [TOPIC.wmsEvents], handle: () => never.opened });
    await world.crash();
    daysPass(40);
    await pause(60);
    expect(await kept()).toEqual(['first', 'second']);
    never.release();
  });

  it('do not make offsets begin anew after a restart, when all of them are old', async () => {
    await world.said('s1', 'first');
    await world.said('s1', 'second');
    daysPass(40);
    await world.eventually(async () => expect(await kept()).toEqual(['second']));
    await world.crash();
    const offsets = await harness.transport.publish(TOPIC.wmsEvents, [
      { key: 's1', value: { tag: 'third' } },
    ]);
    expect(offsets).toEqual(['3']);
  });

  it('are deleted in steps, however many they are', async () => {
    const tags = Array.from({ length: 1_700 }, (_, n) => `said-${n}`);
    await world.said('s1', ...tags);
    daysPass(40);
    await world.eventually(async () => expect(await kept()).toEqual(['said-1699']));
  });

  it('stay for ever where they are dead letters', async () => {
    const letter = { key: 's1', value: { tag: 'letter' } };
    await harness.transport.publish(`${TOPIC.wmsEvents}.dead`, [letter, letter]);
    daysPass(4_000);
    await pause(60);
    expect(await world.contentOf(`${TOPIC.wmsEvents}.dead`)).toHaveLength(2);
  });
});

describe('a commit that fails', () => {
  it('gives its offsets to the next messages, so that none is missing', async () => {
    const harness = new EmbeddedHarness();
    const first = harness.transport.publish(TOPIC.wmsEvents, [{ key: 's1', value: 1 }]);
    const broken = harness.file.write(() => {
      harness.file.prepare("INSERT INTO topics (name) VALUES ('half done')").run();
      throw new Error('broken halfway');
    });
    await expect(broken).rejects.toThrow('broken halfway');
    await expect(first).rejects.toMatchObject({ name: 'TransientFault' });
    expect(await harness.transport.publish(TOPIC.wmsEvents, [{ key: 's1', value: 2 }])).toEqual(['1']);
    await harness.dispose();
  });
});
