import { randomBytes } from 'node:crypto';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { httpRoutes } from '@throughline/contracts';
import { RouteTable } from '@throughline/service-kit';
import type { Gateway } from './gateway.js';
import { ask, problemIn } from './testing/client.js';
import { GatewayWorld } from './testing/gateway-world.js';
import { bytesOf, startUpstream, type UpstreamServer } from './testing/upstream-server.js';

const BODY_BYTES_MAX = 2_048;
const JSON_TYPE = { 'content-type': 'application/json' };
const NDJSON_TYPE = { 'content-type': 'application/x-ndjson' };

const services = [...new Set(httpRoutes.map(({ service }) => service))];

/** What reached a service, for a test to look at. */
interface Heard {
  readonly service: string;
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

describe('the gateway', () => {
  const world = new GatewayWorld();
  const upstreams = new Map<string, UpstreamServer>();
  let gateway: Gateway;
  let heard: Heard[] = [];

  beforeAll(async () => {
    for (const service of services) {
      const upstream = await startUpstream(async (request, response) => {
        const body = await bytesOf(request);
        heard.push({ service, request, body });
        response
          .writeHead(200, { 'content-type': 'application/octet-stream', 'x-service': service })
          .end(body.length > 0 ? body : service);
      });
      upstreams.set(service, upstream);
    }
    const named = Object.fromEntries([...upstreams].map(([service, server]) => [service, [server]]));
    gateway = await world.start(named, {}, { HTTP_BODY_BYTES_MAX: String(BODY_BYTES_MAX) });
  });

  afterAll(() => world.end());

  beforeEach(() => {
    heard = [];
  });

  describe('leads each request to its service', () => {
    const paths = [
      ...new Set(httpRoutes.map(({ path }) => path.replace(/:\w+/g, (name) => `${name.slice(1)}-1`))),
    ];
    const awkward = [
      '/api/v1/orders/',
      '/api/v1/orders?state=open',
      '/api/v1/stock/adjustments',
      '/api/v1/stock/a%2F..%2Fb?x=%ff',
      '/api/v1/stock/%ff',
      '/api/v1/stock/../orders',
      '//api/v1/orders',
      '/api/v2/orders',
      '/nowhere',
    ];

    it.each([...paths, ...awkward])('at %s as the table of routes says', async (path) => {
      const table = new RouteTable(httpRoutes);
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH']) {
        const match = table.match(method, path);
        const { status, headers } = await ask(gateway.url, path, { method });
        const expected = {
          service: [200, match.found === 'service' ? match.service : '', undefined],
          'other-methods': [405, undefined, match.found === 'other-methods' ? match.allowed.join(', ') : ''],
          nothing: [404, undefined, undefined],
        }[match.found];
        expect([method, status, headers['x-service'], headers['allow']]).toEqual([method, ...expected]);
        if (match.found === 'service') expect(heard.at(-1)?.request.url).toBe(path);
      }
    });

    it('and says in problem details what it does not know', async () => {
      const told = await ask(gateway.url, '/nowhere?secret=1');
      expect(told.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(problemIn(told)).toEqual({
        status: 404,
        code: 'not-found',
        title: 'Not Found',
        instance: '/nowhere',
      });
      const body = 'x'.repeat(BODY_BYTES_MAX + 1);
      expect((await ask(gateway.url, '/nowhere', { method: 'POST', body })).status).toBe(404);
    });

    it('methods that nobody has included', async () => {
      const told = await ask(gateway.url, '/api/v1/orders', { method: 'PROPFIND' });
      expect([told.status, told.headers.allow]).toEqual([405, 'POST, GET']);
    });
  });

  describe('changes nothing of a body', () => {
    it.each([
      ['bytes that are no text', randomBytes(BODY_BYTES_MAX)],
      ['JSON with a spelling of its own', '{"a" : 1.0,  "b":"\\u00e9"}\n'],
      ['nothing', ''],
    ])('%s', async (_, body) => {
      const told = await ask(gateway.url, '/api/v1/webhooks/shopify/web', {
        method: 'POST',
        headers: JSON_TYPE,
        body,
      });
      expect(heard[0]?.body).toEqual(Buffer.from(body));
      expect(told.body).toEqual(body.length > 0 ? Buffer.from(body) : Buffer.from('capture'));
    });

    it('but for one that is too large, which is refused as a service refuses it', async () => {
      const body = 'x'.repeat(BODY_BYTES_MAX + 1);
      const told = await ask(gateway.url, '/api/v1/orders', { method: 'POST', headers: JSON_TYPE, body });
      expect(problemIn(told)).toMatchObject({ status: 413, code: 'body-too-large' });
      expect(heard).toEqual([]);
    });

    it('however long, if it is lines of orders', async () => {
      const body = randomBytes(4_000_000);
      const told = await ask(gateway.url, '/api/v1/orders/import', {
        method: 'POST',
        headers: NDJSON_TYPE,
        body,
      });
      expect(told.body.equals(body)).toBe(true);
    });

    it('which the client may first ask leave to send', async () => {
      const { hostname, port } = new URL(gateway.url);
      const headers = { ...NDJSON_TYPE, expect: '100-continue', 'content-length': '5' };
      const request = httpRequest({
        hostname,
        port,
        path: '/api/v1/orders/import',
        method: 'POST',
        headers,
        agent: false,
      });
      request.flushHeaders();
      await once(request, 'continue');
      request.end('lines');
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      expect((await bytesOf(response)).toString()).toBe('lines');
    });
  });

  describe('passes headers on', () => {
    it('with who asked, and the client’s own name for the request', async () => {
      const told = await ask(gateway.url, '/api/v1/orders', {
        headers: {
          host: 'oms.example',
          'x-request-id': 'till-7',
          'x-forwarded-for': '10.1.2.3',
          'x-actor': 'ada',
        },
      });
      expect(heard[0]?.request.headers).toMatchObject({
        host: 'oms.example',
        'x-actor': 'ada',
        'x-forwarded-for': '10.1.2.3, 127.0.0.1',
        'x-forwarded-host': 'oms.example',
        'x-forwarded-proto': 'http',
        'x-request-id': 'till-7',
      });
      expect(told.headers['x-request-id']).toBe('till-7');
    });

    it('and names a request itself where the client’s name would not fit a log', async () => {
      const told = await ask(gateway.url, '/api/v1/orders', { headers: { 'x-request-id': 'a b' } });
      expect(told.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
      expect(heard[0]?.request.headers['x-request-id']).toBe(told.headers['x-request-id']);
    });

    it('but for those of one connection, and those that it names', async () => {
      const named = { connection: 'close, x-hop', 'x-hop': '1', te: 'trailers', 'keep-alive': 'timeout=9' };
      await ask(gateway.url, '/api/v1/orders', { headers: named });
      const { headers } = heard[0]!.request;
      expect([headers['x-hop'], headers.te, headers['keep-alive']]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    });
  });

  it('drops the body of a question that can have none', async () => {
    const headers = { ...JSON_TYPE, 'content-length': '5' };
    const told = await ask(gateway.url, '/api/v1/orders', { headers, body: 'extra' });
    expect([told.status, heard[0]?.body.length]).toEqual([200, 0]);
  });

  it('says of itself that it is alive, ready, and how it did', async () => {
    expect((await ask(gateway.url, '/healthz')).body.toString()).toBe('{"status":"alive"}');
    expect((await ask(gateway.url, '/readyz?verbose')).body.toString()).toBe(
      '{"status":"ready","reasons":[]}',
    );
    await ask(gateway.url, '/api/v1/reviews');
    const { headers, body } = await ask(gateway.url, '/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body.toString()).toContain(
      'throughline_gateway_request_duration_seconds_count{service="payment",method="GET",status="200"}',
    );
  });
});

describe('the gateway’s streams', () => {
  const world = new GatewayWorld();
  afterEach(() => world.end());

  /** Opens a request whose body the test writes piece by piece. */
  const open = (gateway: Gateway, path: string, method: string, headers = {}) => {
    const { hostname, port } = new URL(gateway.url);
    return httpRequest({ hostname, port, path, method, headers, agent: false });
  };

  const responseOf = async (request: ReturnType<typeof open>): Promise<IncomingMessage> => {
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  };

  const piecesOf = (response: IncomingMessage): AsyncIterator<string> =>
    response.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;

  it('flow both ways at once', async () => {
    const upstream = await startUpstream((request, response) => {
      response.writeHead(200);
      request.pipe(response);
    });
    const gateway = await world.start({ capture: [upstream] });
    const request = open(gateway, '/api/v1/orders/import', 'POST', NDJSON_TYPE);
    request.write('first\n');
    const pieces = piecesOf(await responseOf(request));
    expect(await pieces.next()).toMatchObject({ value: 'first\n' });
    request.end('second\n');
    expect(await pieces.next()).toMatchObject({ value: 'second\n' });
  });

  it('bring each event as it happens', async () => {
    const upstream = await startUpstream((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
      setTimeout(() => response.end('data: 2\n\n'), 100);
    });
    const gateway = await world.start({ console: [upstream] });
    const request = open(gateway, '/api/v1/orders', 'GET').end();
    const pieces = piecesOf(await responseOf(request));
    expect(await pieces.next()).toMatchObject({ value: 'data: 1\n\n' });
    expect(await pieces.next()).toMatchObject({ value: 'data: 2\n\n' });
  });

  it('carry an answer that comes before the end of a long body', async () => {
    const upstream = await startUpstream((request, response) => {
      request.once('data', () => response.writeHead(413).end('enough'));
    });
    const gateway = await world.start({ capture: [upstream] });
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    const told = new Promise<string>((resolve) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
        if (text.endsWith('{"status":"alive"}')) resolve(text);
      });
    });
    const line = Buffer.alloc(64_000, 'x');
    const head = `host: x\r\ncontent-type: application/x-ndjson\r\ncontent-length: ${line.length * 100}`;
    socket.write(`POST /api/v1/orders/import HTTP/1.1\r\n${head}\r\n\r\n`);
    for (let count = 0; count < 100; count += 1) {
      if (!socket.write(line)) await once(socket, 'drain');
    }
    // The connection is as good as new.
    socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
    expect((await told).match(/HTTP\/1.1 \d+|enough/g)).toEqual(['HTTP/1.1 413', 'enough', 'HTTP/1.1 200']);
    socket.destroy();
  });

  it('break off for the client where the service breaks off', async () => {
    const upstream = await startUpstream((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const gateway = await world.start({ console: [upstream] });
    await expect(ask(gateway.url, '/api/v1/orders')).rejects.toThrow('aborted');
  });

  it('end for the service when the client goes away, while it waits and while it listens', async () => {
    const ended: string[] = [];
    const upstream = await startUpstream((request, response) => {
      response.once('close', () => ended.push(request.url ?? ''));
      if (request.url === '/api/v1/orders') response.writeHead(200).write('…');
    });
    const gateway = await world.start({ console: [upstream] });
    const waiting = open(gateway, '/api/v1/exceptions', 'GET').on('error', () => undefined);
    waiting.end();
    const listening = open(gateway, '/api/v1/orders', 'GET').end();
    const response = await responseOf(listening);
    response.on('error', () => undefined);
    await pause(50);
    waiting.destroy();
    response.destroy();
    while (ended.length < 2) await pause(5);
    expect(ended.sort()).toEqual(['/api/v1/exceptions', '/api/v1/orders']);
    await pause(50);
    expect(world.logged.filter((line) => line.includes('request failed'))).toEqual([]);
  });

  it('have an end where there is nothing but headers', async () => {
    const upstream = await startUpstream((request, response) => {
      const status = { '/api/v1/exceptions': 204, '/api/v1/reviews': 304 }[request.url ?? ''] ?? 200;
      response.writeHead(status, status === 200 ? { 'content-length': '7', etag: 'a' } : { etag: 'b' });
      response.end(status === 200 ? 'content' : undefined);
    });
    const gateway = await world.start({ console: [upstream], payment: [upstream] });
    expect(await ask(gateway.url, '/api/v1/orders', { method: 'HEAD' })).toMatchObject({
      status: 200,
      headers: { 'content-length': '7', etag: 'a' },
      body: Buffer.alloc(0),
    });
    for (const [path, status] of [
      ['/api/v1/exceptions', 204],
      ['/api/v1/reviews', 304],
    ] as const) {
      expect(await ask(gateway.url, path)).toMatchObject({ status, headers: { etag: 'b' } });
    }
    expect((await ask(gateway.url, '/api/v1/orders')).body.toString()).toBe('content');
  });

  it('are cut off where they do not end within the grace of a gateway that stops', async () => {
    const asked: string[] = [];
    const upstream = await startUpstream(({ url = '' }) => void asked.push(url));
    const gateway = await world.start({ console: [upstream] }, {}, { SHUTDOWN_GRACE_MS: '50' });
    const hanging = expect(ask(gateway.url, '/api/v1/orders')).rejects.toThrow('hang up');
    while (asked.length === 0) await pause(5);
    await gateway.stop();
    await hanging;
  });

  it('go on to their end when the gateway stops', async () => {
    const upstream = await startUpstream((_request, response) => {
      setTimeout(() => response.end('late'), 150);
    });
    const gateway = await world.start({ console: [upstream] });
    const underWay = ask(gateway.url, '/api/v1/orders');
    await pause(50);
    await gateway.stop();
    expect((await underWay).body.toString()).toBe('late');
    await expect(ask(gateway.url, '/healthz')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('a gateway without its upstreams', () => {
  const world = new GatewayWorld();
  afterEach(() => world.end());

  it('does not start', async () => {
    await expect(world.start({}, {}, { UPSTREAMS: '' })).rejects.toThrow('UPSTREAMS names no service');
  });

  it('does not start with the name of a service misspelt', async () => {
    await expect(world.start({ captrue: ['http://127.0.0.1:1'] })).rejects.toThrow(
      'UPSTREAMS names no service of ours: captrue',
    );
  });

  it('does not find the paths of a service that it was not told of', async () => {
    const upstream = await startUpstream((_request, response) => {
      response.end();
    });
    const gateway = await world.start({ console: [upstream] });
    expect((await ask(gateway.url, '/api/v1/reviews')).status).toBe(404);
  });
});
