import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { connect, createServer, type Server } from 'node:net';
import { httpRoutes, SERVICES } from '@throughline/contracts';
import { RouteTable } from '@throughline/service-kit';
import { freePort, hasNginx, Nginx, startEcho, type Seen } from './nginx.js';

const whenInstalled = hasNginx ? describe : describe.skip;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];
const BODY_BYTES_MAX = 1_048_576;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Asking {
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

const open: { close(): void }[] = [];
const echoes = new Map<string, Awaited<ReturnType<typeof startEcho>>>();
let nginx: Nginx;

/** node:http sends a path as it is, where fetch would tidy it. */
async function ask(method: string, path: string, { headers = {}, body }: Asking = {}): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', port: nginx.port, method, path, headers, agent: false });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

const seenIn = ({ body }: Answer): Seen => JSON.parse(body) as Seen;

const startNginx = async (): Promise<Nginx> => {
  for (const service of SERVICES) {
    const echo = await startEcho(service);
    echoes.set(service, echo);
    open.push(echo.server);
  }
  return Nginx.start((service) => [`127.0.0.1:${echoes.get(service)!.port}`]);
};

whenInstalled('the gateway, with a real nginx (skipped where none is installed)', () => {
  beforeAll(async () => {
    nginx = await startNginx();
  });

  afterAll(async () => {
    await nginx.stop();
    for (const server of open) server.close();
  });

  const table = new RouteTable(httpRoutes);
  const words = ['x-1', 'import', 'adjustments', 'a%2Fb', '.', 'oms.wms.events.v1.dead%2F7'];
  const declared = httpRoutes.flatMap(({ path }) => words.map((word) => path.replace(/:\w+/g, word)));
  const others = [
    '/nowhere',
    '/api/v1',
    '/api/v1/',
    '/api/v1/orders/',
    '/api/v1/orders//events',
    '//',
    '/API/v1/orders',
    '/api/v1/ordersX',
    '/xapi/v1/orders',
    '/api/v1/orders/%69mport',
    '/api/v1/orders/import/x',
    '/api/v1//orders/import',
    '/metrics',
  ];
  const queries = ['', '?limit=2', '?a=/api/v1/orders'];
  const paths = [...new Set([...declared, ...others])];

  it.each(METHODS)('sends %s where the table of routes does, on every path that there is', async (method) => {
    for (const [index, path] of paths.entries()) {
      const url = path + queries[index % queries.length]!;
      const expected = table.match(method, url);
      const answer = await ask(method, url);
      const found =
        answer.headers['x-service'] ?? (answer.status === 405 ? 'other-methods' : `nothing ${answer.status}`);
      const wanted =
        expected.found === 'service'
          ? expected.service
          : expected.found === 'nothing'
            ? 'nothing 404'
            : expected.found;
      expect(`${method} ${url}: ${String(found)}`).toBe(`${method} ${url}: ${wanted}`);
      if (expected.found === 'other-methods') {
        expect(answer.headers.allow?.split(', ').toSorted()).toEqual([...expected.allowed].toSorted());
      }
    }
  });

  it('hands the path and its query on as the client spelt them', async () => {
    const url = '/api/v1/dead-letters/oms.wms.events.v1.dead%2F7/replay?a=%20b&c=//';
    expect(seenIn(await ask('POST', url)).url).toBe(url);
  });

  it('answers what no service does with problem details', async () => {
    const nothing = await ask('GET', '/nowhere');
    expect(JSON.parse(nothing.body)).toEqual({ status: 404, code: 'not-found', title: 'Not Found' });
    const otherMethods = await ask('DELETE', '/api/v1/orders');
    expect(otherMethods.headers['allow']).toBe('GET, POST');
    expect(JSON.parse(otherMethods.body).code).toBe('method-not-allowed');
    for (const { headers } of [nothing, otherMethods]) {
      expect(headers).toMatchObject({
        'content-type': 'application/problem+json; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        server: 'nginx',
      });
    }
  });

  it('takes a body of a mebibyte, and not a byte more', async () => {
    const fits = await ask('POST', '/api/v1/orders', { body: Buffer.alloc(BODY_BYTES_MAX) });
    expect(seenIn(fits).bytes).toBe(BODY_BYTES_MAX);
    const tooLarge = await ask('POST', '/api/v1/orders', { body: Buffer.alloc(BODY_BYTES_MAX + 1) });
    expect(JSON.parse(tooLarge.body)).toMatchObject({ status: 413, code: 'body-too-large' });
  });

  it('streams an import: capture reads the first rows before the last are sent', async () => {
    const arrived = once(echoes.get('capture')!.server, 'request');
    const sent = request({ port: nginx.port, method: 'POST', path: '/api/v1/orders/import', agent: false });
    sent.write('{"externalId":"1"}\n');
    await arrived;
    sent.end('{"externalId":"2"}\n');
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    response.resume();
  });

  it('takes an import of any size', async () => {
    const body = Buffer.alloc(5 * BODY_BYTES_MAX);
    expect(seenIn(await ask('POST', '/api/v1/orders/import', { body })).bytes).toBe(body.length);
  });

  it('keeps the Host with its port, and who asked for what', async () => {
    const headers = { host: 'shop.example:8443', 'x-actor': 'anna', 'x-forwarded-proto': 'https' };
    const seen = seenIn(await ask('GET', '/api/v1/orders', { headers }));
    expect(seen.headers).toMatchObject({
      host: 'shop.example:8443',
      'x-actor': 'anna',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'shop.example:8443',
      'x-forwarded-proto': 'https',
    });
  });

  it('gives every request an id, and keeps one that a log can take', async () => {
    const own = await ask('GET', '/api/v1/orders', { headers: { 'x-request-id': 'req-7' } });
    expect(own.headers['x-request-id']).toBe('req-7');
    expect(seenIn(own).headers['x-request-id']).toBe('req-7');
    const odd = await ask('GET', '/api/v1/orders', { headers: { 'x-request-id': 'a b"' } });
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(seenIn(odd).headers['x-request-id']).toBe(odd.headers['x-request-id']);
  });

  it('answers what is no request with problem details, too', async () => {
    const malformed = connect(nginx.port, '127.0.0.1');
    malformed.write('GET /a b c HTTP/1.1\r\n\r\n');
    expect(await text(malformed)).toMatch(/^HTTP\/1.1 400 .*"code":"bad-request"/s);
    const tooLong = await ask('GET', `/api/v1/orders?search=${'x'.repeat(40_000)}`);
    expect(JSON.parse(tooLong.body).code).toBe('address-too-long');
    const headers = { 'x-actor': 'x'.repeat(40_000) };
    expect(JSON.parse((await ask('GET', '/api/v1/orders', { headers })).body).code).toBe('bad-request');
    expect((await ask('GET', '/.problems/bad-request')).status).toBe(404);
  });

  it('is alive and ready itself, and shows nobody the metrics of a service', async () => {
    expect((await ask('GET', '/healthz')).status).toBe(200);
    expect((await ask('GET', '/readyz')).status).toBe(200);
    expect((await ask('GET', '/metrics')).status).toBe(404);
  });

  it('writes no query into its log', async () => {
    await ask('GET', '/api/v1/orders?email=ada%40example.com');
    await ask('GET', '/healthz');
    const log = await nginx.log();
    expect(log.includes('"path":"/api/v1/orders"')).toBe(true);
    expect(log.includes('example.com')).toBe(false);
  });

  it('keeps its connections to a service', async () => {
    const connections = new Set<number>();
    const { server } = echoes.get('inventory')!;
    server.on('request', (incoming) => connections.add(incoming.socket.remotePort ?? 0));
    for (let count = 0; count < 20; count += 1) await ask('GET', '/api/v1/stock/TEA');
    // One for each of the two workers, at most.
    expect(connections.size).toBeLessThanOrEqual(2);
  });
});

/** A service that reads a request and hangs up without an answer. */
async function startHangUp(): Promise<{ server: Server; port: number; requests: () => number }> {
  let requests = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      requests += 1;
      socket.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as { port: number }).port, requests: () => requests };
}

whenInstalled('an instance that is lost', () => {
  const started: { close(): void }[] = [];
  afterEach(async () => {
    await nginx.stop();
    for (const server of started.splice(0)) server.close();
  });

  it('is passed by: another gets the request, a POST too, if not a byte of it was sent', async () => {
    const port = await freePort();
    const echo = await startEcho('alive');
    started.push(echo.server);
    nginx = await Nginx.start(() => [`127.0.0.1:${port}`, `127.0.0.1:${echo.port}`]);
    for (let count = 0; count < 4; count += 1) {
      expect((await ask('POST', '/api/v1/stock/receipts', { body: '{}' })).status).toBe(200);
    }
    expect(echo.seen).toHaveLength(4);
  });

  it('and no other left: the client hears that nothing came of its request, and when to come again', async () => {
    const ports = [await freePort(), await freePort()];
    nginx = await Nginx.start(() => ports.map((port) => `127.0.0.1:${port}`));
    for (let count = 0; count < 3; count += 1) {
      const answer = await ask('POST', '/api/v1/stock/receipts', { body: '{}' });
      expect(JSON.parse(answer.body)).toMatchObject({ status: 503, code: 'try-again-later' });
      expect([answer.status, answer.headers['retry-after']]).toEqual([503, '1']);
    }
  });

  it('that may have begun a POST is not replaced: nobody books a receipt twice', async () => {
    const lost = await startHangUp();
    const other = await startHangUp();
    started.push(lost.server, other.server);
    nginx = await Nginx.start(() => [`127.0.0.1:${lost.port}`, `127.0.0.1:${other.port}`]);
    const answer = await ask('POST', '/api/v1/stock/receipts', { body: '{}' });
    expect(JSON.parse(answer.body)).toMatchObject({ status: 502, code: 'connection-lost' });
    expect([answer.status, answer.headers['retry-after']]).toEqual([502, undefined]);
    expect(lost.requests() + other.requests()).toBe(1);
  });

  it('is asked again elsewhere for what a GET wanted', async () => {
    const lost = await startHangUp();
    const other = await startHangUp();
    started.push(lost.server, other.server);
    nginx = await Nginx.start(() => [`127.0.0.1:${lost.port}`, `127.0.0.1:${other.port}`]);
    expect((await ask('GET', '/api/v1/stock/TEA')).status).toBe(502);
    expect(lost.requests() + other.requests()).toBe(2);
  });
});
