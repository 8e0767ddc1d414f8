import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, problemIn, type Ask } from './testing/client.js';
import { GatewayWorld } from './testing/gateway-world.js';
import { bytesOf, startUpstream, type UpstreamServer } from './testing/upstream-server.js';

const ORDER: Ask = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"order":1}' };
const IMPORT: Ask = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: 'line\n' };

/** Of a process that waits for its broker, to whatever it is asked. */
const NOT_READY =
  'HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\ncontent-length: 33\r\n\r\n{"status":503,"code":"not-ready"}';

/** A port that nobody listens on. */
const NOBODY = 'http://127.0.0.1:1';

const echo = () =>
  startUpstream(async (request, response) => {
    response.end(await bytesOf(request));
  });

describe('a service that is away', () => {
  const world = new GatewayWorld();
  const rawServers: Server[] = [];

  afterEach(async () => {
    await world.end();
    for (const server of rawServers.splice(0)) server.close();
  });

  /** An address that says these bytes to whatever it is asked, or hangs up at once. */
  const startRaw = async (said: string | undefined, onAsked?: () => void): Promise<string> => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        onAsked?.();
        if (said === undefined) socket.destroy();
        else socket.end(said);
      });
    });
    rawServers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('is gone round at its other addresses, whatever is asked', async () => {
    const gateway = await world.start({ capture: [NOBODY, await echo(), NOBODY] });
    for (const request of [ORDER, IMPORT, ORDER, IMPORT]) {
      const path = request === ORDER ? '/api/v1/orders' : '/api/v1/orders/import';
      expect(await ask(gateway.url, path, request)).toMatchObject({
        status: 200,
        body: Buffer.from(String(request.body)),
      });
    }
  });

  it('is not looked for with every request where it was not found', async () => {
    const gateway = await world.start({ capture: [NOBODY, await echo()] });
    for (let count = 0; count < 20; count += 1) await ask(gateway.url, '/api/v1/orders', ORDER);
    const { body } = await ask(gateway.url, '/metrics');
    const retries = /retries_total\{service="capture",why="unreachable"\} (\d+)/.exec(body.toString());
    expect(Number(retries?.[1])).toBeLessThan(5);
  });

  it('has addresses that take turns', async () => {
    const counts = [0, 0, 0];
    const servers = await Promise.all(
      counts.map((_, index) =>
        startUpstream((_request, response) => {
          counts[index]! += 1;
          response.end();
        }),
      ),
    );
    const gateway = await world.start({ console: servers });
    for (let count = 0; count < 9; count += 1) await ask(gateway.url, '/api/v1/orders');
    expect(counts).toEqual([3, 3, 3]);
  });

  it.each([
    ['an order', '/api/v1/orders', ORDER],
    ['lines of orders', '/api/v1/orders/import', IMPORT],
  ])('is waited for with %s, and asked as soon as it is back', async (_, path, request) => {
    const upstream = await echo();
    const gateway = await world.start({ capture: [upstream] }, { absenceMsMax: 5_000 });
    await upstream.stop();
    const asked = ask(gateway.url, path, request);
    await pause(150);
    await upstream.start();
    expect(await asked).toMatchObject({ status: 200, body: Buffer.from(String(request.body)) });
  });

  it('is waited for within a limit, then the client is told when to come again', async () => {
    const gateway = await world.start({ capture: [NOBODY] }, { absenceMsMax: 150 });
    const told = await ask(gateway.url, '/api/v1/orders', ORDER);
    expect([told.status, told.headers['retry-after']]).toEqual([503, '1']);
    expect(problemIn(told)).toMatchObject({
      code: 'try-again-later',
      detail: 'capture does not answer just now',
      instance: '/api/v1/orders',
      requestId: told.headers['x-request-id'],
    });
    expect(world.logged.at(-1)).toContain('request failed: try-again-later');
  });

  it('is not waited for when the client has gone', async () => {
    let looks = 0;
    const waiting = await startRaw(NOT_READY, () => (looks += 1));
    const gateway = await world.start({ capture: [waiting] }, { absenceMsMax: 60_000 });
    const signal = AbortSignal.timeout(200);
    await expect(fetch(`${gateway.url}/api/v1/orders`, { signal, ...ORDER })).rejects.toThrow();
    await pause(200);
    expect(looks).toBeGreaterThan(0);
    looks = 0;
    await pause(300);
    expect(looks).toBe(0);
  });

  it('is there in vain while it waits for what it needs', async () => {
    const waiting = await startRaw(NOT_READY);
    const alone = await world.start({ capture: [waiting] }, { absenceMsMax: 150 });
    const told = await ask(alone.url, '/api/v1/orders', ORDER);
    expect(problemIn(told)).toMatchObject({ status: 503, code: 'try-again-later' });
    const upstreams = { capture: [waiting, await echo()] };
    const importing = await world.start(upstreams);
    const ordering = await world.start(upstreams);
    for (let count = 0; count < 2; count += 1) {
      expect((await ask(importing.url, '/api/v1/orders/import', IMPORT)).status).toBe(200);
      expect((await ask(ordering.url, '/api/v1/orders', ORDER)).status).toBe(200);
    }
  });

  it('is heard where it says itself that one come again', async () => {
    let sendings = 0;
    const upstream = await startUpstream((_request, response) => {
      sendings += 1;
      response.writeHead(503, { 'retry-after': '7' }).end('{"code":"try-again-later"}');
    });
    const gateway = await world.start({ capture: [upstream] });
    const told = await ask(gateway.url, '/api/v1/orders', ORDER);
    expect([told.status, told.headers['retry-after'], told.body.toString(), sendings]).toEqual([
      503,
      '7',
      '{"code":"try-again-later"}',
      1,
    ]);
  });

  it('is asked again where it hung up without an answer', async () => {
    const gateway = await world.start({ capture: [await startRaw(undefined), await echo()] });
    for (let count = 0; count < 4; count += 1) {
      expect((await ask(gateway.url, '/api/v1/orders', ORDER)).status).toBe(200);
    }
    const retries = /retries_total\{service="capture",why="broken"\} [1-9]/;
    expect((await ask(gateway.url, '/metrics')).body.toString()).toMatch(retries);
  });

  it('is asked five times at most by a request that makes it hang up', async () => {
    let sendings = 0;
    const upstream = await startUpstream((request) => {
      sendings += 1;
      request.socket.destroy();
    });
    const gateway = await world.start({ capture: [upstream] });
    const told = await ask(gateway.url, '/api/v1/orders', ORDER);
    expect(problemIn(told)).toMatchObject({ status: 502, code: 'connection-lost' });
    expect(sendings).toBe(5);
  });

  it('is not sent the rest of lines of which it got some', async () => {
    let sendings = 0;
    const dropAfterSome = () =>
      startUpstream((request) => {
        sendings += 1;
        request.once('data', () => request.socket.destroy());
      });
    const gateway = await world.start({ capture: [await dropAfterSome(), await dropAfterSome()] });
    const told = await ask(gateway.url, '/api/v1/orders/import', IMPORT);
    expect(problemIn(told)).toMatchObject({ status: 502, code: 'connection-lost' });
    expect(sendings).toBe(1);
  });

  it('is not asked again where it answered nonsense', async () => {
    const gateway = await world.start({ capture: [await startRaw('SMTP 220 hello\r\n\r\n')] });
    const told = await ask(gateway.url, '/api/v1/orders', ORDER);
    expect(problemIn(told)).toMatchObject({ status: 502, code: 'malformed-answer' });
  });

  it('is given up where it does not say a word', async () => {
    const upstream = await startUpstream(() => undefined);
    const gateway = await world.start({ capture: [upstream] }, { silenceMsMax: 100 });
    const told = await ask(gateway.url, '/api/v1/orders', ORDER);
    expect(problemIn(told)).toMatchObject({ status: 504, code: 'no-answer-in-time' });
  });

  it('is named by the gateway’s readiness, unless another of its addresses is ready', async () => {
    const ready = await echo();
    const gateway = await world.start({ capture: [NOBODY, ready], console: [NOBODY] });
    const told = await ask(gateway.url, '/readyz');
    expect(told.status).toBe(503);
    expect(problemIn(told)).toEqual({
      status: 'not ready',
      reasons: [expect.stringMatching(/^console: http:\/\/127.0.0.1:1: .*ECONNREFUSED/)],
    });
  });
});

describe('a rolling restart', () => {
  const world = new GatewayWorld();
  afterEach(() => world.end());

  const CLIENTS = 8;
  const ANSWER_MS = 5;

  const busy = () =>
    startUpstream(async (request, response) => {
      const body = await bytesOf(request);
      await pause(ANSWER_MS);
      response.end(body);
    });

  /** Orders by several clients at once until told to end: how often each status was heard. */
  const load = (url: string) => {
    const statuses = new Map<number, number>();
    let isEnding = false;
    const client = async (): Promise<void> => {
      while (!isEnding) {
        const response = await fetch(`${url}/api/v1/orders`, ORDER);
        await response.arrayBuffer();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, client));
    return {
      end: async () => {
        isEnding = true;
        await clients;
        return Object.fromEntries(statuses);
      },
    };
  };

  it.each([
    ['one after the other', 'stop', 2],
    ['of the only one', 'stop', 1],
    ['by killing them', 'kill', 2],
  ] as const)('%s shows no client an error', async (_, end, instances) => {
    const servers: UpstreamServer[] = [];
    for (let count = 0; count < instances; count += 1) servers.push(await busy());
    const gateway = await world.start({ capture: servers }, { absenceMsMax: 10_000 });
    const clients = load(gateway.url);
    for (const server of [...servers, ...servers]) {
      await pause(100);
      await server[end]();
      await pause(100);
      await server.start();
    }
    await pause(100);
    const statuses = await clients.end();
    expect(Object.keys(statuses)).toEqual(['200']);
    expect(statuses[200]).toBeGreaterThan(CLIENTS);
  });
});
