import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JOURNAL_FILE } from './gateway-journal.js';
import { TOKEN } from './magic-tokens.js';
import { createSandboxGateway, type SandboxGateway, type SandboxGatewayOptions } from './sandbox-gateway.js';

const CLIENT_TIMEOUT_MS = 150;
const HOUR_MS = 3_600_000;

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const gateways: SandboxGateway[] = [];
const folders: string[] = [];

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-gateway-'));
  folders.push(folder);
  return folder;
};

afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function start(options: SandboxGatewayOptions = {}) {
  const gateway = createSandboxGateway(options);
  gateways.push(gateway);
  const url = await gateway.listen(0);
  const ask = async (path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS),
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const authorize = (changes: object = {}) =>
    ask('/v1/authorizations', {
      idempotencyKey: 'a1',
      orderId: 'o1',
      tenderId: 'card',
      amountMinor: 100,
      currency: 'EUR',
      token: TOKEN.approve,
      ...changes,
    });
  return { gateway, ask, authorize };
}

describe('asking the sandbox over HTTP', () => {
  it('authorizes, captures and gives back the rest', async () => {
    const { ask, authorize, gateway } = await start();
    const { body } = await authorize();
    const path = `/v1/authorizations/${String(body['reference'])}`;
    expect(await ask(`${path}/captures`, { idempotencyKey: 'c1', amountMinor: 60 })).toEqual({
      status: 201,
      body: { status: 'captured', reference: expect.stringMatching(/^cap_/) as unknown, amountMinor: 60 },
    });
    expect((await ask(`${path}/void`, { idempotencyKey: 'v1' })).body).toEqual({
      status: 'voided',
      amountMinor: 40,
    });
    expect(gateway.books().totals).toEqual([
      expect.objectContaining({ authorizedMinor: 100, capturedMinor: 60, voidedMinor: 40 }),
    ]);
  });

  it('answers a repeated key as before and books nothing', async () => {
    const { authorize, gateway } = await start();
    const first = await authorize();
    expect(await authorize()).toEqual(first);
    expect(gateway.books().orders[0]?.authorizations).toBe(1);
  });

  it('refuses a key that comes back with another body', async () => {
    const { authorize } = await start();
    await authorize();
    expect(await authorize({ amountMinor: 101 })).toEqual({
      status: 409,
      body: { status: 'refused', code: 'idempotency_key_reused' },
    });
  });

  it('keeps the refusal of a capture under its key, and takes the next key', async () => {
    const { ask, authorize } = await start();
    const { body } = await authorize({ token: TOKEN.captureFails });
    const path = `/v1/authorizations/${String(body['reference'])}/captures`;
    const capture = (idempotencyKey: string) => ask(path, { idempotencyKey, amountMinor: 100 });
    expect((await capture('c1')).status).toBe(422);
    expect((await capture('c1')).status).toBe(422);
    expect((await capture('c2')).status).toBe(201);
  });

  it('knows no authorization that it never gave', async () => {
    const { ask } = await start();
    expect((await ask('/v1/authorizations/auth_9/void', { idempotencyKey: 'v1' })).status).toBe(404);
    expect(
      (await ask('/v1/authorizations/auth_9/captures', { idempotencyKey: 'c', amountMinor: 1 })).status,
    ).toBe(404);
  });

  it.each([
    { amountMinor: '100' },
    { amountMinor: -1 },
    { currency: 'euro' },
    { card: '4111' },
    { token: '' },
  ])('refuses %j as a bad request', async (changes) => {
    const { authorize } = await start();
    expect((await authorize(changes)).status).toBe(400);
  });

  it('tells what became of a key, and that it never saw another', async () => {
    const { ask, authorize } = await start();
    const { body } = await authorize();
    expect((await ask('/v1/keys/a1')).body).toEqual(
      expect.objectContaining({ operation: 'authorize', httpStatus: 201, body }),
    );
    expect((await ask('/v1/keys/a2')).status).toBe(404);
  });

  it('pages its books', async () => {
    const { ask, authorize } = await start();
    for (const orderId of ['o1', 'o2', 'o3']) await authorize({ idempotencyKey: orderId, orderId });
    const orderIds = (page: Answer) =>
      (page.body['orders'] as { orderId: string }[]).map(({ orderId }) => orderId);
    const first = await ask('/v1/books?limit=2');
    expect(orderIds(first)).toEqual(['o1', 'o2']);
    const last = await ask(`/v1/books?limit=2&after=${String(first.body['nextCursor'])}`);
    expect(orderIds(last)).toEqual(['o3']);
    expect(last.body['nextCursor']).toBeNull();
  });
});

describe('misbehaving on purpose', () => {
  it('books tok_timeout_after_success, does not answer, and answers the repeat', async () => {
    const { authorize, gateway } = await start();
    await expect(authorize({ token: TOKEN.timeoutAfterSuccess })).rejects.toThrow('timeout');
    expect(gateway.books().orders[0]?.authorizations).toBe(1);
    expect((await authorize({ token: TOKEN.timeoutAfterSuccess })).status).toBe(201);
    expect(gateway.books().orders[0]?.authorizations).toBe(1);
  });

  it('answers tok_slow late the first time and at once after', async () => {
    const { authorize } = await start({ faults: { slowMs: 2 * CLIENT_TIMEOUT_MS } });
    await expect(authorize({ token: TOKEN.slow })).rejects.toThrow('timeout');
    expect((await authorize({ token: TOKEN.slow })).status).toBe(201);
  });

  it('is late, offline and back again as it is told at run time', async () => {
    const { ask, authorize, gateway } = await start();
    await ask('/v1/faults', { isOffline: true });
    await expect(authorize()).rejects.toThrow();
    expect(gateway.books().orders).toEqual([]);
    await ask('/v1/faults', { isOffline: false, delayMs: 2 * CLIENT_TIMEOUT_MS });
    await expect(authorize()).rejects.toThrow('timeout');
    await ask('/v1/faults', { delayMs: 0 });
    expect((await authorize()).status).toBe(201);
    expect((await ask('/v1/faults')).body).toEqual(expect.objectContaining({ delayMs: 0, isOffline: false }));
  });

  it('fails at its rate without ever booking a key twice', async () => {
    const { authorize, gateway } = await start({ faults: { failRate: 1, seed: 3 } });
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 20; attempt += 1) statuses.add((await authorize()).status);
    expect([...statuses]).toEqual([503]);
    expect(gateway.books().orders[0]?.authorizations).toBe(1);
  });

  it('forgets keys where it is told to, but not what became of them', async () => {
    let nowMs = Date.parse('2026-01-05T10:00:00.000Z');
    const { ask, authorize, gateway } = await start({
      clock: { now: () => new Date(nowMs) },
      keysHonouredMs: 24 * HOUR_MS,
    });
    await authorize();
    nowMs += 24 * HOUR_MS;
    expect((await ask('/v1/keys/a1')).status).toBe(200);
    await authorize();
    expect(gateway.books().orders[0]?.authorizations).toBe(2);
  });
});

describe('coming back after a kill', () => {
  it('finds its books and its answers in the journal', async () => {
    const dataDir = newFolder();
    const before = await start({ dataDir });
    const first = await before.authorize();
    await expect(
      before.authorize({ idempotencyKey: 'a2', token: TOKEN.timeoutAfterSuccess }),
    ).rejects.toThrow('timeout');
    const after = await start({ dataDir });
    expect(after.gateway.books()).toEqual(before.gateway.books());
    expect(await after.authorize()).toEqual(first);
    expect((await after.authorize({ idempotencyKey: 'a2', token: TOKEN.timeoutAfterSuccess })).status).toBe(
      201,
    );
    expect(after.gateway.books().orders[0]?.authorizations).toBe(2);
  });

  it('drops a last line that the kill cut off, and goes on behind it', async () => {
    const dataDir = newFolder();
    const before = await start({ dataDir });
    await before.authorize();
    appendFileSync(join(dataDir, JOURNAL_FILE), '{"at":"2026-01-05T1');
    const between = await start({ dataDir });
    await between.authorize({ idempotencyKey: 'a2' });
    const after = await start({ dataDir });
    expect(after.gateway.books().orders[0]?.authorizations).toBe(2);
  });
});
