import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { TransientFault } from '@throughline/kernel';
import { configFrom } from '../config/config.js';
import { Closing } from './closing.js';
import { serving, type StartServing } from './run-service.js';

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

describe('a process that needs a broker and a database', () => {
  const closed: string[] = [];
  let closing: Closing;
  let stopping: AbortController;
  let url: string;
  let running: Promise<void>;

  const run = async (start: StartServing): Promise<void> => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const config = configFrom({ PORT: String(port), LOG_LEVEL: 'silent' });
    running = serving('payment', start)(config, closing, stopping.signal);
    running.catch(() => undefined);
    await pause(50);
  };

  beforeEach(() => {
    closed.length = 0;
    closing = new Closing();
    stopping = new AbortController();
  });

  afterEach(async () => {
    stopping.abort(new Error('the test is over'));
    await running.catch(() => undefined);
    await closing.closeAll();
  });

  it('is alive while it waits, says what it waits for, and serves once that is there', async () => {
    let isThere = false;
    await run(async (_config, _logger, opened) => {
      opened.add(() => void closed.push('platform'));
      await pause(1);
      if (!isThere) throw new TransientFault('the database does not answer');
      return (_request, response) => void response.end('served');
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: 'not ready', reasons: ['the database does not answer'] });
    const order = await fetch(`${url}/api/v1/orders`, { method: 'POST', body: '{}' });
    expect(order.status).toBe(503);
    expect(order.headers.get('retry-after')).toBe('2');
    expect(await order.json()).toMatchObject({
      code: 'not-ready',
      detail: 'the database does not answer',
      instance: '/api/v1/orders',
    });
    // What a vain attempt had opened was closed before the next.
    expect(closed).toEqual(['platform']);
    isThere = true;
    await running;
    expect(await (await fetch(`${url}/api/v1/orders`)).text()).toBe('served');
    await closing.closeAll();
    expect(closed).toEqual(['platform', 'platform']);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('does not wait for what no waiting can help', async () => {
    await run(() => Promise.reject(new Error('the password is wrong')));
    await expect(running).rejects.toThrow('the password is wrong');
  });

  it('stops at once while it waits', async () => {
    await run(() => Promise.reject(new TransientFault('the broker is away')));
    stopping.abort(new Error('ended by SIGTERM'));
    await expect(running).rejects.toThrow();
    await closing.closeAll();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });
});
