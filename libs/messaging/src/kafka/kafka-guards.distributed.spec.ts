import { TOPIC, TOPIC_PARTITIONS } from '@throughline/contracts';
import { systemClock } from '@throughline/kernel';
import type { Admin } from 'kafkajs';
import { KafkaHarness, silentLog, testConnection } from '../conformance/kafka-harness.js';
import { Gate, keysApart, ORDERS_TOPIC, pause, PAYMENTS_TOPIC, tagOf, World } from '../conformance/world.js';
import { partitionOf } from '../delivery/murmur2.js';
import type { Message } from '../message-transport.js';
import { FEED_MESSAGES_MAX } from './backpressure.js';
import { ClusterNames } from './cluster-names.js';
import { ensureTopics } from './ensure-topics.js';
import { kafkaClient } from './kafka-client.js';
import { KafkaTransport } from './kafka-transport.js';

const PATIENCE_MS = 20_000;
const SESSION_TIMEOUT_MS = 2_000;

let harness: KafkaHarness;
let world: World;

beforeEach(async () => {
  harness = await KafkaHarness.create(testConnection({ sessionTimeoutMs: SESSION_TIMEOUT_MS }));
  world = new World(harness, PATIENCE_MS);
});
afterEach(() => harness.dispose());

const clusterName = (topic: string): string => new ClusterNames(harness.connection.topicPrefix).topic(topic);

async function withAdmin<Answer>(act: (admin: Admin) => Promise<Answer>): Promise<Answer> {
  const admin = kafkaClient(harness.connection, silentLog).kafka.admin();
  await admin.connect();
  try {
    return await act(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Retention that has come to the messages before `offset`. */
const expire = (topic: string, partition: number, offset: number): Promise<void> =>
  withAdmin(async (admin) => {
    // kafkajs deletes only from topics that it was asked about before.
    await admin.fetchTopicOffsets(clusterName(topic));
    await admin.deleteTopicRecords({
      topic: clusterName(topic),
      partitions: [{ partition, offset: String(offset) }],
    });
  });

/** Another process of the same service. */
const openOther = (): KafkaTransport =>
  new KafkaTransport({ connection: harness.connection, clock: systemClock, logger: silentLog });

const committedOf = (group: string, topic: string): Promise<number[]> =>
  withAdmin(async (admin) => {
    const [found] = await admin.fetchOffsets({ groupId: clusterName(group), topics: [clusterName(topic)] });
    const inOrder = [...(found?.partitions ?? [])].sort((a, b) => a.partition - b.partition);
    return inOrder.map(({ offset }) => Number(offset));
  });

const wms = (handle: (message: Message) => Promise<void>) => ({ topics: [TOPIC.wmsEvents], handle });

describe('a handler of a Kafka consumer', () => {
  it('that throws a TypeError does not end the consumer', async () => {
    const handled: string[] = [];
    const consumer = await world.consume(
      wms(async (message) => {
        if (tagOf(message) === 'bad') throw new TypeError('undefined is not a function');
        handled.push(tagOf(message));
      }),
    );
    await world.said('shipment-1', 'bad', 'good');
    await world.eventually(() => expect(handled).toEqual(['good']));
    expect(consumer.statistics().deadLetters).toBe(1);
  });

  it('may run longer than the session: its message is not handled again, and the others go on', async () => {
    const [slow = '', quick = ''] = keysApart(2);
    const begun: string[] = [];
    const gate = new Gate();
    const handle = async (message: Message): Promise<void> => {
      begun.push(tagOf(message));
      if (message.key === slow) await gate.opened;
    };
    await world.consume(wms(handle));
    await world.said(slow, 'slow');
    await world.eventually(() => expect(begun).toEqual(['slow']));
    await pause(2 * SESSION_TIMEOUT_MS);
    await world.said(quick, 'quick');
    await world.eventually(() => expect(begun).toEqual(['slow', 'quick']));
    gate.release();
  });

  it('that waits for its next try holds up nobody else of its partition', async () => {
    const keys = Array.from({ length: 2_000 }, (_, n) => `shipment-${n}`);
    const [stuck = '', neighbour = ''] = keys.filter((key) => partitionOf(key, TOPIC_PARTITIONS) === 0);
    const handled: string[] = [];
    await world.consume({
      ...wms(async (message) => {
        if (message.key === stuck) throw new Error('not yet');
        handled.push(tagOf(message));
      }),
      retry: { attemptsMax: 3, backoffMs: 60_000, backoffMsMax: 60_000 },
    });
    await world.said(stuck, 'stuck');
    await world.said(neighbour, 'neighbour');
    await world.eventually(() => expect(handled).toEqual(['neighbour']));
  });
});

describe('what a Kafka consumer commits', () => {
  it('is nothing of a message that is not done, though later ones are', async () => {
    const keys = Array.from({ length: 2_000 }, (_, n) => `shipment-${n}`);
    const [stuck = '', ...others] = keys
      .filter((key) => partitionOf(key, TOPIC_PARTITIONS) === 0)
      .slice(0, 5);
    const gate = new Gate();
    const handled: string[] = [];
    const consumer = await world.consume(
      wms(async (message) => {
        if (message.key === stuck) await gate.opened;
        handled.push(tagOf(message));
      }),
    );
    for (const key of [stuck, ...others]) await world.said(key, key);
    await world.eventually(() => expect(handled).toEqual(others));
    await pause(1_500);
    expect((await committedOf('conformance', TOPIC.wmsEvents))[0]).toBeLessThanOrEqual(0);
    gate.release();
    await world.eventually(() => expect(handled).toHaveLength(5));
    await consumer.stop();
    expect((await committedOf('conformance', TOPIC.wmsEvents))[0]).toBe(5);
  });
});

describe('a log that is shorter than the group remembers', () => {
  async function handledAfter(change: () => Promise<void>): Promise<string[]> {
    const handled: string[] = [];
    const handle = async (message: Message): Promise<void> => void handled.push(tagOf(message));
    const before = await world.consume(wms(handle));
    await world.said('shipment-1', 'first', 'second', 'third');
    await world.eventually(() => expect(handled).toHaveLength(3));
    await before.stop();
    handled.length = 0;
    await change();
    await world.consume(wms(handle));
    return handled;
  }

  it('because it expired is read from what is left of it, not from its end', async () => {
    const partition = partitionOf('shipment-1', TOPIC_PARTITIONS);
    const handled = await handledAfter(async () => {
      await world.said('shipment-1', 'fourth', 'fifth', 'sixth');
      await expire(TOPIC.wmsEvents, partition, 5);
    });
    await world.eventually(() => expect(handled).toEqual(['sixth']));
  });

  it('because it was made anew while the consumer ran is handled from its beginning', async () => {
    const handled: string[] = [];
    const consumer = await world.consume(wms(async (message) => void handled.push(tagOf(message))));
    await world.said('shipment-1', 'first', 'second', 'third');
    await world.eventually(() => expect(handled).toHaveLength(3));
    await pause(1_500);
    await withAdmin((admin) => admin.deleteTopics({ topics: [clusterName(TOPIC.wmsEvents)] }));
    await harness.createTopics();
    await world.said('shipment-1', 'anew');
    await world.eventually(() => expect(handled).toEqual(['first', 'second', 'third', 'anew']));
    await world.eventually(() => expect(consumer.statistics().lag).toEqual({ [TOPIC.wmsEvents]: 0 }));
  });

  it('is read on from its earliest by a cursor that points before it', async () => {
    await world.said('shipment-1', 'first', 'second', 'third');
    const options = { limit: 1, waitMs: 0 };
    const first = await world.transport.read(TOPIC.wmsEvents, options);
    await expire(TOPIC.wmsEvents, partitionOf('shipment-1', TOPIC_PARTITIONS), 2);
    const next = await world.transport.read(TOPIC.wmsEvents, { ...options, after: first.cursor });
    expect(next.messages.map(tagOf)).toEqual(['third']);
  });
});

describe('two processes of a service', () => {
  const options = {
    group: 'pair',
    inFlightMax: 8,
    retry: { attemptsMax: 3, backoffMs: 4, backoffMsMax: 20 },
  };

  it('share the partitions of all topics alike, and lose nothing when one of them dies', async () => {
    const handled = new Set<string>();
    const handle = async (message: Message): Promise<void> => {
      await pause(1);
      handled.add(tagOf(message));
    };
    const topics = [ORDERS_TOPIC, PAYMENTS_TOPIC];
    const other = openOther();
    const mine = await world.consume({ ...options, topics, handle });
    const theirs = await other.consume({ ...options, topics, handle });
    const ids = Array.from({ length: 60 }, (_, n) => `order-${n}`);
    await world.eventually(() => {
      const owners = ids.map((id) => topics.map((topic) => [mine.owns(topic, id), theirs.owns(topic, id)]));
      for (const [orders, payments] of owners) expect(orders).toEqual(payments);
      expect(owners.map(([orders]) => orders?.filter(Boolean).length)).toEqual(ids.map(() => 1));
    });
    await world.placed(...ids.slice(0, 30));
    other.cutOff();
    await world.placed(...ids.slice(30));
    await world.eventually(() => expect([...handled].sort()).toEqual([...ids].sort()));
    expect(ids.filter((id) => !mine.owns(ORDERS_TOPIC, id))).toEqual([]);
  });

  it('that join while messages flow handle each of them', async () => {
    const handled = new Set<string>();
    const handle = async (message: Message): Promise<void> => {
      await pause(2);
      handled.add(tagOf(message));
    };
    await world.consume({ ...options, ...wms(handle) });
    const other = openOther();
    const flowing = (async () => {
      for (let n = 0; n < 40; n += 1) {
        await world.transport.publish(
          TOPIC.wmsEvents,
          Array.from({ length: 25 }, (_, at) => ({ key: `s-${at}`, value: { tag: `${n}-${at}` } })),
        );
        await pause(25);
      }
    })();
    await other.consume({ ...options, ...wms(handle) });
    await flowing;
    await world.eventually(() => expect(handled.size).toBe(1_000));
    await other.close();
  });
});

describe('a Kafka consumer that is behind', () => {
  it('tells all that waits, the part that is held back too, and goes on in order once there is room', async () => {
    const gate = new Gate();
    const handled: number[] = [];
    const count = 3 * FEED_MESSAGES_MAX;
    const consumer = await world.consume(
      wms(async (message) => {
        await gate.opened;
        handled.push(Number(tagOf(message)));
      }),
    );
    const messages = Array.from({ length: count }, (_, n) => ({
      key: 'shipment-1',
      value: { tag: String(n), note: 'x'.repeat(1_000) },
    }));
    await world.transport.publish(TOPIC.wmsEvents, messages);
    await world.eventually(() => expect(consumer.statistics().lag[TOPIC.wmsEvents]).toBe(count));
    gate.release();
    await world.eventually(() => expect(handled).toHaveLength(count));
    expect(handled).toEqual(messages.map((_, n) => n));
    await world.eventually(() => expect(consumer.statistics().lag[TOPIC.wmsEvents]).toBe(0));
  });
});

describe('making sure of the topics', () => {
  it('may be done by several processes at once, and again', async () => {
    const connection = testConnection();
    const topics = harness.topics.slice(0, 3);
    await Promise.all([1, 2, 3].map(() => ensureTopics({ connection, logger: silentLog, topics })));
    await ensureTopics({ connection, logger: silentLog, topics });
    await withAdmin((admin) =>
      admin.deleteTopics({ topics: topics.map(({ name }) => `${connection.topicPrefix}${name}`) }),
    );
  });

  it('refuses topics that are not as declared, all of them at once', async () => {
    const [first, second] = harness.topics;
    const topics = [
      { ...first!, partitions: 24 },
      { ...second!, retentionMs: 1_000 },
    ];
    const ensuring = ensureTopics({ connection: harness.connection, logger: silentLog, topics });
    await expect(ensuring).rejects.toMatchObject({ name: 'TopicMismatch' });
    await expect(ensuring).rejects.toThrow(/expected 24 partitions, found 12[^]*expected retention.ms=1000/);
  });
});
