import { TOPIC, type DeadLetter } from '@throughline/contracts';
import type { SqliteEventStore } from '@throughline/event-store';
import { systemClock } from '@throughline/kernel';
import { EmbeddedHarness } from '../conformance/embedded-harness.js';
import { describeMessageTransport } from '../conformance/index.js';
import { Gate, ORDERS_TOPIC, pause, PAYMENTS_TOPIC, tagOf, World } from '../conformance/world.js';
import { partitionOf } from '../delivery/murmur2.js';
import type { ConsumerTrouble, Message } from '../message-transport.js';
import { EmbeddedTransport } from './embedded-transport.js';

const PATIENCE_MS = 4_000;

describeMessageTransport('the embedded transport', async () => new EmbeddedHarness());

describe('the embedded transport besides', () => {
  let harness: EmbeddedHarness;
  let world: World;

  beforeEach(() => {
    harness = new EmbeddedHarness();
    world = new World(harness, PATIENCE_MS);
  });
  afterEach(() => harness.dispose());

  it('keeps no copy of what the event store holds', async () => {
    await world.placed('order-1');
    const consumer = await world.consume({ handle: async () => undefined });
    await world.eventually(() => expect(consumer.statistics().lag).toEqual({ [ORDERS_TOPIC]: 0 }));
    expect(harness.file.prepare('SELECT count(*) AS messages FROM topic_messages').get()).toEqual({
      messages: 0,
    });
  });

  it('makes a key of a fault wait, and not even the keys of its own partition', async () => {
    const [stuck = '', ...others] = Array.from({ length: 200 }, (_, n) => `order-${n}`).filter(
      (key) => partitionOf(key, 12) === 0,
    );
    const handled: string[] = [];
    const consumer = await world.consume({
      retry: { attemptsMax: 3, backoffMs: 60_000, backoffMsMax: 60_000 },
      handle: async (message) => {
        if (message.key === stuck) throw new Error('not yet');
        handled.push(tagOf(message));
      },
    });
    await world.placed(stuck);
    await world.placed(...others);
    await world.eventually(() => expect([...handled].sort()).toEqual([...others].sort()));
    expect(consumer.statistics()).toMatchObject({ paused: 1, inFlight: 0, lag: { [ORDERS_TOPIC]: 1 } });
  });

  it('gives every waiting key its turn, however many messages one key has', async () => {
    const handled: string[] = [];
    await world.said('busy', ...Array.from({ length: 50 }, (_, n) => `busy-${n}`));
    await world.said('quiet', 'quiet');
    await world.consume({
      topics: [TOPIC.wmsEvents],
      inFlightMax: 1,
      handle: async (message) => void handled.push(tagOf(message)),
    });
    await world.eventually(() => expect(handled).toHaveLength(51));
    expect(handled.indexOf('quiet')).toBeLessThan(3);
  });

  it('keeps the order of a key across the topics that a group consumes', async () => {
    const handled: string[] = [];
    await world.consume({
      topics: [ORDERS_TOPIC, PAYMENTS_TOPIC],
      handle: async (message) => {
        await pause(Math.random() * 3);
        handled.push(tagOf(message));
      },
    });
    const steps = Array.from({ length: 20 }, (_, n) => n);
    for (const n of steps)
      await world.happened('order-1', n % 2 ? 'OrderHeld' : 'PaymentAuthorized', `step-${n}`);
    await world.eventually(() => expect(handled).toEqual(steps.map((n) => `step-${n}`)));
  });

  it('shows one event on every topic that carries it', async () => {
    const topics: string[] = [];
    await world.consume({
      topics: ['oms.fulfillment.events.v1', TOPIC.fulfillmentRequests],
      handle: async ({ topic }) => void topics.push(topic),
    });
    await world.happened('order-1', 'ShipmentReleased', 'released', { data: { reference: 'S1-1' } });
    await world.eventually(() =>
      expect([...topics].sort()).toEqual(['oms.fulfillment.events.v1', TOPIC.fulfillmentRequests]),
    );
  });

  it('sets an event aside that a topic cannot be made from, and goes on behind it', async () => {
    const keys: (string | null)[] = [];
    await world.consume({
      topics: ['oms.stock.events.v1', ORDERS_TOPIC],
      handle: async ({ key }) => void keys.push(key),
      onDeadLetter: async (letter: DeadLetter) => void keys.push(letter.reason),
    });
    const data = null as unknown as object;
    const now = new Date().toISOString();
    await harness.store.append('stock-tea', -1, [
      {
        id: 'e1',
        type: 'StockAdjusted',
        schemaVersion: 1,
        occurredAt: now,
        correlationId: 'tea',
        causationId: 'test',
        actor: 'test',
        producer: 'inventory',
        data,
      },
    ]);
    await world.placed('order-1');
    await world.eventually(() => expect(keys).toContain('order-1'));
    await world.eventually(() =>
      expect(keys).toContainEqual(expect.stringMatching(/^oms\.stock\.events\.v1 cannot show StockAdjusted/)),
    );
  });

  it('saves offsets now and then, so that a crash repeats little', async () => {
    const before: string[] = [];
    await world.consume({ handle: async (message) => void before.push(tagOf(message)) });
    await world.placed('order-1', 'order-2');
    await world.eventually(() => expect(before).toHaveLength(2));
    await pause(100);
    await world.crash();
    const after: string[] = [];
    await world.consume({ handle: async (message) => void after.push(tagOf(message)) });
    await world.placed('order-3');
    await world.eventually(() => expect(after).toContain('order-3'));
    expect(after).toEqual(['order-3']);
  });

  it('tells once of a handler that does not come to an end, and does not stop it', async () => {
    const gate = new Gate();
    const troubles: ConsumerTrouble[] = [];
    const consumer = await world.consume({
      handlerTimeoutMs: 30,
      handle: () => gate.opened,
      onTrouble: (trouble) => void troubles.push(trouble),
    });
    await world.placed('order-1');
    await world.eventually(() => expect(consumer.statistics()).toMatchObject({ overdue: 1, inFlight: 1 }));
    await pause(80);
    expect(troubles).toMatchObject([{ kind: 'overdue', message: { key: 'order-1' } }]);
    gate.release();
    await world.eventually(() => expect(consumer.statistics()).toMatchObject({ overdue: 0, inFlight: 0 }));
  });

  it('tells how far behind a group is, and when it last got on', async () => {
    const gate = new Gate();
    const startedAt = Date.now();
    const consumer = await world.consume({ inFlightMax: 1, handle: () => gate.opened });
    await world.placed('order-1', 'order-2', 'order-3');
    await world.eventually(() =>
      expect(consumer.statistics()).toMatchObject({ lag: { [ORDERS_TOPIC]: 3 }, inFlight: 1 }),
    );
    await pause(20);
    const stalledAt = Date.parse(consumer.statistics().lastProgressAt);
    expect(stalledAt).toBeGreaterThanOrEqual(startedAt);
    expect(stalledAt).toBeLessThan(Date.now() - 10);
    gate.release();
    await world.eventually(() => expect(consumer.statistics().lag).toEqual({ [ORDERS_TOPIC]: 0 }));
    expect(Date.parse(consumer.statistics().lastProgressAt)).toBeGreaterThan(stalledAt);
  });

  it('gives a newcomer its share of what waits already', async () => {
    const gate = new Gate();
    const handledBy = new Map<string, string>();
    const member = (name: string, ready: Promise<void>) => ({
      inFlightMax: 1,
      handle: async (message: Message): Promise<void> => {
        await ready;
        handledBy.set(tagOf(message), name);
      },
    });
    const orders = Array.from({ length: 40 }, (_, n) => `order-${n}`);
    const anna = await world.consume(member('anna', gate.opened));
    await world.placed(...orders);
    await world.eventually(() => expect(anna.statistics().lag[ORDERS_TOPIC]).toBe(40));
    const ben = await world.consume(member('ben', Promise.resolve()));
    const bens = orders.filter((order) => ben.owns(ORDERS_TOPIC, order));
    await world.eventually(() => expect(handledBy.size).toBeGreaterThanOrEqual(bens.length - 1));
    expect(new Set(handledBy.values())).toEqual(new Set(['ben']));
    expect(anna.statistics().lag[ORDERS_TOPIC]).toBeLessThan(40);
    gate.release();
    await world.eventually(() => expect([...handledBy.keys()].sort()).toEqual([...orders].sort()));
  });

  it('refuses a member that would do other work than its group', async () => {
    const handle = async (): Promise<void> => undefined;
    await world.consume({ handle });
    const other = { name: 'RequestRefused', code: 'bad-consumer' };
    await expect(world.consume({ handle, topics: [PAYMENTS_TOPIC] })).rejects.toMatchObject(other);
    await expect(world.consume({ handle, types: new Set(['OrderHeld']) })).rejects.toMatchObject(other);
  });

  it('lets a group begin again with other topics once its last member has stopped', async () => {
    const handled: string[] = [];
    const first = await world.consume({ handle: async () => undefined });
    const stopping = first.stop();
    await world.consume({
      topics: [PAYMENTS_TOPIC],
      handle: async (message) => void handled.push(tagOf(message)),
    });
    await stopping;
    await world.happened('order-1', 'PaymentAuthorized', 'paid-1');
    await world.eventually(() => expect(handled).toEqual(['paid-1']));
  });

  it('finds one message among very many without holding up everything else', async () => {
    for (let n = 0; n < 20; n += 1) {
      await world.placed(...Array.from({ length: 1_000 }, (_, at) => `order-${n}-${at}`));
    }
    await world.happened('order-1', 'ShipmentReleased', 'released', { data: { reference: 'S1-1' } });
    await world.crash();
    let longestTurnMs = 0;
    let turnAtMs = performance.now();
    const timer = setInterval(() => {
      longestTurnMs = Math.max(longestTurnMs, performance.now() - turnAtMs);
      turnAtMs = performance.now();
    }, 1);
    const { messages } = await world.transport.read(TOPIC.fulfillmentRequests, { limit: 10, waitMs: 0 });
    clearInterval(timer);
    expect(messages.map(({ key }) => key)).toEqual(['S1-1']);
    expect(longestTurnMs).toBeGreaterThan(0);
    expect(longestTurnMs).toBeLessThan(250);
  });

  it('finds events whose hint was lost', async () => {
    const deaf = Object.create(harness.store, {
      onAppended: { value: () => () => undefined },
    }) as SqliteEventStore;
    const { file } = harness;
    const transport = new EmbeddedTransport({ file, store: deaf, clock: systemClock, cursorFlushMs: 20 });
    const handled: string[] = [];
    await transport.consume({
      group: 'deaf',
      topics: [ORDERS_TOPIC],
      inFlightMax: 1,
      retry: { attemptsMax: 1, backoffMs: 1, backoffMsMax: 1 },
      handle: async (message) => void handled.push(tagOf(message)),
    });
    await world.placed('order-1');
    await world.eventually(() => expect(handled).toEqual(['order-1']));
    await transport.close();
  });

  it('reads few large messages at a time, and all of them in the end', async () => {
    const value = Buffer.alloc(900_000, '1');
    for (let n = 0; n < 12; n += 1) await world.transport.publish(TOPIC.wmsEvents, [{ key: 's1', value }]);
    const { messages } = await world.transport.read(TOPIC.wmsEvents, { limit: 1_000, waitMs: 0 });
    expect(messages).toHaveLength(9);
    expect(await world.contentOf(TOPIC.wmsEvents)).toHaveLength(12);
  });

  it('does not keep the process alive for a message that was to be tried again', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const consumer = await world.consume({
      retry: { attemptsMax: 3, backoffMs: 60_000, backoffMsMax: 60_000 },
      handle: () => Promise.reject(new Error('not yet')),
    });
    await world.placed('order-1');
    await world.eventually(() => expect(consumer.statistics().paused).toBe(1));
    expect(timers()).toBeGreaterThan(before);
    await consumer.stop();
    expect(timers()).toBe(before);
  });

  it('answers everyone who waits for a message when it closes, and takes no one new', async () => {
    const { transport } = world;
    const reading = transport.read(ORDERS_TOPIC, { limit: 1, waitMs: 60_000 });
    await pause(10);
    await transport.close();
    expect((await reading).messages).toEqual([]);
    await expect(transport.read(ORDERS_TOPIC, { limit: 1, waitMs: 0 })).rejects.toThrow(
      'the transport is closed',
    );
    await expect(world.consume({ handle: async () => undefined })).rejects.toThrow('the transport is closed');
  });

  it('lets handlers end, and their dead letters be stored, while it closes', async () => {
    const gate = new Gate();
    let begun = 0;
    await world.consume({
      retry: { attemptsMax: 1, backoffMs: 1, backoffMsMax: 1 },
      handle: async () => {
        begun += 1;
        await gate.opened;
        throw new Error('wrong');
      },
    });
    await world.placed('order-1');
    await world.eventually(() => expect(begun).toBe(1));
    const closing = world.transport.close();
    gate.release();
    await closing;
    const stored = harness.file.prepare('SELECT count(*) AS letters FROM topic_messages').get();
    expect(stored).toEqual({ letters: 1 });
  });
});
