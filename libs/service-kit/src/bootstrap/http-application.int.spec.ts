import { createServer, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Body, Controller, Get, Module, Param, Post, Query, RawBody, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TransientFault } from '@throughline/kernel';
import { IsInt, IsString, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { configFrom } from '../config/config.js';
import { Actor } from '../http/actor.js';
import { NestedList } from '../http/dto-decorators.js';
import { PageQuery } from '../http/paging.js';
import { Rejection } from '../http/rejection.js';
import { createLogger } from '../logging/logger.js';
import { createMetrics } from '../metrics/metrics.js';
import { createHttpApplication } from './http-application.js';
import { closeServer, listenOn } from './http-server.js';

class Line {
  @Min(1)
  @IsInt()
  quantity!: number;
}

class Order {
  @IsString()
  channelId!: string;

  @NestedList(() => Line, 10)
  lines!: Line[];
}

@Controller()
class TestController {
  @Post('orders')
  place(@Body() order: Order, @Actor() actor: string) {
    return { isOrder: order instanceof Order, actor, quantity: order.lines[0]?.quantity };
  }

  @Get('orders')
  list(@Query() page: PageQuery) {
    return page;
  }

  @Post('webhook')
  receive(@RawBody() bytes: Buffer) {
    return { received: bytes.toString('latin1') };
  }

  @Post('import')
  async importOrders(@Body() lines: Readable) {
    return { characters: (await text(lines)).length };
  }

  @Get('failing/:how')
  fail(@Param('how') how: string) {
    if (how === 'unknown') throw new TypeError('secret of the house');
    if (how === 'transient') throw new TransientFault('SQLITE_BUSY in /secret/path');
    throw new Rejection(409, 'order-conflict', 'other content');
  }

  @Get('late')
  async failLate(@Res() reply: FastifyReply) {
    reply.raw.writeHead(200).write('begun');
    await Promise.resolve();
    throw new TypeError('too late');
  }
}

@Module({ controllers: [TestController] })
class TestModule {}

const BODY_BYTES_MAX = 1_048_576;
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the HTTP side of a service', () => {
  let app: NestFastifyApplication;
  let server: Server;
  let url: string;
  const logged: string[] = [];
  const metrics = createMetrics();

  beforeAll(async () => {
    const config = configFrom({ HTTP_BODY_BYTES_MAX: String(BODY_BYTES_MAX), LOG_LEVEL: 'info' });
    const logger = createLogger(config, { write: (line) => logged.push(line) });
    const module = { module: TestModule };
    app = await createHttpApplication({ module, config, logger, metrics: metrics.forService('capture') });
    await app.init();
    const fastify = app.getHttpAdapter().getInstance();
    await fastify.ready();
    server = createServer((request, response) => fastify.routing(request, response));
    url = await listenOn(server, 0, '127.0.0.1');
  });

  afterAll(async () => {
    await closeServer(server, 0);
    await app.close();
  });

  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, init);
    const body = (await response.json()) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, body };
  };

  const post = (path: string, body: string | Buffer, headers: Record<string, string> = JSON_TYPE) =>
    ask(path, { method: 'POST', body, headers });

  const order = (changes: object = {}): string =>
    JSON.stringify({ channelId: 'web', lines: [{ quantity: 2 }], ...changes });

  it("goes by the caller's own word for a request, and finds one where there is none that a log can hold", async () => {
    const idOf = async (given: string) => {
      const { headers } = await app.inject({
        method: 'GET',
        url: '/orders',
        headers: { 'x-request-id': given },
      });
      return headers['x-request-id'];
    };
    expect(await idOf('till-7')).toBe('till-7');
    expect(await idOf('two words')).toMatch(/^[\da-f-]{36}$/);
    const failing = {
      method: 'GET',
      url: '/failing/unknown',
      headers: { 'x-request-id': 'till-8' },
    } as const;
    expect((await app.inject(failing)).json()).toMatchObject({ requestId: 'till-8' });
  });

  it('hands a controller a checked order and who sent it', async () => {
    const { status, body } = await post('/orders', order(), { ...JSON_TYPE, 'x-actor': 'anna' });
    expect(status).toBe(201);
    expect(body).toEqual({ isOrder: true, actor: 'person:anna', quantity: 2 });
  });

  it('answers wrong types with problem details, a problem per field', async () => {
    const { status, headers, body } = await post(
      '/orders?x=1',
      order({ lines: [{ quantity: 0 }, { quantity: '2' }], tip: 1 }),
    );
    expect(status).toBe(422);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      status: 422,
      code: 'validation-failed',
      title: 'Unprocessable Entity',
      detail: 'the request is not what it has to be',
      instance: '/orders',
      problems: [
        { field: 'tip', message: 'property tip should not exist' },
        { field: 'lines[0].quantity', message: 'quantity must not be less than 1' },
        { field: 'lines[1].quantity', message: 'quantity must be an integer number' },
      ],
    });
  });

  it.each([['{"a":'], [''], ['nonsense'], ['{"__proto__":{"isAdmin":true}}'], ['\u0000\u0001']])(
    'answers the malformed body %j with malformed-json',
    async (body) => {
      expect(await post('/orders', body)).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
    },
  );

  it('reads a body of the largest size, and refuses one byte more', async () => {
    const padded = (bytes: number): string => order().padEnd(bytes, ' ');
    expect((await post('/orders', padded(BODY_BYTES_MAX))).status).toBe(201);
    expect(await post('/orders', padded(BODY_BYTES_MAX + 1))).toMatchObject({
      status: 413,
      body: { code: 'body-too-large', title: 'Payload Too Large' },
    });
  });

  it('refuses a body of 10 MB, with or without its length', async () => {
    const large = 'x'.repeat(10_000_000);
    expect((await post('/orders', large)).body['code']).toBe('body-too-large');
    const chunks = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let megabyte = 0; megabyte < 10; megabyte += 1) controller.enqueue(new Uint8Array(1_000_000));
        controller.close();
      },
    });
    const init = { method: 'POST', body: chunks, headers: JSON_TYPE, duplex: 'half' } as RequestInit;
    expect((await ask('/orders', init)).body['code']).toBe('body-too-large');
  });

  it.each(['text/plain', 'application/xml', 'nonsense'])('refuses a body of type %s', async (type) => {
    expect(await post('/orders', 'x', { 'content-type': type })).toMatchObject({
      status: 415,
      body: { code: 'unsupported-media-type' },
    });
  });

  it('answers an unknown route with not-found', async () => {
    expect(await ask('/nowhere?secret=1')).toMatchObject({
      status: 404,
      body: { code: 'not-found', instance: '/nowhere' },
    });
  });

  it('answers an address that cannot be decoded', async () => {
    expect(await ask('/failing/%E0%A4%A')).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  });

  it('gives the code of a rejection', async () => {
    const { status, body } = await ask('/failing/rejected');
    expect([status, body['code'], body['detail']]).toEqual([409, 'order-conflict', 'other content']);
  });

  it('says nothing of an unknown error but the id to look for in the log', async () => {
    logged.length = 0;
    const { status, body } = await ask('/failing/unknown');
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal-error', title: 'Internal Server Error' });
    expect(JSON.stringify(body)).not.toContain('secret');
    const line = JSON.parse(logged[0] ?? '{}') as Record<string, unknown>;
    expect(line).toMatchObject({ level: 'error', requestId: body['requestId'], route: '/failing/:how' });
    expect(line['err']).toMatchObject({ type: 'TypeError', message: 'secret of the house' });
  });

  it('asks to try again after a transient fault', async () => {
    const { status, headers, body } = await ask('/failing/transient');
    expect([status, body['code'], headers.get('retry-after')]).toEqual([503, 'try-again-later', '1']);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('breaks off an answer that fails after it has begun, so that nobody takes it for whole', async () => {
    logged.length = 0;
    const response = await fetch(`${url}/late`);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(logged.join()).toContain('too late');
    expect((await ask('/orders')).status).toBe(200);
  });

  it('keeps the bytes of a webhook as they came', async () => {
    const bytes = Buffer.from('{ "a" : "\u00e4" }\n');
    const { body } = await post('/webhook', bytes);
    expect(body['received']).toBe(bytes.toString('latin1'));
  });

  it('streams an import past the limit of bodies', async () => {
    const lines = '{"a":1}\n'.repeat(200_000);
    const { body } = await post('/import', lines, { 'content-type': 'application/x-ndjson' });
    expect(body['characters']).toBe(lines.length);
  });

  it('reads the page of a list from the query', async () => {
    expect((await ask('/orders?limit=7&cursor=abc')).body).toEqual({ limit: 7, cursor: 'abc' });
    expect((await ask('/orders?limit=many')).body['problems']).toEqual([
      { field: 'limit', message: 'limit must be an integer number' },
    ]);
    expect((await ask('/orders?page=2')).status).toBe(422);
  });

  it('refuses what a page of another origin sends through a browser', async () => {
    const foreign = { ...JSON_TYPE, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect(await post('/orders', order(), foreign)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it.each(['/orders', '/nowhere', '/failing/unknown'])(
    'protects browsers from the answer of %s',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('times each request by its route', async () => {
    await ask('/failing/rejected');
    await ask('/nowhere');
    const series = await metrics.text();
    expect(series).toMatch(
      /http_request_duration_seconds_count\{service="capture",method="GET",route="\/failing\/:how",status="409"\} \d/,
    );
    expect(series).toMatch(
      /http_request_duration_seconds_count\{service="capture",method="GET",route="unknown",status="404"\} \d/,
    );
  });
});
