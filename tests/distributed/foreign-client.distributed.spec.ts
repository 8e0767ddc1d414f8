import { randomBytes } from 'node:crypto';
import {
  deadLetterTopicOf,
  type DeadLetter,
  type IntakeRefused,
  type ShipmentRequest,
  type StoredEvent,
} from '@throughline/contracts';
import { orderIdFor } from '@throughline/kernel';
import { shipmentReference } from '@throughline/order';
import { openOneProcessWorld } from '../e2e/world/one-process-world.js';
import { webOrder } from '../e2e/world/orders.js';
import { Person } from '../e2e/world/person.js';
import type { World } from '../e2e/world/world.js';
import { hasKcat, Kcat, PARTITIONERS, type Partitioner, type Printed } from './kcat.js';
import { carrierStory, warehouseStory } from './partner-stories.js';

const CHANNEL_ORDERS = 'oms.channel.orders.v1';
const ORDER_EVENTS = 'oms.order.events.v1';
const INTAKE_EVENTS = 'oms.intake.events.v1';
const FULFILLMENT_REQUESTS = 'oms.fulfillment.requests.v1';
const WMS_EVENTS = 'oms.wms.events.v1';
const CARRIER_EVENTS = 'oms.carrier.events.v1';

const PARCEL = { carrier: 'dhl', trackingNumber: '00340434161094042557' };
const [CRC, MURMUR2] = PARTITIONERS;

const whenInstalled = hasKcat ? describe : describe.skip;
const eventIn = ({ payload }: Printed): StoredEvent => JSON.parse(payload) as StoredEvent;
const jsonLine = (value: object): string => JSON.stringify(value);

whenInstalled('a Kafka client that is not ours (kcat; skipped where it is not installed)', () => {
  let world: World;
  let person: Person;
  let kcat: Kcat;

  const placedEvents = (orderId: string) =>
    kcat.until(ORDER_EVENTS, (message) => {
      const { type, correlationId } = eventIn(message);
      return type === 'OrderPlaced' && correlationId === orderId;
    });

  beforeAll(async () => {
    const topicPrefix = `foreign-${randomBytes(4).toString('hex')}.`;
    kcat = new Kcat(process.env['KAFKA_BROKERS'] ?? '', topicPrefix);
    world = await openOneProcessWorld({
      isGatewayOnly: true,
      environment: { KAFKA_TOPIC_PREFIX: topicPrefix },
    });
    person = new Person(world);
  });

  afterAll(() => world.stop());

  it.each(PARTITIONERS)(
    'places an order and reads its answer, with the partitioner %s',
    async (partitioner) => {
      const externalId = `K-${partitioner}`;
      const line = jsonLine(webOrder({ externalId }));
      await kcat.publish(CHANNEL_ORDERS, `web/${externalId}`, [line], partitioner);

      const orderId = orderIdFor('web', externalId);
      const [answer] = await placedEvents(orderId);

      expect(answer.key).toBe(orderId);
      expect(eventIn(answer).data).toMatchObject({ channelId: 'web', externalId });
    },
  );

  it('places one order once, though it arrives in two partitions', async () => {
    const line = jsonLine(webOrder({ externalId: 'K-REPEATED' }));
    for (const partitioner of PARTITIONERS) {
      await kcat.publish(CHANNEL_ORDERS, 'web/K-REPEATED', [line], partitioner);
    }
    const sent = await kcat.until(CHANNEL_ORDERS, ({ key }) => key === 'web/K-REPEATED', PARTITIONERS.length);
    const orderId = orderIdFor('web', 'K-REPEATED');
    await kcat.until(FULFILLMENT_REQUESTS, ({ key }) => key === shipmentReference(orderId, '1'));

    expect(new Set(sent.map(({ partition }) => partition)).size).toBe(2);
    expect(await placedEvents(orderId)).toHaveLength(1);
  });

  it('reads why an order was refused', async () => {
    const line = jsonLine({ ...webOrder({ externalId: 'K-REFUSED' }), currency: 'tea' });
    await kcat.publish(CHANNEL_ORDERS, 'web/K-REFUSED', [line], CRC);

    const [answer] = await kcat.until(INTAKE_EVENTS, ({ payload }) => payload.includes('K-REFUSED'));
    const { type, data } = eventIn(answer) as StoredEvent & IntakeRefused;

    expect(type).toBe('IntakeRefused');
    expect(data).toMatchObject({ channelId: 'web', externalId: 'K-REFUSED', source: 'topic' });
    expect(data.problems.map(({ field }) => field)).toContain('currency');
  });

  it('finds a line that is no JSON set aside, byte for byte, and its neighbour placed', async () => {
    const garbage = '{"channelId": "web", oops';
    const neighbour = jsonLine(webOrder({ externalId: 'K-NEIGHBOUR' }));
    await kcat.publish(CHANNEL_ORDERS, 'web/K-NEIGHBOUR', [garbage, neighbour], MURMUR2);

    const [message] = await kcat.until(deadLetterTopicOf(CHANNEL_ORDERS), () => true);
    const letter = JSON.parse(message.payload) as DeadLetter;

    expect(Buffer.from(letter.valueBase64, 'base64').toString()).toBe(garbage);
    expect(letter).toMatchObject({ key: 'web/K-NEIGHBOUR', reason: expect.stringContaining('not JSON') });
    expect(await placedEvents(orderIdFor('web', 'K-NEIGHBOUR'))).toHaveLength(1);
  });

  it('is a warehouse and a carrier, whatever partitions their words lie in, until the order is completed', async () => {
    const line = jsonLine(webOrder({ externalId: 'K-SHIPPED' }));
    await kcat.publish(CHANNEL_ORDERS, 'web/K-SHIPPED', [line], CRC);
    const orderId = orderIdFor('web', 'K-SHIPPED');
    const { orderNumber } = eventIn((await placedEvents(orderId))[0]).data as { orderNumber: string };
    const isAsked = ({ payload }: Printed) =>
      (JSON.parse(payload) as ShipmentRequest).orderNumber === orderNumber;
    const [asked] = await kcat.until(FULFILLMENT_REQUESTS, isAsked);
    const request = JSON.parse(asked.payload) as ShipmentRequest;

    const told = warehouseStory(request, PARCEL).map(jsonLine);
    const scans = carrierStory(PARCEL).map(jsonLine);
    const tellAll = async (partitioner: Partitioner) => {
      await kcat.publish(WMS_EVENTS, request.reference, told, partitioner);
      await kcat.publish(CARRIER_EVENTS, `dhl/${PARCEL.trackingNumber}`, scans, partitioner);
    };
    await Promise.all(PARTITIONERS.map(tellAll));
    await person.untilStatus(orderId, 'completed');

    const types = (await person.events(orderId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'ShipmentShipped')).toHaveLength(1);
    expect(types.filter((type) => type === 'ShipmentDelivered')).toHaveLength(1);
    expect(await kcat.partitionsOf(WMS_EVENTS)).toHaveLength(2);
    expect(await kcat.partitionsOf(CARRIER_EVENTS)).toHaveLength(2);
    await person.expectPromisesKept();
  });
});
