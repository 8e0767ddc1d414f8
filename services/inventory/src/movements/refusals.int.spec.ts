import { movementBodies as bodies, TOMORROW } from './testing/movement-bodies.js';
import { StockWorld } from './testing/stock-world.js';

describe('movements that cannot be', () => {
  let world: StockWorld;

  beforeAll(async () => {
    world = await StockWorld.open();
    await move('receipts', { quantity: 5, reference: 'r5' });
  });
  afterAll(() => world.close());

  const move = (kind: string, change: object = {}) =>
    world.post(`/api/v1/stock/${kind}`, { ...bodies[kind], ...change });
  const receive = (quantity: number, change: object = {}) =>
    move('receipts', { quantity, reference: `r${quantity}`, ...change });

  it.each<[string, object, number, string]>([
    ['receipts', { reference: 'r5', quantity: 4 }, 409, 'reference-reused'],
    ['receipts', { quarantined: 6 }, 422, 'quarantined-above-received'],
    ['receipts', { sku: 'HONEY' }, 422, 'lot-required'],
    ['receipts', { sku: 'KETTLE', lot: { lotId: 'S1' } }, 422, 'one-unit-per-serial'],
    ['adjustments', { quantity: -6 }, 422, 'on-hand-below-zero'],
    ['adjustments', { lotId: 'none' }, 422, 'unknown-lot'],
    ['counts', { countedAt: TOMORROW }, 422, 'in-the-future'],
    ['sales', { soldAt: TOMORROW }, 422, 'in-the-future'],
    ['levels', { reportedAt: TOMORROW }, 422, 'in-the-future'],
    ['quarantines', { quantity: 6 }, 422, 'quarantined-above-on-hand'],
    ['quarantines', { quantity: -1 }, 422, 'quarantined-below-zero'],
    ['transfers', { quantity: 6 }, 422, 'on-hand-below-zero'],
    ['transfers', { toLocationId: 'berlin' }, 422, 'same-location'],
    ['transfers', { toLocationId: 'nowhere' }, 422, 'unknown-location'],
    ['pools', { channelId: 'nowhere' }, 422, 'unknown-channel'],
  ])('are refused where they cannot be: %s %j', async (kind, change, status, code) => {
    const before = await world.stock();
    expect(await move(kind, change)).toMatchObject({ status, body: { code } });
    expect(await world.stock()).toEqual(before);
  });

  it.each(Object.keys(bodies))('of what there is not are refused: %s', async (kind) => {
    const refused = (code: string) => ({ status: 422, body: { code } });
    expect(await move(kind, { sku: 'NONE' })).toMatchObject(refused('unknown-sku'));
    expect(await move(kind, { sku: 'SET' })).toMatchObject(refused('kit-has-no-stock'));
    if (kind === 'pools') return;
    expect(await move(kind, { locationId: 'nowhere' })).toMatchObject(refused('unknown-location'));
  });

  it.each<[string, string, readonly unknown[]]>([
    ['receipts', 'quantity', [0, -1, 1.5, 1_000_001, '5', null]],
    ['receipts', 'quarantined', [-1, 0.5]],
    ['receipts', 'lot', [[], 'A', {}, { lotId: '' }]],
    ['adjustments', 'quantity', [0, 1.5, -1_000_001]],
    ['counts', 'counted', [-1, 0.5, 100_000_001]],
    ['counts', 'countedAt', ['yesterday', '2026-01-05T15:00:00', 7]],
    ['quarantines', 'quantity', [0, 2.5]],
    ['quarantines', 'reason', ['because', undefined]],
    ['sales', 'quantity', [0, -1, 1.5]],
    ['levels', 'level', [-1, 0.5]],
    ['levels', 'reportedAt', [undefined, '2026-02-30T15:00:00Z']],
    ['incoming', 'quantity', [-1, 0.5]],
    ['incoming', 'expectedAt', [undefined, 'soon']],
    ['transfers', 'quantity', [0, -1, 0.5]],
    ['pools', 'quantity', [-1, 0.5]],
    ['pools', 'reason', ['', 'x'.repeat(501)]],
  ])('are refused as nonsense: %s by their %s', async (kind, field, values) => {
    for (const value of values) {
      const { status, body } = await move(kind, { [field]: value });
      expect([value, status, body['code']]).toEqual([value, 422, 'validation-failed']);
      expect((body['problems'] as { field: string }[])[0]?.field).toMatch(new RegExp(`^${field}`));
    }
  });

  it.each(['2026-1-5', '2026-02-30', '20260105', '2026-01-05T00:00:00Z', '2026-W02-1', 20260105])(
    'know no day like %j',
    async (expiresOn) => {
      const answer = await receive(1, { sku: 'HONEY', lot: { lotId: 'A', expiresOn } });
      expect(answer).toMatchObject({ status: 422, body: { problems: [{ field: 'lot.expiresOn' }] } });
    },
  );
});
