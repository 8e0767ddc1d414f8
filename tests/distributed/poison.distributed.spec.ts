import {
  deadLetterTopicOf,
  groupOf,
  orderStream,
  RELAY_GROUP,
  TOPIC,
  TOPIC_PARTITIONS,
  topics,
  type DeadLetter,
  type EventType,
  type StoredEvent,
} from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { orderIdFor, uuidv7 } from '@throughline/kernel';
import { FAILED_ON_PURPOSE } from '@throughline/messaging/faults';
import { MESSAGE_BYTES_MAX, partitionOf, type Message } from '@throughline/messaging';
import type { Shipment } from '@throughline/order';
import { openOneProcessWorld, type OneProcessWorld } from '../e2e/world/one-process-world.js';
import { webOrder } from '../e2e/world/orders.js';
import { Person } from '../e2e/world/person.js';
import { amidGarbage, GARBAGE_COUNT, UNREADABLE_BASE64 } from './garbage.js';
import { carrierStory, warehouseStory, type Parcel } from './partner-stories.js';
import { RawProducer } from './raw-producer.js';
import { eventually } from './eventually.js';

const INBOUND = topics.filter(({ kind }) => kind === 'inbound').map(({ name }) => name);
const RELAY = topics.filter(({ kind }) => kind === 'relay').map(({ name }) => name);

/** Longer than the tests: nothing but messages and replays drives an order here. */
const STUCK_AFTER_MS = 600_000;
const NEIGHBOURS = 5;
const NEIGHBOURS_WAIT_MS_MAX = 5_000;

const BROKEN = 'BROKEN-1';
const brokenOrderId = orderIdFor('web', BROKEN);
/** What routing is told of an order until it is covered. */
const TOLD_TO_ROUTING: readonly EventType[] = ['StockReserved', 'FraudScreened', 'PaymentAuthorized'];

const SKU = 'POT-CLAY-1';
const RECEIPT = { type: 'receipt', sku: SKU, locationId: 'berlin', quantity: 1, reference: 'amid-garbage' };
const acknowledgement = () => ({
  channelId: 'web',
  sku: SKU,
  stockRevision: 0,
  at: new Date().toISOString(),
});

interface Letter {
  readonly id: string;
  readonly letter: DeadLetter;
}

describe('poison', () => {
  let world: OneProcessWorld;
  let person: Person;
  let producer: RawProducer;
  let isFixed = false;
  let failures = 0;

  const fail = (group: string, { key }: Message): boolean => {
    const isBroken = !isFixed && group === groupOf('routing') && key === brokenOrderId;
    if (isBroken) failures += 1;
    return isBroken;
  };

  beforeAll(async () => {
    world = await openOneProcessWorld({
      isGatewayOnly: true,
      environment: { STUCK_AFTER_MS: String(STUCK_AFTER_MS) },
      deliveryFaults: { fail },
    });
    person = new Person(world);
    producer = await RawProducer.connect(world.platform);
  });

  afterEach(() => person.expectPromisesKept());

  afterAll(async () => {
    await producer.close();
    await world.stop();
  });

  const letters = async (): Promise<readonly Letter[]> =>
    (await person.get('/api/v1/dead-letters')).body['items'] as readonly Letter[];

  const lettersOf = async (topic: string): Promise<readonly Letter[]> =>
    (await letters()).filter(({ letter }) => letter.topic === topic);

  const refusalsCount = async (): Promise<number> => {
    const { body } = await person.get('/api/v1/topics/oms.intake.events.v1?limit=500');
    return (body['messages'] as unknown[]).length;
  };

  const shipmentOf = async (orderId: string): Promise<Shipment & { readonly reference: string }> => {
    const { order } = await person.untilStatus(orderId, 'in-warehouse');
    const [shipment] = order.shipments;
    if (!shipment?.reference) throw new Error(`${orderId} has no shipment`);
    return { ...shipment, reference: shipment.reference };
  };

  /** Warehouse and carrier do their part, with messages that `around` puts something around. */
  const ship = async (
    orderId: string,
    around: (key: string, values: readonly object[]) => ReturnType<typeof amidGarbage>,
  ): Promise<void> => {
    const shipment = await shipmentOf(orderId);
    const parcel: Parcel = { carrier: 'dhl', trackingNumber: `T-${shipment.reference}` };
    const { reference } = shipment;
    const carrierKey = `dhl/${parcel.trackingNumber}`;
    await producer.sendBeside(
      reference,
      TOPIC.wmsEvents,
      around(reference, warehouseStory(shipment, parcel)),
    );
    await producer.sendBeside(carrierKey, TOPIC.carrierEvents, around(carrierKey, carrierStory(parcel)));
    await person.untilStatus(orderId, 'completed');
  };

  const plain = (key: string, values: readonly object[]) =>
    values.map((value) => ({ key, value: JSON.stringify(value) }));

  it('on the inbound topics is set aside as it came or refused, and its neighbours of the same key go their way', async () => {
    const key = 'web/AMID-GARBAGE';
    const order = webOrder({ externalId: 'AMID-GARBAGE' });
    await producer.sendBeside(key, TOPIC.channelOrders, amidGarbage(key, [order]));
    await ship(orderIdFor('web', 'AMID-GARBAGE'), amidGarbage);
    await producer.sendBeside(SKU, TOPIC.stockFeed, amidGarbage(SKU, [RECEIPT]));
    await producer.sendBeside(SKU, TOPIC.availabilityAcks, amidGarbage(SKU, [acknowledgement()]));

    const outcomes = async () => (await letters()).length + (await refusalsCount());
    await eventually(async () => expect(await outcomes()).toBe(GARBAGE_COUNT * INBOUND.length));
    const { body } = await person.get(`/api/v1/stock/${SKU}/ledger?limit=100`);
    expect(JSON.stringify(body['items'])).toContain(RECEIPT.reference);
    for (const topic of INBOUND) {
      const setAside = (await lettersOf(topic)).map(({ letter }) => letter.valueBase64);
      expect(setAside).toEqual(expect.arrayContaining([...UNREADABLE_BASE64]));
    }
  });

  it('from a newer release leaves an order as it is, in its ledger and on every topic, and sets nothing aside', async () => {
    const before = (await letters()).length;
    const orderId = await person.place(webOrder({ externalId: 'NEWER-RELEASE' }));
    await shipmentOf(orderId);
    const { revision, status } = await person.untilSettled(orderId);
    const [fact] = await world.platform.store.append(orderStream(orderId), revision, [
      {
        id: uuidv7(Date.now()),
        type: 'OrderGiftWrapped',
        schemaVersion: 1,
        occurredAt: new Date().toISOString(),
        correlationId: orderId,
        causationId: 'a newer release',
        actor: 'service:gifts',
        producer: 'gifts',
        data: { ribbon: 'red' },
      },
    ]);
    const value = JSON.stringify(fact);
    for (const topic of RELAY) {
      await producer.sendBeside(orderId, topic, [
        { key: orderId, value, headers: { type: 'OrderGiftWrapped' } },
        { key: orderId, value },
      ]);
    }
    expect((await person.order(orderId)).status).toBe(status);
    await ship(orderId, plain);

    const types = (await person.events(orderId)).map(({ type }: StoredEvent) => type);
    expect(types).toContain('OrderGiftWrapped');
    expect(await letters()).toHaveLength(before);
  });

  it('that no topic can carry is a dead letter of the relay, which nobody can be sent back to', async () => {
    const intakeId = uuidv7(Date.now());
    await world.platform.store.append(`intake-${intakeId}`, NO_STREAM, [
      {
        id: uuidv7(Date.now()),
        type: 'IntakeRefused',
        schemaVersion: 1,
        occurredAt: new Date().toISOString(),
        correlationId: intakeId,
        causationId: 'a file',
        actor: 'channel:web',
        producer: 'capture',
        data: { padding: 'x'.repeat(MESSAGE_BYTES_MAX) },
      },
    ]);
    const { id } = await eventually(async () => {
      const [found] = (await letters()).filter(({ letter }) => letter.group === RELAY_GROUP);
      if (!found) throw new Error('the relay set nothing aside');
      return found;
    });
    const { status, body } = await person.post(`/api/v1/dead-letters/${encodeURIComponent(id)}/replay`);
    expect([status, body['code']]).toEqual([409, 'group-not-ours']);
    expect(body['detail']).toContain(RELAY_GROUP);
    const orderId = await person.place(webOrder({ externalId: 'BEHIND-THE-LARGE-ONE' }));
    await ship(orderId, plain);
  });

  /** Orders whose messages lie in the broken order's partitions. */
  const neighbours = Array.from({ length: 100 * NEIGHBOURS }, (_, index) => `NEAR-${index}`)
    .filter(
      (externalId) =>
        partitionOf(orderIdFor('web', externalId), TOPIC_PARTITIONS) ===
        partitionOf(brokenOrderId, TOPIC_PARTITIONS),
    )
    .slice(0, NEIGHBOURS);

  it('of one order stops nobody in the same partition', async () => {
    await person.place(webOrder({ externalId: BROKEN }));
    await eventually(async () => expect(failures).toBeGreaterThan(0));
    const failuresBefore = failures;
    const startedAt = performance.now();
    const orderIds = await Promise.all(
      neighbours.map((externalId) => person.place(webOrder({ externalId }))),
    );
    await Promise.all(orderIds.map((orderId) => person.untilStatus(orderId, 'in-warehouse')));

    expect(performance.now() - startedAt).toBeLessThan(NEIGHBOURS_WAIT_MS_MAX);
    expect(orderIds).toHaveLength(NEIGHBOURS);
    expect(failures).toBeGreaterThan(failuresBefore);
    await Promise.all(orderIds.map((orderId) => ship(orderId, plain)));
  });

  it('of one order is its exception, and lets it go on when it is replayed after the mistake was mended', async () => {
    const own = async () => (await letters()).filter(({ letter }) => letter.key === brokenOrderId);
    await eventually(async () => expect(await own()).toHaveLength(TOLD_TO_ROUTING.length));
    const { nextSteps } = await person.until(
      brokenOrderId,
      (answer) =>
        answer.nextSteps.filter(({ name }) => name === 'dead-letter').length === TOLD_TO_ROUTING.length,
    );
    const failed = (await person.events(brokenOrderId)).filter(({ type }) => type === 'StepFailed');
    expect(failed).toHaveLength(TOLD_TO_ROUTING.length);
    expect(nextSteps.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(TOLD_TO_ROUTING.map((type) => `routing:${type}`)),
    );

    isFixed = true;
    for (const { id, letter } of await own()) {
      expect(letter).toMatchObject({ group: groupOf('routing'), reason: FAILED_ON_PURPOSE });
      expect(id.startsWith(deadLetterTopicOf(letter.topic))).toBe(true);
      const { status } = await person.post(`/api/v1/dead-letters/${encodeURIComponent(id)}/replay`);
      expect(status).toBe(202);
    }
    await ship(brokenOrderId, plain);
    expect((await person.order(brokenOrderId)).nextSteps).toEqual([]);
  });
});
