import type { ProductSettings } from '@throughline/contracts';
import { scenario } from '@throughline/testing';
import { NOT_SET, settingsDecider } from './settings.decider.js';

const { given, when } = scenario(settingsDecider);
const tea: ProductSettings = {
  sku: 'TEA',
  title: 'Tea',
  weightGrams: 100,
  isTracked: true,
  requiresShipping: true,
};
const green: ProductSettings = { ...tea, title: 'Green tea' };
const wasSet = (settings: ProductSettings) =>
  ({ type: 'ProductSet', data: { settings, reason: 'season' } }) as const;
const set = (settings: ProductSettings, expectedRevision?: number) =>
  ({ type: 'SetProduct', data: { settings, reason: 'season', expectedRevision } }) as const;

describe('changing a setting', () => {
  it('is a fact with its reason, and nothing else', () => {
    when(set(tea)).then(wasSet(tea));
    when(set(tea, NOT_SET)).then(wasSet(tea));
  });

  it('is none where nothing changes, whatever the order of the members', () => {
    const { sku, ...rest } = tea;
    given(wasSet(tea))
      .when(set({ ...rest, sku }))
      .thenIgnored();
  });

  it('is none where a setting of before a member existed leaves it out still', () => {
    given(wasSet(tea))
      .when(set({ ...tea, components: undefined }))
      .thenIgnored();
    given(wasSet(tea))
      .when(set({ ...tea, reorderPoint: 0 }))
      .then('ProductSet');
  });

  it('is refused to who has seen an earlier one', () => {
    given(wasSet(tea), wasSet(green)).when(set(tea, 1)).then('ProductSet');
    given(wasSet(tea), wasSet(green)).when(set(tea, 0)).thenRejected('setting-moved-on');
    given(wasSet(tea)).when(set(green, NOT_SET)).thenRejected('setting-moved-on');
  });

  it('may be repeated: what is so already is not refused', () =>
    given(wasSet(tea), wasSet(green)).when(set(green, 0)).thenIgnored());
});
