import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { orderStream, type NewEvent, type OrderEvent } from '@throughline/contracts';
import { NO_STREAM, ownedStore, SqliteEventStore } from '@throughline/event-store';
import { instantOf, systemClock, TransientFault, uuidv7 } from '@throughline/kernel';
import { defaultStepPolicy, nextSteps } from '@throughline/order';
import { Follower, GrantedLeadership, openReadStore, type ReadStore } from '@throughline/read-store';
import { SqliteFile } from '@throughline/sqlite';
import { facts } from '@throughline/testing';
import { Ledgers } from '../commands/ledger.js';
import { orderCacheOf } from '../commands/order-cache.js';
import { owedByLedger } from './owed-steps.js';
import { DRIVES_MAX, StepDriver, type StepHandler } from './step-driver.js';
import { WorkList } from './work-list.js';

const silent = { warn: () => undefined, error: () => undefined };
const STUCK_AFTER_MS = 1;

describe('driving what made no progress', () => {
  let folder: string;
  let file: SqliteFile;
  let store: SqliteEventStore;
  let readStore: ReadStore;
  let driver: StepDriver | undefined;
  let ledgers: Ledgers;
  let warnings: object[];
  const { orderId } = facts.placed().data;

  beforeEach(async () => {
    warnings = [];
    folder = await mkdtemp(join(tmpdir(), 'throughline-steps-'));
    file = new SqliteFile(join(folder, 'ledger.sqlite'), { synchronous: 'FULL' });
    store = new SqliteEventStore(file, systemClock);
    readStore = await openReadStore({ path: join(folder, 'inventory.sqlite') });
  });

  afterEach(async () => {
    await driver?.stop();
    await readStore.close();
    await store.close();
    file.close();
    await rm(folder, { recursive: true, force: true });
  });

  const append = async (...events: readonly OrderEvent[]): Promise<void> => {
    const stream = orderStream(orderId);
    const known = await store.readStream(stream);
    const stamped = events.map((event): NewEvent => ({
      ...event,
      id: uuidv7(),
      schemaVersion: 1,
      occurredAt: instantOf(new Date()),
      correlationId: orderId,
      causationId: 'test',
      actor: 'test',
      producer: 'test',
    }));
    await store.append(stream, known.at(-1)?.revision ?? NO_STREAM, stamped);
  };

  /** `fault` is asked before each order that is read and each wait for the rows: it throws, or lets pass. */
  const start = async (
    handlers: Record<string, StepHandler>,
    resumedAtStart: string[] = [],
    fault: (where: 'order' | 'rows') => void = () => undefined,
  ) => {
    const observer = { handled: () => undefined, raceLost: () => undefined };
    const service = 'inventory';
    ledgers = new Ledgers({
      store,
      ownedStore: ownedStore(store, service),
      clock: systemClock,
      service,
      observer,
    });
    const cache = orderCacheOf(store);
    const owed = owedByLedger(service, cache, defaultStepPolicy);
    const workList = new WorkList(service, owed, systemClock, STUCK_AFTER_MS);
    const follower = new Follower({
      store,
      readStore,
      projection: workList,
      clock: systemClock,
      logger: silent,
      flushMs: 5,
    });
    driver = new StepDriver({
      service,
      owed,
      workList,
      follower: {
        start: () => follower.start(),
        stop: () => follower.stop(),
        written: async () => {
          fault('rows');
          await follower.written();
        },
      },
      readStore,
      orders: {
        latest: async (id) => {
          fault('order');
          return ledgers.orders.latest(id);
        },
      },
      commands: ledgers.commandsOver(cache),
      clock: systemClock,
      logger: { warn: (fields) => void warnings.push(fields) },
      handlers,
      resumedAtStart,
      policy: defaultStepPolicy,
      stuckAfterMs: STUCK_AFTER_MS,
      sweepEveryMs: 5,
    });
    await driver.start();
    return follower;
  };

  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    const end = Date.now() + 5_000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error('it never came');
      await pause(5);
    }
  };

  it('does a duty whose message never came', async () => {
    const driven: string[] = [];
    await append(facts.placed());
    await start({
      'reserve-stock': async (id, { key }) => {
        driven.push(`${id} ${key}`);
        await append(facts.reserved());
      },
    });
    await until(() => driven.length > 0);
    expect(driven).toEqual([`${orderId} reserve-stock:1`]);
  });

  it('leaves alone what is done meanwhile', async () => {
    let driven = 0;
    const count: StepHandler = () => {
      driven += 1;
      return Promise.resolve();
    };
    await append(facts.placed(), facts.reserved());
    const follower = await start({ 'reserve-stock': count });
    await follower.written();
    await pause(50);
    expect(driven).toBe(0);
  });

  it('hands a duty that never gets done to a person, and takes it up again when told to', async () => {
    await append(facts.placed());
    await start({ 'reserve-stock': () => Promise.reject(new Error('the shelf is on fire')) });
    await until(async () =>
      (await store.readStream(orderStream(orderId))).some(({ type }) => type === 'StepFailed'),
    );
    const { state } = await ledgers.orders.latest(orderId);
    expect(nextSteps(state).map(({ kind, name }) => [kind, name])).toEqual([['decision', 'step-failed']]);
    const [failure] = state?.failures ?? [];
    expect(failure).toMatchObject({
      step: 'reserve-stock:1',
      owner: 'inventory',
      reason: 'the shelf is on fire',
      attempts: DRIVES_MAX,
    });
    await append({
      type: 'ExceptionResolved',
      data: { step: 'reserve-stock:1', resolution: 'retry', reason: 'it is out' },
    });
    await until(async () => {
      const events = await store.readStream(orderStream(orderId));
      return events.filter(({ type }) => type === 'StepFailed').length === 2;
    });
  });

  it('asks for effects again at once after a start, due or not', async () => {
    await append(facts.placed(), facts.backordered());
    const driven: string[] = [];
    await start({ 'await-stock': (_, { name }) => Promise.resolve(void driven.push(name)) }, ['await-stock']);
    await until(() => driven.length > 0);
    expect(new Set(driven)).toEqual(new Set(['await-stock']));
  });

  it('leaves everything to the leader, and takes up what that one left behind when it leads itself', async () => {
    const leadership = new GrantedLeadership();
    readStore = { ...readStore, leadership };
    await append(facts.placed(), facts.backordered());
    const driven: string[] = [];
    await start({ 'await-stock': (_, { name }) => Promise.resolve(void driven.push(name)) }, ['await-stock']);
    await driver?.sweep();
    await pause(30);
    expect(driven).toEqual([]);
    leadership.grant(1);
    await until(() => driven.length > 0);
    leadership.revoke();
    await pause(20);
    const drivenAsLeader = driven.length;
    await pause(30);
    expect(driven).toHaveLength(drivenAsLeader);
  });

  it('takes it up a little later where the rows could not be read when the lead came', async () => {
    const leadership = new GrantedLeadership();
    readStore = { ...readStore, leadership };
    await append(facts.placed(), facts.backordered());
    const driven: string[] = [];
    let faults = 0;
    await start(
      { 'await-stock': (_, { name }) => Promise.resolve(void driven.push(name)) },
      ['await-stock'],
      (where) => {
        if (where === 'rows' && (faults += 1) <= 2) throw new TransientFault('the database is away');
      },
    );
    leadership.grant(1);
    await until(() => driven.length > 0);
    expect(faults).toBeGreaterThan(2);
  });

  it('passes over an order that cannot be read just now', async () => {
    await append(facts.placed(), facts.backordered());
    let faults = 0;
    await start({}, ['await-stock'], (where) => {
      if (where === 'order' && (faults += 1) === 1) throw new TransientFault('the store is away');
    });
    await until(() => warnings.length > 0);
    expect(warnings).toEqual([{ orderId, step: 'await-stock:1', reason: 'the store is away' }]);
  });

  it('finds its rows again after a restart, and drops those that are no longer owed', async () => {
    await append(facts.placed());
    const follower = await start({});
    await follower.written();
    await driver?.stop();
    await append(facts.reserved());
    await start({});
    await until(async () => {
      const rows = await readStore.db
        .withTables<{ inventory_work: { name: string } }>()
        .selectFrom('inventory_work')
        .select('name')
        .execute();
      return !rows.some(({ name }) => name === 'reserve-stock');
    });
  });
});
