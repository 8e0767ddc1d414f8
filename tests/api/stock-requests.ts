import type { Caller, Heard } from './caller.js';
import { expectCode } from './expectations.js';
import { HONEY, KETTLE, SET } from './product-requests.js';

const POT = 'POT-CLAY-1';
/** Of which as much is on its way as can be. */
const LAPSANG = 'TEA-LAPSANG-500';
const INCOMING_MAX = 256;
const IMPORT_ROWS_MAX = 50_000;
const DAY_MS = 86_400_000;
const LONG_AGO = '2020-01-01T00:00:00.000Z';

const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

const AT_BERLIN = { sku: POT, locationId: 'berlin' };

/** One movement of each kind that can be. */
const movementsOf = (now: string): Readonly<Record<string, object>> => ({
  receipts: { ...AT_BERLIN, quantity: 5, unitCostMinor: 700, reference: 'delivery-note-7' },
  adjustments: { ...AT_BERLIN, quantity: -2, reason: 'damage', reference: 'damage-7' },
  counts: { ...AT_BERLIN, counted: 120, countedAt: now, reference: 'count-7' },
  quarantines: { ...AT_BERLIN, quantity: 3, reason: 'inspection', reference: 'inspection-7' },
  sales: { ...AT_BERLIN, quantity: 1, soldAt: now, reference: 'till-7' },
  levels: { ...AT_BERLIN, locationId: 'rotterdam-3pl', level: 40, reportedAt: now, reference: 'feed-7' },
  incoming: { ...AT_BERLIN, incomingId: 'PO-7', quantity: 50, expectedAt: inDays(7) },
  transfers: {
    ...{ ...AT_BERLIN, toLocationId: 'hamburg', quantity: 4 },
    ...{ expectedAt: inDays(2), transferId: 'T-7' },
  },
  pools: { sku: POT, channelId: 'phone', quantity: 10, reason: 'a campaign by telephone' },
});

/** What is refused after one movement of each kind. */
const refusedMovements: readonly (readonly [string, object, number, string])[] = [
  ['receipts', { sku: HONEY }, 422, 'lot-required'],
  ['receipts', { sku: KETTLE, lot: { lotId: 'S-1' } }, 422, 'one-unit-per-serial'],
  ['receipts', { quarantined: 6 }, 422, 'quarantined-above-received'],
  ['adjustments', { quantity: -999_999 }, 422, 'on-hand-below-zero'],
  ['adjustments', { lotId: 'L-0' }, 422, 'unknown-lot'],
  ['counts', { countedAt: LONG_AGO }, 409, 'older-than-known'],
  ['counts', { countedAt: inDays(1) }, 422, 'in-the-future'],
  ['quarantines', { quantity: -999_999 }, 422, 'quarantined-below-zero'],
  ['quarantines', { quantity: 999_999 }, 422, 'quarantined-above-on-hand'],
  ['sales', { soldAt: inDays(1) }, 422, 'in-the-future'],
  ['levels', { reportedAt: LONG_AGO }, 409, 'older-than-known'],
  ['levels', { reportedAt: inDays(1) }, 422, 'in-the-future'],
  ['incoming', { incomingId: 'T-7', locationId: 'hamburg' }, 409, 'is-a-transfer'],
  ['transfers', { toLocationId: 'berlin' }, 422, 'same-location'],
  ['transfers', { quantity: 999_999 }, 422, 'on-hand-below-zero'],
  ['pools', { channelId: 'nowhere' }, 422, 'unknown-channel'],
];

/** Asks for movements: each one is that of its kind, but for what is said. */
class Mover {
  private readonly bodies = movementsOf(new Date().toISOString());
  readonly kinds = Object.keys(this.bodies);

  constructor(private readonly caller: Caller) {}

  move(kind: string, change: object = {}): Promise<Heard> {
    return this.caller.post(`/api/v1/stock/${kind}`, { ...this.bodies[kind], ...change });
  }

  /** Under a reference that stands for nothing yet. */
  moveAnew(kind: string, change: object): Promise<Heard> {
    return this.move(kind, { ...this.unused(kind), ...change });
  }

  /** What becomes of the same reference with another content; undefined of a kind that has none. */
  moveOtherwise(kind: string): Promise<Heard> | undefined {
    if (kind === 'incoming' || kind === 'pools') return undefined;
    const changed = { counts: { counted: 1 }, levels: { level: 1 } }[kind];
    return this.move(kind, changed ?? { quantity: 9 });
  }

  private unused(kind: string): object {
    if (kind === 'pools' || kind === 'incoming') return {};
    return { [kind === 'transfers' ? 'transferId' : 'reference']: crypto.randomUUID() };
  }
}

/** Every kind of movement, and everything that it is refused for. */
export async function stockMoves(caller: Caller): Promise<void> {
  const mover = new Mover(caller);
  for (const kind of mover.kinds) {
    expect([kind, (await mover.move(kind)).status]).toEqual([kind, 200]);
    const otherwise = await mover.moveOtherwise(kind);
    if (otherwise) expectCode(otherwise, 409, 'reference-reused');
    expectCode(await mover.moveAnew(kind, { sku: 'NOTHING' }), 422, 'unknown-sku');
    expectCode(await mover.moveAnew(kind, { sku: SET }), 422, 'kit-has-no-stock');
    if (kind === 'pools') continue;
    expectCode(await mover.moveAnew(kind, { locationId: 'nowhere' }), 422, 'unknown-location');
  }
  for (const [kind, change, status, code] of refusedMovements) {
    const { status: heard, body } = await mover.moveAnew(kind, change);
    expect([kind, change, heard, body['code']]).toEqual([kind, change, status, code]);
  }
}

/** Batches with a last day, and units with a number each. */
export async function lotsMove(caller: Caller): Promise<void> {
  const mover = new Mover(caller);
  const receive = (change: object) => mover.moveAnew('receipts', change);
  const lot = { lotId: 'L-1', expiresOn: '2030-06-30' };
  expect((await receive({ sku: HONEY, lot, quarantined: 1 })).status).toBe(200);
  const otherDay = { ...lot, expiresOn: '2030-07-31' };
  expectCode(await receive({ sku: HONEY, lot: otherDay }), 422, 'lot-differs');
  const serial = { sku: KETTLE, lot: { lotId: 'S-1' }, quantity: 1 };
  expect((await receive(serial)).status).toBe(200);
  expectCode(await receive(serial), 422, 'serial-on-hand');
}

/** As many purchase orders of one SKU as can be, and one more. */
export async function tooMuchIsOnItsWay(caller: Caller): Promise<void> {
  const mover = new Mover(caller);
  const announce = (incomingId: string) => mover.moveAnew('incoming', { sku: LAPSANG, incomingId });
  const orders = Array.from({ length: INCOMING_MAX }, (_, index) => announce(`PO-${index}`));
  expect((await Promise.all(orders)).filter(({ status }) => status !== 200)).toEqual([]);
  expectCode(await announce('one more'), 422, 'too-much-incoming');
  expectCode(await mover.moveAnew('transfers', { sku: LAPSANG }), 422, 'too-much-incoming');
}

/** A file of movements, whole and broken. */
export async function stockIsImported(caller: Caller): Promise<void> {
  const send = (...rows: readonly string[]) =>
    caller.post('/api/v1/stock/import', rows.join('\n'), { 'content-type': 'text/csv' });
  const header = 'type,sku,locationId,quantity,reference,reason';
  const receipt = `receipt,${POT},hamburg,12,file-1/1,`;
  const { body } = await send(header, receipt, `adjustment,${POT},hamburg,-1,file-1/2,theft`);
  expect(body).toMatchObject({ rows: 2, taken: 2, repeated: 0, refused: 0 });
  const again = await send(header, receipt, 'receipt,NOTHING,hamburg,1,file-1/3,', 'garbage');
  expect(again.body).toMatchObject({ rows: 3, taken: 0, repeated: 1, refused: 2 });
  const many = Array.from({ length: IMPORT_ROWS_MAX + 1 }, () => 'receipt');
  expectCode(await send('type', ...many), 413, 'import-too-large');
  expectCode(await send('type,colour', receipt), 422, 'malformed-csv');
}

/** One item's stock, and the facts that it is the sum of. */
export async function stockIsLookedAt(caller: Caller): Promise<void> {
  const path = `/api/v1/stock/${POT}`;
  expect((await caller.get(path)).body['onHand']).toBeGreaterThan(0);
  expectCode(await caller.get('/api/v1/stock/NOTHING'), 404, 'unknown-sku');
  const list = await caller.get('/api/v1/stock?limit=1&locationId=berlin');
  await caller.get(`/api/v1/stock?cursor=${list.body['nextCursor'] as string}`);
  expect((await caller.get('/api/v1/stock?state=low&q=pot')).status).toBe(200);
  for (const part of ['ledger', 'events']) {
    const { body } = await caller.get(`${path}/${part}?limit=1`);
    expect((await caller.get(`${path}/${part}?cursor=${body['nextCursor'] as string}`)).status).toBe(200);
    expectCode(await caller.get(`/api/v1/stock/NOTHING/${part}`), 404, 'unknown-sku');
  }
}

/** Who waits for `sku`: two orders at least. */
export async function queueIsLookedAt(caller: Caller, sku: string): Promise<void> {
  const path = `/api/v1/stock/${sku}/queue`;
  const { body } = await caller.get(`${path}?limit=1`);
  expect(body['items']).toMatchObject([{ place: 1 }]);
  const next = await caller.get(`${path}?cursor=${body['nextCursor'] as string}`);
  expect((next.body['items'] as readonly object[])[0]).toMatchObject({ place: 2 });
  expectCode(await caller.get('/api/v1/stock/NOTHING/queue'), 404, 'unknown-sku');
}
