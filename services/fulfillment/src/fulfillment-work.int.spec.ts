import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  orderStream,
  parcelStream,
  type NewEvent,
  type OrderEvent,
  type StoredEvent,
} from '@throughline/contracts';
import { NO_STREAM, ownedStore, SqliteEventStore } from '@throughline/event-store';
import { systemClock, TransientFault, uuidv7 } from '@throughline/kernel';
import { defaultStepPolicy } from '@throughline/order';
import { Ledgers, onOwnAccount } from '@throughline/service-kit';
import { SqliteFile } from '@throughline/sqlite';
import { facts } from '@throughline/testing';
import { FulfillmentWork } from './fulfillment-work.js';
import { Parcels } from './parcels/parcels.js';
import { Shipments } from './shipping/shipments.js';

const ROUNDS = 20;

const tea = { lineId: '1', sku: 'TEA', quantity: 1 };
const placed = facts.placed([facts.line()]);
const { orderId } = placed.data;
const allocated = [
  placed,
  facts.reserved(),
  ...facts.covered(1000),
  facts.routed([{ shipmentId: '1', lines: [tea] }]),
  facts.allocated(),
];

describe('fulfillment on a store of its own', () => {
  let directory: string;
  let file: SqliteFile;
  let store: SqliteEventStore;
  let ledgers: Ledgers;
  let shipments: Shipments;
  let parcels: Parcels;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'throughline-races-'));
    file = new SqliteFile(join(directory, 'ledger.sqlite'), { synchronous: 'FULL' });
    store = new SqliteEventStore(file, systemClock);
    ledgers = new Ledgers({
      store,
      ownedStore: ownedStore(store, 'fulfillment'),
      clock: systemClock,
      service: 'fulfillment',
      observer: { handled: () => undefined, raceLost: () => undefined },
    });
    shipments = new Shipments(ledgers, systemClock, defaultStepPolicy);
    parcels = new Parcels(ledgers, shipments);
  });

  afterEach(async () => {
    await store.close();
    file.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const context = onOwnAccount(orderId, 'fulfillment');

  const stamped = (event: OrderEvent): NewEvent => ({
    ...event,
    id: uuidv7(),
    schemaVersion: 1,
    occurredAt: systemClock.now().toISOString(),
    correlationId: orderId,
    causationId: 'test',
    actor: 'person:test',
    producer: 'capture',
  });

  it('loses a race against a cancel that it has not seen', async () => {
    await store.append(orderStream(orderId), NO_STREAM, allocated.map(stamped));
    await ledgers.orders.latest(orderId);
    await store.append(orderStream(orderId), allocated.length - 1, [stamped(facts.cancelled())]);
    await shipments.release(orderId, context);
    const events = await store.readStream(orderStream(orderId));
    expect(events.at(-1)?.type).toBe('OrderCancelled');
  });

  it('never leaves a scan of a registered parcel without its order, whoever is first', async () => {
    const scan = {
      carrier: 'dhl',
      scanId: 's1',
      status: 'accepted',
      at: placed.data.placedAt,
      place: null,
    } as const;
    for (let round = 0; round < ROUNDS; round += 1) {
      const trackingNumber = `T${round}`;
      const scanned = parcels.scan({ ...scan, trackingNumber }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(TransientFault);
        return parcels.scan({ ...scan, trackingNumber });
      });
      const registered = parcels.register(orderId, '1', { carrier: 'dhl', trackingNumber }, context);
      await Promise.all([scanned, registered]);
      const events = await store.readStream(parcelStream('dhl', trackingNumber));
      expect(events.map(({ type }) => type).sort()).toEqual(['ParcelRegistered', 'ParcelScanned']);
      const isRegisteredFirst = events[0]?.type === 'ParcelRegistered';
      const correlationOfScan = events.find(({ type }) => type === 'ParcelScanned')?.correlationId;
      expect(correlationOfScan).toBe(isRegisteredFirst ? orderId : parcelStream('dhl', trackingNumber));
    }
  });

  const work = () => new FulfillmentWork(ledgers, shipments, parcels, store, systemClock, defaultStepPolicy);

  const giveUp = async (name: string, history: readonly OrderEvent[]): Promise<StoredEvent | undefined> => {
    await store.append(orderStream(orderId), NO_STREAM, history.map(stamped));
    const owed = await work().owed.owedTo(orderId);
    const step = owed.find((each) => each.name === name);
    if (step) await work().giveUp(orderId, step, 'the store was away');
    return (await store.readStream(orderStream(orderId))).at(-1);
  };

  it('makes what it cannot do an exception', async () => {
    expect(await giveUp('release-shipment', allocated)).toMatchObject({
      type: 'StepFailed',
      data: { step: 'release-shipment:1', reason: 'the store was away' },
    });
  });

  it('makes a parcel that it cannot follow a delivery that nobody will hear of', async () => {
    const left = [...allocated, facts.released('1', [tea]), facts.shipped('1', [tea])];
    expect(await giveUp('follow-parcel', left)).toMatchObject({
      type: 'StepFailed',
      data: { step: 'await-delivery:1', reason: 'the store was away' },
    });
    expect((await work().owed.owedTo(orderId)).map(({ name }) => name)).not.toContain('follow-parcel');
  });
});
