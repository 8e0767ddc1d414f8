import { TOPIC } from '@throughline/contracts';
import { EmbeddedHarness } from '../conformance/embedded-harness.js';
import { pause, tagOf, World } from '../conformance/world.js';
import type { Consumer, Message } from '../message-transport.js';
import { faultyTransport, type DeliveryFaults } from './faulty-transport.js';

const PATIENCE_MS = 4_000;

describe('a transport with faults', () => {
  let harness: EmbeddedHarness;
  let world: World;
  let handled: string[];

  beforeEach(() => {
    handled = [];
    harness = new EmbeddedHarness();
  });
  afterEach(() => harness.dispose());

  function consume(faults: DeliveryFaults, handle = record): Promise<Consumer> {
    const transport = faultyTransport(harness.transport, faults);
    const faulty = {
      transport,
      store: harness.store,
      crash: () => harness.crash(),
      dispose: () => harness.dispose(),
    };
    world = new World(faulty, PATIENCE_MS);
    return world.consume({ topics: [TOPIC.wmsEvents], handle });
  }

  const record = async (message: Message): Promise<void> => void handled.push(tagOf(message));
  const isTagged = (tag: string) => (group: string, message: Message) =>
    group === 'conformance' && tagOf(message) === tag;

  it('loses what is to be dropped, and nothing else', async () => {
    const consumer = await consume({ drop: isTagged('b') });
    await world.said('s1', 'a', 'b', 'c');
    await world.eventually(() => expect(handled).toEqual(['a', 'c']));
    expect(consumer.statistics().lag).toEqual({ [TOPIC.wmsEvents]: 0 });
  });

  it('fails what is to be failed, until it is not, and nothing else', async () => {
    let failures = 0;
    const isFailing = (group: string, message: Message) =>
      isTagged('b')(group, message) && (failures += 1) < 3;
    await consume({ fail: isFailing });
    await world.said('s1', 'a', 'b', 'c');
    await world.eventually(() => expect(handled).toEqual(['a', 'b', 'c']));
    expect(failures).toBe(3);
  });

  it('repeats what is to be duplicated', async () => {
    await consume({ duplicate: isTagged('b') });
    await world.said('s1', 'a', 'b', 'c');
    await world.eventually(() => expect(handled).toEqual(['a', 'b', 'b', 'c']));
  });

  it('delays a message and its key, and no other key', async () => {
    await consume({ delayMs: (_, message) => (tagOf(message) === 'late' ? 60 : 0) });
    await world.said('s1', 'late', 'after');
    await world.said('s2', 'other');
    await world.eventually(() => expect(handled).toEqual(['other', 'late', 'after']));
  });

  it('swaps a message with the next one of its key', async () => {
    await consume({ swap: isTagged('a') });
    await world.said('s1', 'a');
    await world.said('s2', 'other');
    await world.said('s1', 'b', 'c');
    await world.eventually(() => expect(handled).toEqual(['other', 'b', 'a', 'c']));
  });

  it('swaps a message with nothing if nothing comes', async () => {
    await consume({ swap: isTagged('a'), swapWaitMs: 30 });
    await world.said('s1', 'a');
    await pause(10);
    expect(handled).toEqual([]);
    await world.eventually(() => expect(handled).toEqual(['a']));
  });

  it('never handles two messages of a key at once, swapped or not', async () => {
    const steps: string[] = [];
    await consume({ swap: isTagged('a'), swapWaitMs: 5 }, async (message) => {
      steps.push(`${tagOf(message)} begins`);
      await pause(40);
      steps.push(`${tagOf(message)} ends`);
    });
    await world.said('s1', 'a');
    await world.eventually(() => expect(steps).toEqual(['a begins']));
    await world.said('s1', 'b');
    await world.eventually(() => expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']));
  });

  it('tries a swapped message again until it is handled', async () => {
    let tries = 0;
    await consume({ swap: isTagged('a'), swapWaitMs: 5 }, async (message) => {
      if (tagOf(message) === 'a' && (tries += 1) < 3) throw new Error('not yet');
      await record(message);
    });
    await world.said('s1', 'a', 'b');
    await world.eventually(() => expect(handled).toEqual(['b', 'a']));
    expect(tries).toBe(3);
  });

  it('handles what it holds before it stops', async () => {
    const consumer = await consume({ swap: isTagged('a'), swapWaitMs: 60_000 });
    await world.said('s1', 'a');
    await world.eventually(() => expect(consumer.statistics().lag).toEqual({ [TOPIC.wmsEvents]: 0 }));
    await consumer.stop();
    expect(handled).toEqual(['a']);
  });

  it('is the transport itself in everything else', async () => {
    const consumer = await consume({});
    await world.said('s1', 'a');
    await world.eventually(() => expect(handled).toEqual(['a']));
    expect(consumer.owns(TOPIC.wmsEvents, 's1')).toBe(true);
    expect((await world.contentOf(TOPIC.wmsEvents)).map(tagOf)).toEqual(['a']);
    await world.transport.close();
    await expect(harness.transport.read(TOPIC.wmsEvents, { limit: 1, waitMs: 0 })).rejects.toThrow('closed');
  });
});
