import {
  deadLetterTopicOf,
  RELAY_GROUP,
  TOPIC,
  topicNamed,
  type DeadLetter,
  type StoredEvent,
  type TopicDeclaration,
} from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import { TransientFault } from '@throughline/kernel';
import {
  caughtUp,
  fact,
  HELD_TOPIC,
  RELAY_TOPICS,
  RelayWorld,
  SHIPMENTS_TOPIC,
  until,
  upTo,
} from '../conformance/relay-world.js';
import { partitionOf } from '../delivery/murmur2.js';
import type { Relay } from './relay.js';

const NEVER_MS = 3_600_000;
const LARGER_THAN_A_MESSAGE_CHARACTERS = 1_200_000;

describe('the relay', () => {
  let world: RelayWorld;

  beforeEach(async () => {
    world = await RelayWorld.create();
  });

  afterEach(() => world.dispose());

  it('publishes every event, in order per key, where any client of Kafka would put it', async () => {
    await world.holdOrders(2_500, 40);
    const relay = world.relay();
    await world.holdOrders(50, 40);
    await caughtUp(relay);
    expect(await world.positions()).toEqual(upTo(2_550));
    const revisions = new Map<string, number>();
    for (const { key, partition, headers, value, timestamp } of await world.messages(HELD_TOPIC)) {
      const event = value as StoredEvent;
      expect(key).toBe(event.correlationId);
      expect(partition).toBe(partitionOf(key, topicNamed(HELD_TOPIC).partitions));
      expect(event.revision).toBe((revisions.get(key!) ?? -1) + 1);
      revisions.set(key!, event.revision);
      expect(timestamp).toBe(event.recordedAt);
      expect(headers).toEqual({
        type: 'OrderHeld',
        stream: event.stream,
        revision: String(event.revision),
        position: String(event.position),
        id: event.id,
      });
    }
    expect(await relay.statistics()).toMatchObject({
      head: 2_550,
      lag: 0,
      published: 2_550,
      lastError: null,
    });
  });

  it('publishes an event on each topic that shows it', async () => {
    const data = { reference: 'S1', orderNumber: '1071', locationId: 'berlin', lines: [] };
    await world.append('o1', [fact('o1', data, 'ShipmentReleased')]);
    await caughtUp(world.relay());
    expect(await world.messages(SHIPMENTS_TOPIC)).toMatchObject([{ key: 'o1', value: { data } }]);
    expect(await world.messages(TOPIC.fulfillmentRequests)).toMatchObject([
      { key: 'S1', value: { reference: 'S1', orderNumber: '1071' }, headers: { type: 'ShipmentReleased' } },
    ]);
  });

  it('goes on after a restart where it stopped, without a gap or a repeat', async () => {
    await world.holdOrders(30);
    const first = world.relay({ checkpointEveryMs: NEVER_MS });
    await caughtUp(first);
    await first.stop();
    await world.holdOrders(30);
    await caughtUp(world.relay());
    expect(await world.positions()).toEqual(upTo(60));
  });

  it('repeats what no checkpoint tells of after a crash, and loses nothing', async () => {
    await world.holdOrders(30);
    const killed = world.relay({ checkpointEveryMs: NEVER_MS });
    await caughtUp(killed);
    killed.cutOff();
    await world.holdOrders(10);
    await caughtUp(world.relay());
    expect(await world.positions()).toEqual([...upTo(30), ...upTo(40)].sort((a, b) => a - b));
  });

  it('leaves the work to one of two, and the other takes over when the first stops or dies', async () => {
    const relays = [world.relay(), world.relay()];
    const roles = async () =>
      (await Promise.all(relays.map((each) => each.statistics()))).map(({ role }) => role);
    const leader = async (): Promise<Relay> => {
      await until(async () => (await roles()).filter((role) => role === 'leader').length === 1);
      return relays[(await roles()).indexOf('leader')]!;
    };
    await until(async () => (await roles()).sort().join() === 'leader,standby');
    await world.holdOrders(20);
    const first = await leader();
    await caughtUp(first);
    const standby = relays.find((each) => each !== first)!;
    expect(await standby.statistics()).toMatchObject({
      role: 'standby',
      lag: 0,
      published: 0,
      position: null,
    });

    await first.stop();
    await world.holdOrders(20);
    await caughtUp(standby);
    expect(await world.positions()).toEqual(upTo(40));

    relays.push(world.relay());
    await until(async () => (await roles()).includes('standby'));
    const second = await leader();
    second.cutOff();
    await world.holdOrders(20);
    const third = relays.find((each) => each !== first && each !== second && each !== standby) ?? standby;
    await caughtUp(third === second ? standby : third);
    expect(new Set(await world.positions())).toEqual(new Set(upTo(60)));
  });

  it('sets an event aside that its topic cannot be made from, and one too large for a message', async () => {
    const unwilling = (topic: TopicDeclaration): TopicDeclaration => ({
      ...topic,
      map: (event) => {
        if ((event.data as { isOdd?: boolean }).isOdd) throw new Error('no such line');
        return topic.map!(event);
      },
    });
    const topics = RELAY_TOPICS.map((topic) => (topic.name === HELD_TOPIC ? unwilling(topic) : topic));
    await world.hold('o1', { isOdd: true }, 'x'.repeat(LARGER_THAN_A_MESSAGE_CHARACTERS), { index: 3 });
    const relay = world.relay({ topics });
    await caughtUp(relay);
    expect(await world.positions()).toEqual([3]);
    const letters = await world.messages(deadLetterTopicOf(HELD_TOPIC));
    expect(letters.map(({ value }) => value as DeadLetter)).toMatchObject([
      {
        topic: HELD_TOPIC,
        offset: '1',
        key: 'order-o1',
        group: RELAY_GROUP,
        reason: `${HELD_TOPIC} cannot show OrderHeld: no such line`,
        headers: { type: 'OrderHeld', revision: '0' },
      },
      { offset: '2', reason: expect.stringContaining('expected a message of at most') as string },
    ]);
    expect(await relay.statistics()).toMatchObject({ deadLetters: 2, lag: 0 });
    expect(world.errors).toHaveLength(2);
  });

  it('goes on from what a restored store shares with the topics, and says so', async () => {
    await world.holdOrders(20);
    const before = world.relay();
    await caughtUp(before);
    await before.stop();
    const restore = await world.copyStore('backup.sqlite');
    await world.holdOrders(10);
    const after = world.relay();
    await caughtUp(after);
    await after.stop();

    await restore();
    await world.holdOrders(30);
    const relay = world.relay();
    await caughtUp(relay);
    expect(await world.positions()).toEqual([...upTo(50), ...upTo(30).slice(20)].sort((a, b) => a - b));
    expect(world.errors).toEqual([expect.stringContaining('it was restored or replaced')]);
    expect((await relay.statistics()).lastError).toBe('the store does not know the event of checkpoint 30');
    await relay.stop();

    const next = world.relay();
    await caughtUp(next);
    expect(world.errors).toHaveLength(1);
    expect((await next.statistics()).published).toBe(0);
  });

  it('publishes all of a store that shares nothing with the topics', async () => {
    await world.holdOrders(20);
    const before = world.relay();
    await caughtUp(before);
    await before.stop();
    await world.useEmptyStore();
    await world.holdOrders(5);
    const relay = world.relay();
    await caughtUp(relay);
    expect((await relay.statistics()).published).toBe(5);
    expect(world.errors).toHaveLength(1);
  });

  it('waits for a database that is away', async () => {
    let isAway = true;
    const { store } = world;
    const flaky = new Proxy<EventStore>(store, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (name !== 'readAll' || typeof member !== 'function') return member;
        return isAway
          ? () => Promise.reject(new TransientFault('the database is away'))
          : (member.bind(target) as unknown);
      },
    });
    await world.holdOrders(5);
    const relay = world.relay({ store: flaky });
    await until(async () => (await relay.statistics()).lastError === 'the database is away');
    expect(await relay.statistics()).toMatchObject({ role: 'leader', head: 5, lag: 5 });
    isAway = false;
    await caughtUp(relay);
    isAway = true;
    await world.holdOrders(5);
    await until(async () => (await relay.statistics()).lag === 5);
    isAway = false;
    await caughtUp(relay);
    expect(await world.positions()).toEqual(upTo(10));
  });
});
