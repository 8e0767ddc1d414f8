import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  deadLetterTopicOf,
  orderStream,
  parcelStream,
  TOPIC,
  type AnyEvent,
  type DeadLetter,
  type NewEvent,
  type OrderEvent,
  type StoredEvent,
} from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { systemClock, uuidv7 } from '@throughline/kernel';
import { faultyTransport } from '@throughline/messaging/faults';
import { nextSteps, foldOrder, shipmentReference } from '@throughline/order';
import {
  configFrom,
  createService,
  onOwnAccount,
  openEmbeddedPlatform,
  orderCacheOf,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { facts } from '@throughline/testing';
import { fulfillmentService } from './fulfillment.module.js';
import { Shipments } from './shipping/shipments.js';

const PATIENCE_MS = 10_000;
const HOUR_MS = 3_600_000;

const teas = (quantity: number) => ({ lineId: '1', sku: 'TEA', quantity });
const parcel = { carrier: 'DHL Express', trackingNumber: '0034 0434' };
const stream = parcelStream('dhl_express', '00340434');

const placed = facts.placed([facts.line({ quantity: 2 })], {
  tenders: [{ tenderId: 'shop', kind: 'channel-paid', amountMinor: 2000 }],
});
const { orderId } = placed.data;
const reference = shipmentReference(orderId, '1');

const planned: readonly OrderEvent[] = [
  placed,
  facts.reserved(),
  facts.screened(),
  {
    type: 'PaymentSettledByChannel',
    data: { tenderId: 'shop', amountMinor: 2000, settlement: 'paid', reference: null },
  },
  facts.routed([{ shipmentId: '1', lines: [teas(2)] }]),
];
const allocated = [...planned, facts.allocated()];
const issued: OrderEvent = {
  type: 'StockIssued',
  data: { shipmentId: '1', locationId: 'berlin', lines: [teas(2)] },
};

describe('fulfillment on the embedded platform', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService;
  /** Added to the time of day. */
  let aheadMs: number;
  let isLost: (event: Partial<StoredEvent>) => boolean;

  beforeEach(async () => {
    aheadMs = 0;
    isLost = () => false;
    directory = mkdtempSync(join(tmpdir(), 'throughline-fulfillment-'));
    const config = configFrom({
      DATA_DIR: directory,
      LOG_LEVEL: 'silent',
      STUCK_AFTER_MS: '200',
      SWEEP_EVERY_MS: '50',
      READ_MODEL_FLUSH_MS: '20',
    });
    const clock = { now: () => new Date(Date.now() + aheadMs) };
    const opened = await openEmbeddedPlatform(config, { clock });
    const drop = (_group: string, { value }: { value: unknown }) => isLost(value as Partial<StoredEvent>);
    platform = { ...opened, transport: faultyTransport(opened.transport, { drop }) };
    service = await createService(fulfillmentService, platform);
    await service.start();
  });

  afterEach(async () => {
    await service.stop();
    await platform.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Facts of other services, as they would append them. */
  async function happened(...events: readonly AnyEvent[]): Promise<void> {
    const known = await platform.store.readStream(orderStream(orderId));
    const stamped = events.map((event): NewEvent => ({
      ...event,
      id: uuidv7(),
      schemaVersion: 1,
      occurredAt: systemClock.now().toISOString(),
      correlationId: orderId,
      causationId: 'test',
      actor: 'person:test',
      producer: 'capture',
    }));
    await platform.store.append(orderStream(orderId), known.at(-1)?.revision ?? NO_STREAM, stamped);
    // The services of one process share their folds: what another appends is known here at once.
    await orderCacheOf(platform.store).catchUp(orderStream(orderId));
  }

  async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`no ${what} after ${PATIENCE_MS} ms`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  const ledgerFacts = async (type: string): Promise<StoredEvent[]> =>
    (await platform.store.readStream(orderStream(orderId))).filter((event) => event.type === type);

  const until = (type: string, count = 1): Promise<StoredEvent> =>
    eventually(`${count} ${type}`, async () => (await ledgerFacts(type))[count - 1]);

  const warehouseTells = (type: string, rest: object = {}): Promise<unknown> =>
    platform.transport.publish(TOPIC.wmsEvents, [
      {
        key: reference,
        value: { eventId: uuidv7(), type, reference, at: new Date().toISOString(), ...rest },
      },
    ]);

  const carrierScans = (status: string, scanId = status): Promise<unknown> => {
    const value = {
      scanId,
      carrier: 'dhl-express',
      trackingNumber: '00340434',
      status,
      at: new Date().toISOString(),
    };
    return platform.transport.publish(TOPIC.carrierEvents, [{ key: 'dhl-express/00340434', value }]);
  };

  const deadLetters = async (topic: string): Promise<DeadLetter[]> => {
    const { messages } = await platform.transport.read(deadLetterTopicOf(topic), { limit: 10, waitMs: 0 });
    return messages.map(({ value }) => value as DeadLetter);
  };

  const requests = async (): Promise<unknown[]> => {
    const { messages } = await platform.transport.read(TOPIC.fulfillmentRequests, { limit: 10, waitMs: 0 });
    return messages.map(({ value }) => value);
  };

  it('brings an order from its allocation to its completion', async () => {
    await happened(...allocated);
    await until('ShipmentReleased');
    expect(await requests()).toEqual([
      expect.objectContaining({ reference, lines: [{ ...teas(2), title: 'Tea' }], repeat: 0 }),
    ]);
    await warehouseTells('acknowledged');
    await warehouseTells('picked');
    await warehouseTells('packed');
    await warehouseTells('shipped', parcel);
    await until('ShipmentShipped');
    await happened(issued);
    await carrierScans('accepted');
    await until('ShipmentInTransit');
    await carrierScans('delivered');
    await until('OrderCompleted');
    const shipped = await until('ShipmentShipped');
    expect(shipped).toMatchObject({ actor: 'partner:wms', producer: 'fulfillment', data: parcel });
  });

  it('knows of scans that came before the warehouse told of the parcel', async () => {
    await happened(...allocated);
    await until('ShipmentReleased');
    await carrierScans('delivered');
    await carrierScans('delivered');
    const before = await eventually('scan', async () => (await platform.store.readStream(stream)).at(0));
    expect(before.correlationId).toBe(stream);
    await warehouseTells('shipped', parcel);
    await until('ShipmentDelivered');
    await carrierScans('in-transit');
    const late = await eventually('late scan', async () => (await platform.store.readStream(stream)).at(2));
    expect(late).toMatchObject({ type: 'ParcelScanned', correlationId: orderId });
    expect(await ledgerFacts('ShipmentInTransit')).toEqual([]);
  });

  it.each<[string, (event: Partial<StoredEvent>) => boolean]>([
    ['that goods are allocated', ({ type }) => type === 'StockAllocated'],
    ['that a shipment left', ({ type }) => type === 'ShipmentShipped'],
    ['of a parcel that was registered', ({ type }) => type === 'ParcelRegistered'],
    ['of a scan', ({ type }) => type === 'ParcelScanned'],
    ['that goods were issued', ({ type }) => type === 'StockIssued'],
    ['of everything', ({ stream: from = '' }) => from !== ''],
  ])('makes good a lost message %s', async (_, lost) => {
    isLost = lost;
    await happened(...allocated);
    await until('ShipmentReleased');
    await carrierScans('accepted');
    await warehouseTells('shipped', parcel);
    await until('ShipmentShipped');
    await carrierScans('delivered');
    await until('ShipmentDelivered');
    await happened(issued);
    await until('OrderCompleted');
  });

  it('waits while an order is held', async () => {
    await happened(...planned, facts.held(), facts.allocated());
    await service.app.get(Shipments).release(orderId, onOwnAccount(orderId, 'fulfillment'));
    expect(await ledgerFacts('ShipmentReleased')).toEqual([]);
    await happened({ type: 'OrderHoldReleased', data: { holdId: 'h1', reason: 'fine' } });
    await until('ShipmentReleased');
  });

  it.each<[string, string, object, RegExp]>([
    ['of no kind', 'teleported', {}, /type must be one of/],
    [
      'of a shipment that there is not',
      'packed',
      { reference: shipmentReference(orderId, '9') },
      /shipment-not-found/,
    ],
    [
      'of an order that there is not',
      'packed',
      { reference: shipmentReference(uuidv7(), '1') },
      /order-not-found/,
    ],
    ['of more than was asked', 'shipped', { ...parcel, lines: [teas(3)] }, /more-than-asked/],
  ])('sets aside a message %s', async (_, type, rest, reason) => {
    await happened(...allocated);
    await until('ShipmentReleased');
    await warehouseTells(type, rest);
    const [letter] = await eventually('dead letter', async () => {
      const letters = await deadLetters(TOPIC.wmsEvents);
      return letters.length > 0 ? letters : undefined;
    });
    expect(letter?.reason).toMatch(reason);
  });

  it('lets the order say that a message of it was set aside', async () => {
    await happened(...allocated);
    await until('ShipmentReleased');
    await warehouseTells('shipped', { ...parcel, lines: [teas(3)] });
    const { data } = await until('StepFailed');
    expect(data).toMatchObject({ step: 'fulfillment:shipped', owner: 'fulfillment' });
  });

  it('asks a silent warehouse again, then a person, and again when the person says so', async () => {
    await happened(...allocated);
    await until('ShipmentReleased');
    for (let repeat = 1; repeat <= 3; repeat += 1) {
      aheadMs += HOUR_MS;
      await until('ShipmentReleaseRepeated', repeat);
    }
    aheadMs += HOUR_MS;
    const { data } = await until('StepFailed');
    expect(data).toMatchObject({ step: 'await-acknowledgement:1.3', attempts: 4 });
    await happened({
      type: 'ExceptionResolved',
      data: { step: 'await-acknowledgement:1.3', resolution: 'retry', reason: 'they called' },
    });
    expect((await until('ShipmentReleaseRepeated', 4)).data).toMatchObject({ reference, repeat: 4 });
    await warehouseTells('shipped', parcel);
    await until('ShipmentShipped');
  });

  it('asks a person when the carrier is silent, and takes its late word all the same', async () => {
    await happened(...allocated);
    await until('ShipmentReleased');
    await warehouseTells('shipped', parcel);
    await until('ShipmentShipped');
    await happened(issued);
    aheadMs += 6 * 24 * HOUR_MS;
    await carrierScans('exception');
    await eventually('scan', async () => (await platform.store.readStream(stream)).at(1));
    aheadMs += 2 * 24 * HOUR_MS;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await ledgerFacts('StepFailed')).toEqual([]);
    aheadMs += 6 * 24 * HOUR_MS;
    expect((await until('StepFailed')).data).toMatchObject({ step: 'await-delivery:1' });
    await carrierScans('delivered');
    await until('OrderCompleted');
  });

  it('asks a person where a tracking number is in use already', async () => {
    const taken: NewEvent = {
      type: 'ParcelRegistered',
      data: { ...parcel, orderId: 'another', shipmentId: '1' },
      id: uuidv7(),
      schemaVersion: 1,
      occurredAt: new Date().toISOString(),
      correlationId: 'another',
      causationId: 'test',
      actor: 'person:test',
      producer: 'fulfillment',
    };
    await platform.store.append(stream, NO_STREAM, [taken]);
    await happened(...allocated);
    await until('ShipmentReleased');
    await warehouseTells('shipped', parcel);
    const { data } = await until('StepFailed');
    expect(data).toMatchObject({
      step: 'await-delivery:1',
      reason: 'DHL Express 0034 0434: the parcel carries another shipment',
    });
    const ledger = await platform.store.readStream(orderStream(orderId));
    const steps = nextSteps(foldOrder(ledger as readonly (StoredEvent & OrderEvent)[]));
    expect(steps.map(({ name }) => name)).toContain('step-failed');
  });
});
