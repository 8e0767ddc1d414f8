import { jest } from '@jest/globals';
import { deadLetterTopicOf, TOPIC } from '@throughline/contracts';
import { systemClock, TransientFault } from '@throughline/kernel';
import { KafkaTransport, type ConsumerTrouble, type Message } from '@throughline/messaging';
import {
  KafkaHarness,
  pause,
  silentLog,
  tagOf,
  testConnection,
  World,
} from '@throughline/messaging/conformance';
import { startBroker, type Broker } from '../../infra/kafka/broker.mjs';

const PATIENCE_MS = 50_000;
const TEST_MS = 90_000;

jest.setTimeout(TEST_MS);

let broker: Broker;
let harness: KafkaHarness;
let world: World;

beforeAll(async () => {
  broker = await startBroker();
});
afterAll(() => broker.stop());

beforeEach(async () => {
  harness = await KafkaHarness.create(testConnection({ brokers: [broker.brokers] }));
  world = new World(harness, PATIENCE_MS);
});
afterEach(() => harness.dispose());

const said = (tag: string): Promise<void> => world.said('shipment-1', tag);

describe('a broker that is killed and comes back', () => {
  it('is survived by consumers, publishers and readers without a restart', async () => {
    const handled: string[] = [];
    const troubles: ConsumerTrouble[] = [];
    const consumer = await world.consume({
      topics: [TOPIC.wmsEvents],
      handle: async (message: Message) => void handled.push(tagOf(message)),
      onTrouble: (trouble) => void troubles.push(trouble),
    });
    await said('before');
    await world.eventually(() => expect(handled).toEqual(['before']));
    await world.eventually(() => expect(consumer.statistics().lag).toEqual({ [TOPIC.wmsEvents]: 0 }));

    await broker.kill();
    await expect(said('meanwhile')).rejects.toThrow(TransientFault);
    await expect(world.transport.read(TOPIC.wmsEvents, { limit: 1, waitMs: 0 })).rejects.toThrow(
      TransientFault,
    );
    await world.eventually(() =>
      expect(troubles).toContainEqual(expect.objectContaining({ kind: 'log-fault' })),
    );
    const { lag, lastProgressAt } = consumer.statistics();
    expect(lag[TOPIC.wmsEvents]).toBeGreaterThan(0);
    await pause(20);
    expect(consumer.statistics().lastProgressAt).toBe(lastProgressAt);

    await broker.restart();
    await world.eventually(() => said('after'));
    await world.eventually(() => expect(handled).toContain('after'));
    await world.eventually(() => expect(consumer.statistics().lag).toEqual({ [TOPIC.wmsEvents]: 0 }));
    // Of what was answered with a fault nobody knows; all else is there once and in order.
    const content = (await world.contentOf(TOPIC.wmsEvents)).map(tagOf);
    expect(content.filter((tag) => tag !== 'meanwhile')).toEqual(['before', 'after']);
  });

  it('costs no message whose dead letter was due', async () => {
    let isDown = false;
    const consumer = await world.consume({
      topics: [TOPIC.wmsEvents],
      handle: async () => {
        await world.eventually(() => expect(isDown).toBe(true));
        throw new Error('no such shipment');
      },
      retry: { attemptsMax: 1, backoffMs: 100, backoffMsMax: 500 },
    });
    await said('poison');
    await world.eventually(() => expect(consumer.statistics().inFlight).toBe(1));
    await broker.kill();
    isDown = true;
    await pause(1_000);
    await broker.restart();
    await world.eventually(async () =>
      expect((await world.contentOf(deadLetterTopicOf(TOPIC.wmsEvents))).length).toBeGreaterThan(0),
    );
  });
});

describe('a service that starts before its broker', () => {
  it('is told of the fault, and consumes once the broker is there', async () => {
    await said('waiting');
    await broker.kill();
    const handled: string[] = [];
    const troubles: ConsumerTrouble[] = [];
    const early = new KafkaTransport({
      connection: harness.connection,
      clock: systemClock,
      logger: silentLog,
    });
    const consumer = await early.consume({
      group: 'early',
      topics: [TOPIC.wmsEvents],
      inFlightMax: 1,
      retry: { attemptsMax: 1, backoffMs: 1, backoffMsMax: 1 },
      handle: async (message) => void handled.push(tagOf(message)),
      onTrouble: (trouble) => void troubles.push(trouble),
    });
    expect(consumer.statistics().lag).toEqual({ [TOPIC.wmsEvents]: 1 });
    await world.eventually(() => expect(troubles).not.toEqual([]));
    await broker.restart();
    await world.eventually(() => expect(handled).toEqual(['waiting']));
    await early.close();
  });
});
