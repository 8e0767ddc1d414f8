import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TransientFault } from '@throughline/kernel';
import { SandboxGatewayClient } from './sandbox-gateway-client.js';

const TIMEOUT_MS = 400;

const asked = {
  key: 'k1',
  orderId: 'o1',
  tenderId: 'card',
  amountMinor: 100,
  currency: 'EUR',
  token: 'tok_approve',
};

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

const answering =
  (status: number, body: unknown): Behaviour =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** A gateway on the network that behaves as badly as it is told to. */
describe('asking a gateway over HTTP', () => {
  let server: Server;
  let client: SandboxGatewayClient;
  let behaviour: Behaviour;
  const requests: { method: string; url: string; body: string }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '' } = request;
        requests.push({ method, url, body: Buffer.concat(chunks).toString() });
        behaviour(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  beforeEach(() => {
    requests.length = 0;
    const { port } = server.address() as AddressInfo;
    client = new SandboxGatewayClient({
      url: `http://127.0.0.1:${port}/psp/`,
      timeoutMs: TIMEOUT_MS,
      connectionsMax: 2,
    });
  });

  afterEach(() => client.close());

  it('sends what is asked under its key, below the path of its address', async () => {
    behaviour = answering(201, {
      status: 'authorized',
      reference: 'auth_1',
      expiresAt: '2026-01-12T00:00:00.000Z',
    });
    expect(await client.authorize(asked)).toEqual({
      status: 'authorized',
      reference: 'auth_1',
      expiresAt: '2026-01-12T00:00:00.000Z',
    });
    const { key, ...rest } = asked;
    expect(requests.map(({ body, ...place }) => ({ ...place, body: JSON.parse(body) as unknown }))).toEqual([
      { method: 'POST', url: '/psp/v1/authorizations', body: { idempotencyKey: key, ...rest } },
    ]);
  });

  it('tells a hard decline from a soft one', async () => {
    behaviour = answering(402, { status: 'declined', code: 'stolen_card', isSoft: false });
    expect(await client.authorize(asked)).toEqual({ status: 'declined', code: 'stolen_card', isSoft: false });
    behaviour = answering(402, { status: 'declined', code: 'insufficient_funds', isSoft: true });
    expect(await client.authorize(asked)).toMatchObject({ isSoft: true });
  });

  it('tells money taken from a refusal, and money given back from one', async () => {
    const capture = { key: 'c1', gatewayReference: 'auth/1', amountMinor: 60 };
    const giveBack = { key: 'v1', gatewayReference: 'auth/1' };
    behaviour = answering(201, { status: 'captured', reference: 'cap_1' });
    expect(await client.capture(capture)).toEqual({ status: 'captured', reference: 'cap_1' });
    expect(await client.void(giveBack)).toEqual({ status: 'voided' });
    for (const status of [404, 422]) {
      behaviour = answering(status, { status: 'refused', code: 'no' });
      expect(await client.capture(capture)).toEqual({ status: 'capture-refused', code: 'no' });
      expect(await client.void(giveBack)).toEqual({ status: 'void-refused', code: 'no' });
    }
    expect(requests.map(({ url }) => url).slice(0, 2)).toEqual([
      '/psp/v1/authorizations/auth%2F1/captures',
      '/psp/v1/authorizations/auth%2F1/void',
    ]);
  });

  it.each<[string, unknown, unknown]>([
    [
      'authorize',
      { httpStatus: 402, body: { code: 'no' } },
      { status: 'declined', code: 'no', isSoft: false },
    ],
    [
      'capture',
      { httpStatus: 201, body: { reference: 'cap_1' } },
      { status: 'captured', reference: 'cap_1' },
    ],
    ['void', { httpStatus: 201, body: {} }, { status: 'voided' }],
  ])('learns by its key what became of an earlier %s', async (operation, known, answer) => {
    behaviour = answering(200, { operation, ...(known as object) });
    expect(await client.lookup('k 1')).toEqual(answer);
    expect(requests[0]).toMatchObject({ method: 'GET', url: '/psp/v1/keys/k%201' });
  });

  it('learns that a key was never seen', async () => {
    behaviour = answering(404, { code: 'unknown_key' });
    expect(await client.lookup('k1')).toBeUndefined();
  });

  it.each<[string, Behaviour]>([
    ['does not answer', () => undefined],
    ['cuts the connection', (request) => request.socket.destroy()],
    ['fails', answering(500, { code: 'oops' })],
    ['is away', answering(503, { code: 'try_again' })],
    ['is asked too much', answering(429, { code: 'slow_down' })],
    ['answers nonsense', answering(201, '<html>')],
    ['never ends its answer', (_request, response) => response.writeHead(201).write('{"status":')],
    ['answers without end', (_request, response) => response.writeHead(201).end(`"${'x'.repeat(70_000)}"`)],
  ])('does not know the outcome where the gateway %s', async (_what, next) => {
    behaviour = next;
    await expect(client.authorize(asked)).rejects.toThrow(TransientFault);
    await expect(client.lookup('k1')).rejects.toThrow(TransientFault);
  });

  it('takes an answer that arrived in time, though the process was busy past its timeout', async () => {
    behaviour = (request, response) => {
      answering(201, { status: 'authorized', reference: 'auth_1' })(request, response);
      const busyUntil = Date.now() + 2 * TIMEOUT_MS;
      while (Date.now() < busyUntil);
    };
    expect(await client.authorize(asked)).toMatchObject({ status: 'authorized' });
  });

  it('does not know the outcome where nobody listens', async () => {
    const nobody = new SandboxGatewayClient({
      url: 'http://127.0.0.1:9',
      timeoutMs: TIMEOUT_MS,
      connectionsMax: 1,
    });
    await expect(nobody.authorize(asked)).rejects.toThrow(TransientFault);
    await nobody.close();
  });

  it.each<[string, Behaviour]>([
    ['another body under the same key', answering(409, { code: 'idempotency_key_reused' })],
    ['a request that is none', answering(400, { code: 'bad_request' })],
    ['a success without a reference', answering(201, { status: 'authorized' })],
    ['a list', answering(201, [])],
  ])('gives up on %s: asking again would be no use', async (_what, next) => {
    behaviour = next;
    const failure = client.authorize(asked).catch((error: unknown) => error);
    expect(await failure).toBeInstanceOf(Error);
    expect(await failure).not.toBeInstanceOf(TransientFault);
    await expect(client.capture({ key: 'c', gatewayReference: 'a', amountMinor: 1 })).rejects.not.toThrow(
      TransientFault,
    );
    await expect(client.lookup('k1')).rejects.not.toThrow(TransientFault);
  });

  it('gives up on a refusal of a void that is none', async () => {
    behaviour = answering(409, { code: 'idempotency_key_reused' });
    await expect(client.void({ key: 'v', gatewayReference: 'a' })).rejects.toThrow('409');
  });

  it('never sends a card number', async () => {
    behaviour = answering(201, { status: 'authorized', reference: 'auth_1' });
    expect(await client.authorize({ ...asked, token: '4111 1111 1111 1111' })).toEqual({
      status: 'declined',
      code: 'card-number-refused',
      isSoft: false,
    });
    expect(requests).toEqual([]);
  });
});
