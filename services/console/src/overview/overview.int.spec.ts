import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  groupOf,
  intakeStream,
  notificationStream,
  orderStream,
  parcelStream,
  type AnyEvent,
  type NewEvent,
  type OrderEvent,
} from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { orderIdFor, TransientFault, uuidv7 } from '@throughline/kernel';
import type { MessageTransport } from '@throughline/messaging';
import { defaultStepPolicy } from '@throughline/order';
import { Follower, openReadStore, type ReadStore } from '@throughline/read-store';
import {
  configFrom,
  createLogger,
  createService,
  openEmbeddedPlatform,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { facts } from '@throughline/testing';
import { consoleService } from '../console.module.js';
import { hourOf } from './hour-tally.js';
import { OverviewLog } from './overview-log.js';
import { HOURS_KEPT } from './overview-writer.js';
import { MESSAGES_FRESH_MS } from './overview.js';

const PATIENCE_MS = 10_000;
const HOUR_MS = 3_600_000;
const FIRST_MS = Date.parse('2026-01-05T10:30:00.000Z');
const one = { lineId: '1', sku: 'TEA', quantity: 1 };
const idOf = (number: string): string => orderIdFor('web', number);

type Item = Readonly<Record<string, unknown>>;
type Rows = readonly unknown[];

describe('the overview', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService;
  let nowMs = FIRST_MS;
  let isLogAway = false;
  let openGate: () => void = () => undefined;
  const revisions = new Map<string, number>();

  const recorded = (event: AnyEvent, correlationId: string): NewEvent => ({
    ...event,
    id: uuidv7(),
    schemaVersion: 1,
    occurredAt: new Date(nowMs).toISOString(),
    correlationId,
    causationId: 'test',
    actor: 'test',
    producer: 'test',
  });

  const happen = async (stream: string, ...events: readonly AnyEvent[]): Promise<void> => {
    const after = revisions.get(stream) ?? NO_STREAM;
    const all = events.map((event) => recorded(event, stream.slice(stream.indexOf('-') + 1)));
    await platform.store.append(stream, after, all);
    revisions.set(stream, after + events.length);
  };

  const tell = (number: string, ...events: readonly OrderEvent[]) =>
    happen(orderStream(idOf(number)), ...events);

  const place = (number: string, ...rest: readonly OrderEvent[]) => {
    const placedAt = new Date(nowMs).toISOString();
    const ids = { orderId: idOf(number), externalId: number, orderNumber: number, placedAt };
    return tell(number, facts.placed(undefined, ids), ...rest);
  };

  const overview = async (query = ''): Promise<Item> => {
    const answer = await service.app.inject({ method: 'GET', url: `/api/v1/overview${query}` });
    expect([query, answer.statusCode]).toEqual([query, 200]);
    return answer.json();
  };

  /** The transport of a platform whose log may be away for whoever asks how things stand. */
  const withLogAway = (transport: MessageTransport): MessageTransport => ({
    consume: (options) => transport.consume(options),
    publish: (topic, messages) => transport.publish(topic, messages),
    read: (topic, options) => transport.read(topic, options),
    lagOf: (group) => (isLogAway ? Promise.reject(new TransientFault('away')) : transport.lagOf(group)),
    close: () => transport.close(),
  });

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'console-overview-'));
    const config = configFrom({ DATA_DIR: directory, LOG_LEVEL: 'silent', READ_MODEL_FLUSH_MS: '20' });
    const opened = await openEmbeddedPlatform(config, {
      clock: { now: () => new Date(nowMs) },
      logger: createLogger(config),
    });
    platform = { ...opened, transport: withLogAway(opened.transport) };
    service = await createService(consoleService, platform);
    await service.start();
    await past();
  });

  afterAll(async () => {
    await service.stop();
    await platform.close();
    rmSync(directory, { recursive: true });
  });

  /** Three orders within three hours; every partner is heard of. */
  const past = async (): Promise<void> => {
    await place('A', facts.reserved(), ...facts.covered(1000));
    await place('B', facts.held('h'));
    nowMs += HOUR_MS;
    const routed = facts.routed([{ shipmentId: '1', lines: [one] }]);
    await tell('A', routed, facts.allocated(), facts.released('1', [one]));
    await tell('A', {
      type: 'ShipmentAcknowledged',
      data: { shipmentId: '1', at: new Date(nowMs).toISOString() },
    });
    await place(
      'C',
      facts.reserved(),
      facts.screened(),
      facts.authorizationRequested(1000),
      facts.declined(),
    );
    const refused = { intakeId: 'i', channelId: 'web', externalId: null, source: 'http', problems: [] };
    await happen(intakeStream('i'), { type: 'IntakeRefused', data: { ...refused, code: 'unknown-sku' } });
    nowMs += HOUR_MS;
    await tell('A', facts.shipped('1', [one]));
    await tell('B', facts.cancelled());
    const scan = { carrier: 'dhl', trackingNumber: '1', at: new Date(nowMs).toISOString(), place: null };
    await happen(
      parcelStream('dhl', '1'),
      { type: 'ParcelScanned', data: { ...scan, scanId: 's1', status: 'in-transit' } },
      { type: 'ParcelScanned', data: { ...scan, scanId: 's2', status: 'exception' } },
    );
    const mail = { messageKey: 'order-placed', messageId: 'm' };
    await happen(
      notificationStream(idOf('A')),
      { type: 'EmailFailed', data: { ...mail, code: '550' } },
      { type: 'EmailSent', data: { ...mail, sentAt: new Date(nowMs).toISOString() } },
    );
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const { partners, byStatus } = await overview();
      const isThere = JSON.stringify(partners).includes('email') && (byStatus as Item)['cancelled'] === 1;
      if (isThere) return;
      if (Date.now() > end) throw new Error(`not there: ${JSON.stringify(partners)}`);
      await pause(20);
    }
  };

  it('tells what happened in each hour, the one that is under way last', async () => {
    const { hourly, asOf } = await overview('?hours=4');
    expect(asOf).toBe('2026-01-05T12:30:00.000Z');
    const nothing = { placed: 0, released: 0, shipped: 0, completed: 0, cancelled: 0, exceptions: 0 };
    expect(hourly).toEqual([
      { ...nothing, hour: '2026-01-05T09:00:00.000Z' },
      { ...nothing, hour: '2026-01-05T10:00:00.000Z', placed: 2, exceptions: 1 },
      { ...nothing, hour: '2026-01-05T11:00:00.000Z', placed: 1, released: 1, exceptions: 1 },
      { ...nothing, hour: '2026-01-05T12:00:00.000Z', shipped: 1, cancelled: 1 },
    ]);
    expect((await overview())['hourly']).toHaveLength(24);
  });

  it('tells how long stretches took that ended in these hours, within its error', async () => {
    const stages = (await overview())['stages'] as Item[];
    expect(stages.map(({ stage, count }) => [stage, count])).toEqual([
      ['placed-to-reserved', 2],
      ['reserved-to-covered', 1],
      ['covered-to-released', 1],
      ['released-to-shipped', 1],
    ]);
    for (const { p50Ms, p90Ms } of stages.slice(2)) {
      expect(Math.abs(Number(p50Ms) / HOUR_MS - 1)).toBeLessThan(0.045);
      expect(p90Ms).toBe(p50Ms);
    }
    const last = (await overview('?hours=1'))['stages'] as Item[];
    expect(last.map(({ stage }) => stage)).toEqual(['released-to-shipped']);
  });

  it('tells how orders stand: how many, the oldest of each status, and what waits for a person', async () => {
    const { byStatus, oldest, exceptions, deadLetters } = await overview();
    expect(byStatus).toMatchObject({ shipped: 1, cancelled: 1, 'payment-declined': 1, received: 0 });
    expect(oldest).toEqual([
      {
        ...{ status: 'payment-declined', orderId: idOf('C'), orderNumber: 'C' },
        placedAt: '2026-01-05T11:30:00.000Z',
      },
      { status: 'shipped', orderId: idOf('A'), orderNumber: 'A', placedAt: '2026-01-05T10:30:00.000Z' },
    ]);
    expect(exceptions).toEqual({ 'payment-declined': 1 });
    expect(deadLetters).toBe(0);
  });

  it('tells how partners answered, and what went wrong last', async () => {
    const [second, third] = [11, 12].map((hour) => `2026-01-05T${hour}:30:00.000Z`);
    const well = { failed: 0, lastFailureAt: null, lastFailure: null };
    expect((await overview())['partners']).toEqual([
      {
        ...{ partner: 'channels', ok: 3, failed: 1, lastOkAt: second },
        ...{ lastFailureAt: second, lastFailure: 'unknown-sku' },
      },
      { ...well, partner: 'payment-gateway', ok: 2, lastOkAt: second },
      { ...well, partner: 'warehouse', ok: 2, lastOkAt: third },
      {
        ...{ partner: 'carrier', ok: 1, failed: 1, lastOkAt: third },
        ...{ lastFailureAt: third, lastFailure: 'an exception on the way' },
      },
      { partner: 'email', ok: 1, failed: 1, lastOkAt: third, lastFailureAt: third, lastFailure: '550' },
    ]);
    const lately = (await overview('?hours=1'))['partners'] as Item[];
    expect(lately[0]).toMatchObject({ partner: 'channels', ok: 0, failed: 0, lastOkAt: second });
  });

  it.each(['hours=0', `hours=${HOURS_KEPT + 1}`, 'hours=1.5', 'hours=all', 'days=1'])(
    'refuses %p',
    async (query) => {
      const answer = await service.app.inject({ method: 'GET', url: `/api/v1/overview?${query}` });
      expect([answer.statusCode, answer.json<Item>()['code']]).toEqual([422, 'validation-failed']);
    },
  );

  it('tells what waits for which service, as of some seconds ago, and says so while it cannot know', async () => {
    const gate = new Promise<void>((resolve) => (openGate = resolve));
    const [topic, group] = ['oms.order.events.v1', groupOf('payment')];
    const consumer = await platform.transport.consume({
      ...{ group, topics: [topic], inFlightMax: 1 },
      retry: { attemptsMax: 3, backoffMs: 10, backoffMsMax: 10 },
      handle: () => gate,
    });
    const waiting = () => consumer.statistics().lag[topic];
    while (consumer.statistics().inFlight === 0 || (waiting() ?? 0) < 5) await pause(5);
    const before = await overview();
    expect(before['consumers']).not.toContainEqual(expect.objectContaining({ group }));
    nowMs += MESSAGES_FRESH_MS + 1;
    const { consumers, isMessagingKnown } = await overview();
    expect(isMessagingKnown).toBe(true);
    expect(consumers).toContainEqual({ service: 'payment', group, topic, lag: waiting() });
    isLogAway = true;
    nowMs += MESSAGES_FRESH_MS + 1;
    expect(await overview()).toMatchObject({ consumers: [], isMessagingKnown: false, deadLetters: null });
    isLogAway = false;
    openGate();
    await consumer.stop();
  });

  describe('kept in rows', () => {
    let readStore: ReadStore;
    const follower = (unwrittenEventsMax: number) =>
      new Follower({
        store: platform.store,
        readStore,
        projection: new OverviewLog(platform.store, readStore, defaultStepPolicy),
        clock: platform.clock,
        logger: { error: () => undefined },
        flushMs: 1,
        batchSizeMax: unwrittenEventsMax,
        unwrittenEventsMax,
      });
    const rows = async (): Promise<Rows> => {
      const db = readStore.db.withTables<Record<string, Item>>();
      const hours = await db.selectFrom('console_overview_hours').selectAll().orderBy('hour').execute();
      return [
        hours,
        await db.selectFrom('console_overview_partners').selectAll().orderBy('partner').execute(),
      ];
    };

    beforeEach(async () => {
      readStore = await openReadStore({ path: ':memory:' });
    });
    afterEach(() => readStore.close());

    it('comes to the same whether facts are taken one by one, all at once, or anew', async () => {
      const oneByOne = follower(1);
      await oneByOne.start();
      await oneByOne.written();
      const expected = await rows();
      expect((expected[0] as Rows).length).toBe(3);
      await oneByOne.rebuild();
      await oneByOne.written();
      expect(await rows()).toEqual(expected);
      await oneByOne.stop();
      const atOnce = follower(10_000);
      await atOnce.start();
      await atOnce.rebuild();
      await atOnce.written();
      expect(await rows()).toEqual(expected);
      await atOnce.stop();
    });

    it('comes to the same after a restart amid an order, and after a write that failed', async () => {
      const whole = follower(10_000);
      await whole.start();
      await whole.written();
      const expected = await rows();
      await whole.stop();
      const another = () => new OverviewLog(platform.store, readStore, defaultStepPolicy);
      const { events } = await platform.store.readAll({ after: 0, limit: 1_000, types: another().types });
      await readStore.transaction((trx) => another().reset(trx));
      let log = another();
      for (const [index, event] of events.entries()) {
        if (index % 4 === 0) log = another();
        log.apply(event);
        const changes = log.takeChanges();
        const failing = readStore.transaction(async (trx) => {
          await log.write(trx, changes);
          throw new Error('the disk is full');
        });
        await expect(failing).rejects.toThrow('the disk is full');
        await readStore.transaction((trx) => log.write(trx, changes));
      }
      expect(await rows()).toEqual(expected);
    });

    it('are those of the last 90 days', async () => {
      nowMs = FIRST_MS + (HOURS_KEPT - 1) * HOUR_MS;
      await place('D');
      const kept = follower(1);
      await kept.start();
      await kept.written();
      expect((await rows())[0]).toHaveLength(4);
      nowMs += HOUR_MS;
      await place('E');
      while (((await rows())[0] as Item[]).at(-1)?.['hour'] !== hourOf(new Date(nowMs).toISOString())) {
        await pause(20);
      }
      expect(((await rows())[0] as Item[]).map(({ hour }) => hour)).toEqual(
        [1, 2, HOURS_KEPT - 1, HOURS_KEPT].map((hours) =>
          hourOf(new Date(FIRST_MS + hours * HOUR_MS).toISOString()),
        ),
      );
      await kept.stop();
    });
  });
});
