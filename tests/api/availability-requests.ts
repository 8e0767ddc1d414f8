import type { Person } from '../e2e/world/person.js';
import type { Caller } from './caller.js';
import { eventually, expectCode } from './expectations.js';
import { SET } from './product-requests.js';

const TEA = 'TEA-SENCHA-100';

/** What can be sold of a product, of a kit, and of what nobody knows. */
export async function availabilityIsAskedFor(caller: Caller): Promise<void> {
  const path = '/api/v1/availability';
  const { body } = await caller.get(`${path}?sku=${TEA}&sku=${SET}&sku=NOTHING`);
  expect(body).toMatchObject({ items: [{ sku: TEA }, { sku: SET }], unknown: ['NOTHING'] });
  expect((await caller.get(`${path}?sku=${TEA}&channel=web`)).status).toBe(200);
  expectCode(await caller.get(`${path}?sku=${TEA}&channel=nowhere`), 422, 'unknown-channel');
  const query = { skus: [TEA, 'FLYER-1'], channelId: 'web' };
  const asked = await caller.post(`${path}/query`, query);
  expect(asked.body['items']).toMatchObject([{ sku: TEA }, { sku: 'FLYER-1' }]);
  const elsewhere = { ...query, channelId: 'nowhere' };
  expectCode(await caller.post(`${path}/query`, elsewhere), 422, 'unknown-channel');
}

/** What channels were told, which happens a moment after stock has moved. */
export async function channelsAreTold(caller: Caller, person: Person): Promise<void> {
  const path = `/api/v1/availability/${TEA}/told`;
  await eventually(async () => (await person.get(path)).status === 200);
  const { body } = await caller.get(path);
  expect(body['channels']).not.toEqual([]);
  expectCode(await caller.get('/api/v1/availability/NOTHING/told'), 404, 'never-told');
}
