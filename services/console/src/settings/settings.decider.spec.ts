import type { ProductSettings } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { settingsDecider } from './settings.decider.js';

const { given } = scenario(settingsDecider);
const tea: ProductSettings = {
  sku: 'TEA',
  title: 'Tea',
  weightGrams: 100,
  isTracked: true,
  requiresShipping: true,
};
const set = (settings: ProductSettings) =>
  ({ type: 'SetProduct', data: { settings, reason: 'season' } }) as const;

describe('changing a setting', () => {
  it('is a fact with its reason', () =>
    given()
      .when(set(tea))
      .then({ type: 'ProductSet', data: { settings: tea, reason: 'season' } }));

  it('is none where nothing changes, whatever the order of the members', () => {
    const { sku, ...rest } = tea;
    given({ type: 'ProductSet', data: { settings: tea, reason: 'first' } })
      .when(set({ ...rest, sku }))
      .thenIgnored();
  });
});
