import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { whenEvent, type NewEvent } from '@throughline/contracts';
import { NO_STREAM } from '@throughline/event-store';
import { uuidv7 } from '@throughline/kernel';
import {
  Closing,
  closeServer,
  configFrom,
  createLogger,
  listenOn,
  openDistributedPlatform,
} from '@throughline/service-kit';
import { startRelay } from './relay-service.js';

const PATIENCE_MS = 20_000;
const orderId = uuidv7();

const held: NewEvent = {
  id: uuidv7(),
  type: 'OrderHeld',
  schemaVersion: 1,
  occurredAt: '2026-03-01T09:30:00.000Z',
  correlationId: orderId,
  causationId: 'request-1',
  actor: 'service:capture',
  producer: 'capture',
  data: {},
};

describe('the relay as a service, on servers', () => {
  const { KAFKA_BROKERS = '', DATABASE_URL = '' } = process.env;
  const config = configFrom({
    PROFILE: 'distributed',
    KAFKA_BROKERS,
    DATABASE_URL,
    KAFKA_TOPIC_PREFIX: `test-${randomBytes(6).toString('hex')}.`,
    LOG_LEVEL: 'silent',
  });
  const closing = new Closing();
  let server: Server;

  afterAll(() => closing.closeAll());

  it('leads, publishes what a service appended, and is ready', async () => {
    const platform = await openDistributedPlatform(config, { name: 'test' });
    closing.add(() => platform.close());
    server = createServer(await startRelay(config, createLogger(config), closing));
    closing.add(() => closeServer(server, 0));
    const url = await listenOn(server, 0, '127.0.0.1');
    await platform.store.append(`order-${orderId}`, NO_STREAM, [held]);

    const { topic } = whenEvent('OrderHeld');
    const keys = new Set<string | null>();
    const deadline = Date.now() + PATIENCE_MS;
    for (let after: string | undefined; !keys.has(orderId) && Date.now() < deadline;) {
      const found = await platform.transport.read(topic, {
        limit: 1_000,
        waitMs: 1_000,
        ...(after !== undefined && { after }),
      });
      for (const { key } of found.messages) keys.add(key);
      after = found.cursor;
    }
    expect(keys).toContain(orderId);

    await sleep(100);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready', reasons: [] });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('\nthroughline_relay_is_leader 1\n');
    expect(metrics).toContain('\nthroughline_relay_lag 0\n');
    expect(metrics).not.toContain('\nthroughline_relay_published_total 0\n');
  });
});
