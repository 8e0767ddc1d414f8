import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { TOPIC, type CarrierMessage, type ShipmentRequest, type WmsMessage } from '@throughline/contracts';
import { Carrier } from './carrier/carrier.js';
import { TopicClient } from './topics/topic-client.js';
import { Warehouse } from './warehouse/warehouse.js';

const PATIENCE_MS = 10_000;
const POLL_MS = 10;
const SETTLE_MS = 150;
const NOW = new Date('2026-01-05T10:00:00.000Z');

const requestOf = (
  lines: readonly { sku: string; quantity: number }[] = [{ sku: 'TEA', quantity: 2 }],
  repeat = 0,
): ShipmentRequest => ({
  reference: 'S1-1',
  orderNumber: '1001',
  locationId: 'berlin',
  shippingMethod: 'standard',
  releasedAt: NOW.toISOString(),
  lines: lines.map((line, index) => ({ lineId: String(index + 1), title: line.sku, ...line })),
  shipTo: null,
  email: null,
  phone: null,
  repeat,
});

describe('the partners that stand in for the outside world', () => {
  let written: Map<string, unknown[]>;
  let requests: ShipmentRequest[];
  let topics: TopicClient;
  let carrier: Carrier;
  let warehouse: Warehouse;
  let close: () => Promise<void>;

  /** Answers a read with every request behind the cursor, once there is one. */
  const read = async (after: number, response: ServerResponse): Promise<void> => {
    while (requests.length <= after && !response.destroyed) await pause(POLL_MS);
    const messages = requests.slice(after).map((value) => ({ key: value.reference, value }));
    response.end(JSON.stringify({ messages, cursor: String(after + messages.length) }));
  };

  const listen = async (): Promise<string> => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://small');
      if (request.method === 'GET') return void read(Number(url.searchParams.get('after')), response);
      const topic = url.pathname.replace('/api/v1/topics/', '');
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { messages } = JSON.parse(Buffer.concat(chunks).toString()) as {
          messages: { value: unknown }[];
        };
        written.set(topic, [...(written.get(topic) ?? []), ...messages.map(({ value }) => value)]);
        response.writeHead(202).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  beforeEach(async () => {
    written = new Map();
    requests = [];
    const clock = { now: () => NOW };
    topics = new TopicClient(await listen());
    carrier = new Carrier(topics, clock);
    warehouse = new Warehouse(topics, carrier, clock);
    warehouse.start();
  });

  afterEach(async () => {
    warehouse.stop();
    carrier.stop();
    await topics.stop();
    await close();
  });

  const told = (): WmsMessage[] => (written.get(TOPIC.wmsEvents) ?? []) as WmsMessage[];
  const toldTypes = (): string[] => told().map(({ type }) => type);
  const scans = (): CarrierMessage[] => (written.get(TOPIC.carrierEvents) ?? []) as CarrierMessage[];
  const scanned = (): string[] => scans().map(({ status }) => status);

  const until = async (isTrue: () => boolean): Promise<void> => {
    const end = Date.now() + PATIENCE_MS;
    while (!isTrue() && Date.now() < end) await pause(POLL_MS);
    expect(isTrue()).toBe(true);
  };

  describe('the warehouse', () => {
    it('tells of every step of a shipment, and hands it to the carrier', async () => {
      requests.push(requestOf());
      await until(() => toldTypes().includes('shipped'));
      expect(toldTypes()).toEqual(['acknowledged', 'picked', 'packed', 'shipped']);
      const { trackingNumber } = carrier.accept('S1-1');
      expect(told().at(-1)).toEqual({
        eventId: 'S1-1/shipped',
        type: 'shipped',
        reference: 'S1-1',
        at: NOW.toISOString(),
        lines: [{ lineId: '1', sku: 'TEA', quantity: 2 }],
        carrier: 'demo-carrier',
        trackingNumber,
      });
    });

    it('acknowledges a repeated request again and ships it once', async () => {
      requests.push(requestOf(), requestOf(undefined, 1));
      await until(() => toldTypes().filter((type) => type === 'acknowledged').length === 2);
      expect(toldTypes().filter((type) => type === 'shipped')).toHaveLength(1);
      expect(warehouse.books()).toEqual([
        expect.objectContaining({ reference: 'S1-1', requests: 2, shippedUnits: 2, status: 'shipped' }),
      ]);
    });

    it('finds one less than wanted of what the shelf is short of, and ships the rest', async () => {
      requests.push(
        requestOf([
          { sku: 'TEA-SHORTPICK-50', quantity: 2 },
          { sku: 'TEA', quantity: 1 },
        ]),
      );
      await until(() => toldTypes().includes('shipped'));
      expect(toldTypes()).toEqual(['acknowledged', 'short-picked', 'packed', 'shipped']);
      const found = [
        { lineId: '1', sku: 'TEA-SHORTPICK-50', quantity: 1 },
        { lineId: '2', sku: 'TEA', quantity: 1 },
      ];
      expect([told()[1]?.lines, told()[3]?.lines]).toEqual([found, found]);
    });

    it('ships nothing where it finds nothing', async () => {
      requests.push(requestOf([{ sku: 'TEA-SHORTPICK-50', quantity: 1 }]));
      await until(() => toldTypes().includes('short-picked'));
      await pause(SETTLE_MS);
      expect(toldTypes()).toEqual(['acknowledged', 'short-picked']);
      expect(told()[1]?.lines).toEqual([]);
      expect(warehouse.books()).toEqual([
        expect.objectContaining({ status: 'nothing-found', shippedUnits: 0 }),
      ]);
    });

    it('that is silent takes a request in, also a repeated one, and says nothing', async () => {
      warehouse.setFaults({ isSilent: true });
      requests.push(requestOf(), requestOf(undefined, 1));
      await until(() => warehouse.books()[0]?.requests === 2);
      await pause(SETTLE_MS);
      expect(told()).toEqual([]);
      expect(warehouse.books()).toEqual([expect.objectContaining({ status: 'received', shippedUnits: 0 })]);
    });

    it('that overlooks a request answers the next one', async () => {
      warehouse.setFaults({ ignoreNext: 1 });
      requests.push(requestOf(), requestOf(undefined, 1));
      await until(() => toldTypes().includes('shipped'));
      expect(warehouse.books()).toEqual([expect.objectContaining({ requests: 1, status: 'shipped' })]);
    });

    it('that repeats itself sends each event twice under one id', async () => {
      warehouse.setFaults({ isRepeating: true });
      requests.push(requestOf());
      await until(() => told().length === 8);
      const ids = ['acknowledged', 'picked', 'packed', 'shipped'].map((type) => `S1-1/${type}`);
      expect(told().map(({ eventId }) => eventId)).toEqual(ids.flatMap((id) => [id, id]));
    });

    it('does no more once it is stopped', async () => {
      warehouse.setFaults({ stepDelayMs: SETTLE_MS });
      requests.push(requestOf());
      await until(() => toldTypes().includes('acknowledged'));
      warehouse.stop();
      await pause(2 * SETTLE_MS);
      expect(toldTypes()).toEqual(['acknowledged']);
    });
  });

  describe('the carrier', () => {
    const inOrder = ['accepted', 'in-transit', 'out-for-delivery', 'delivered'];

    it.each([0, 5])('scans a parcel four times, in order, %d ms apart', async (stepDelayMs) => {
      carrier.setFaults({ stepDelayMs });
      const { trackingNumber } = carrier.accept('S1-1');
      carrier.carry(trackingNumber);
      await until(() => scanned().includes('delivered'));
      expect(scanned()).toEqual(inOrder);
      expect(scans()[0]).toEqual({
        scanId: `${trackingNumber}/accepted`,
        carrier: 'demo-carrier',
        trackingNumber,
        status: 'accepted',
        at: NOW.toISOString(),
        place: 'Berlin',
      });
      expect(carrier.books()).toEqual([{ trackingNumber, status: 'delivered' }]);
    });

    it('gives a reference one number, and another reference another', () => {
      const first = carrier.accept('S1-1');
      expect(carrier.accept('S1-1')).toEqual(first);
      expect(first.trackingNumber).toMatch(/^DC\d{18}$/);
      expect(carrier.accept('S1-2').trackingNumber).not.toBe(first.trackingNumber);
      expect(carrier.books().map(({ status }) => status)).toEqual(['announced', 'announced']);
    });

    it('keeps what it knows of a parcel that is announced again', async () => {
      const { trackingNumber } = carrier.accept('S1-1');
      carrier.carry(trackingNumber);
      await until(() => scanned().includes('delivered'));
      carrier.accept('S1-1');
      expect(carrier.books()).toEqual([{ trackingNumber, status: 'delivered' }]);
    });

    it('that is disorderly sends its scans backwards, each twice', async () => {
      carrier.setFaults({ isDisorderly: true });
      carrier.carry(carrier.accept('S1-1').trackingNumber);
      await until(() => scanned().length === 8);
      expect(scanned()).toEqual([...inOrder].reverse().flatMap((status) => [status, status]));
    });

    it('that loses a parcel is not heard of again after the first scan', async () => {
      carrier.setFaults({ isSilent: true });
      carrier.carry(carrier.accept('S1-1').trackingNumber);
      await until(() => scanned().length === 1);
      await pause(SETTLE_MS);
      expect(scanned()).toEqual(['accepted']);
    });
  });
});
