import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import type { HttpRoute, ServiceName } from '@throughline/contracts';
import { configFrom } from '../config/config.js';
import { createLogger } from '../logging/logger.js';
import { createService } from './create-service.js';
import { openEmbeddedPlatform } from './embedded-platform.js';
import { createFront, type Front } from './front.js';
import type { Platform } from './platform.js';
import type { RunningService } from './running-service.js';

/** Requests of the slow route that wait for a test to let them go on. */
const waiting: (() => void)[] = [];

@Controller('api/orders')
class CaptureController {
  @Post()
  place(@Body() body: object) {
    return { placed: body };
  }

  @Get('slow')
  async slow() {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return { by: 'capture' };
  }
}

@Controller('api/orders')
class ConsoleController {
  @Get(':id')
  find(@Param('id') id: string) {
    return { id, by: 'console' };
  }
}

@Module({ controllers: [CaptureController] })
class CaptureModule {}

@Module({ controllers: [ConsoleController] })
class ConsoleModule {}

const routes: readonly HttpRoute[] = [
  { method: 'POST', path: '/api/orders', service: 'capture' },
  { method: 'GET', path: '/api/orders/slow', service: 'capture' },
  { method: 'GET', path: '/api/orders/:id', service: 'console' },
  { method: 'GET', path: '/api/reviews', service: 'payment' },
];

describe('one port for several services', () => {
  let directory: string;
  let platform: Platform;
  let services: Map<ServiceName, RunningService>;
  let front: Front;
  let url: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'front-'));
    const config = configFrom({ DATA_DIR: directory, LOG_LEVEL: 'silent' });
    platform = await openEmbeddedPlatform(config, { logger: createLogger(config) });
    const definitions = [
      { name: 'capture', module: CaptureModule },
      { name: 'console', module: ConsoleModule },
    ] as const;
    services = new Map();
    for (const definition of definitions) {
      const service = await createService(definition, platform);
      await service.start();
      services.set(definition.name, service);
    }
    front = createFront(services, platform, routes);
    url = await front.listen(0, '127.0.0.1');
  });

  afterAll(async () => {
    for (const service of services.values()) await service.stop();
    await platform.close();
    rmSync(directory, { recursive: true });
  });

  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(url + path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text };
  };

  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('hands each request to the service that answers it', async () => {
    const init = { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } };
    expect((await ask('/api/orders', init)).text).toBe('{"placed":{"a":1}}');
    expect((await ask('/api/orders/7%2F1?x=1')).text).toBe('{"id":"7/1","by":"console"}');
    expect(await ask('/api/orders/7', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  it.each(['/nowhere', '/api/reviews', '/healthz/x'])('has nothing at %s', async (path) => {
    const { status, headers, text } = await ask(path);
    expect(status).toBe(404);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(JSON.parse(text)).toEqual({ status: 404, code: 'not-found', title: 'Not Found', instance: path });
  });

  it('names the methods of a path that does not have this one', async () => {
    const { status, headers, text } = await ask('/api/orders/7?secret=1', { method: 'DELETE' });
    expect([status, headers.get('allow')]).toEqual([405, 'GET']);
    expect(JSON.parse(text)).toMatchObject({ code: 'method-not-allowed', instance: '/api/orders/7' });
  });

  it('is alive, and ready when every service is', async () => {
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: '{"status":"alive"}' });
    expect(await ask('/readyz?verbose')).toMatchObject({
      status: 200,
      text: '{"status":"ready","reasons":[]}',
    });
  });

  it('names the service that is not ready, and why', async () => {
    const starting = await createService({ name: 'routing', module: CaptureModule }, platform);
    const behind = createFront(new Map([...services, ['routing', starting]]), platform, routes);
    const behindUrl = await behind.listen(0, '127.0.0.1');
    const response = await fetch(`${behindUrl}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: 'not ready',
      reasons: ['routing: the service is starting'],
    });
    await behind.stop();
    await starting.stop();
  });

  it('tells the numbers of all services', async () => {
    await ask('/api/orders/7');
    const { headers, text } = await ask('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('throughline_http_request_duration_seconds_count{service="console"');
  });

  it('cuts a request that does not end within the grace', async () => {
    const config = configFrom({ DATA_DIR: directory, SHUTDOWN_GRACE_MS: '50' });
    const impatient = createFront(services, { ...platform, config }, routes);
    const impatientUrl = await impatient.listen(0, '127.0.0.1');
    const hanging = expect(fetch(`${impatientUrl}/api/orders/slow`)).rejects.toThrow('fetch failed');
    await until(() => waiting.length > 0);
    await impatient.stop();
    await hanging;
    waiting.pop()?.();
  });

  it('lets a request under way end when it stops', async () => {
    const underWay = ask('/api/orders/slow');
    await until(() => waiting.length > 0);
    const stopped = front.stop();
    waiting.pop()?.();
    expect((await underWay).text).toBe('{"by":"capture"}');
    const endedAt = Date.now();
    await stopped;
    expect(Date.now() - endedAt).toBeLessThan(platform.config.shutdownGraceMs / 2);
    await expect(ask('/healthz')).rejects.toThrow('fetch failed');
  });
});
