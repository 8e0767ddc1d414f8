import type { Person } from '../e2e/world/person.js';
import type { Caller } from './caller.js';
import { eventually, expectCode } from './expectations.js';

/** A kit. */
export const SET = 'SET-BREAKFAST';
/** Comes in lots. */
export const HONEY = 'HONEY-LINDEN-250';
/** Every one has a number of its own. */
export const KETTLE = 'KETTLE-STEEL-1';

const REASON = { reason: 'new in the range' };

const partsOf = (...skus: readonly string[]) => ({ components: skus.map((sku) => ({ sku, quantity: 1 })) });

/** A kit, products whose lots are tracked, and kits that cannot be. */
export async function productsAreMade(caller: Caller, person: Person): Promise<void> {
  const put = (sku: string, settings: object) =>
    caller.put(`/api/v1/products/${sku}`, { ...REASON, title: sku, weightGrams: 100, ...settings });
  const set = { title: 'Breakfast set', ...partsOf('TEA-ASSAM-100', 'CUP-GLASS-2') };
  expect((await put(SET, set)).body['outcome']).toBe('changed');
  await put(HONEY, { title: 'Lime tree honey, 250 g', lotTracking: 'lot' });
  await put(KETTLE, { title: 'Steel kettle', lotTracking: 'serial' });
  expectCode(await put('OUTER', partsOf('NOTHING')), 422, 'unknown-component');
  expectCode(await put('OUTER', partsOf('OUTER')), 422, 'kit-contains-itself');
  expectCode(await put('OUTER', partsOf(SET)), 422, 'kit-of-kits');
  const asked = [SET, HONEY, KETTLE].map((sku) => `sku=${sku}`).join('&');
  await eventually(async () => {
    const { body } = await person.get(`/api/v1/availability?${asked}`);
    return (body['unknown'] as readonly string[]).length === 0;
  });
}
