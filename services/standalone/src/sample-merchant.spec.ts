import {
  openingStock,
  OUT_OF_STOCK_SKU,
  sampleChannels,
  sampleLocations,
  sampleProducts,
  SHORT_PICKED_SKU,
} from './sample-merchant.js';

const isEachOnce = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

describe('the sample merchant', () => {
  it('has fifty products, five locations and three channels, each under its own id', () => {
    const skus = sampleProducts.map(({ sku }) => sku);
    const locationIds = sampleLocations.map(({ locationId }) => locationId);
    const channelIds = sampleChannels.map(({ channelId }) => channelId);
    expect([skus.length, locationIds.length, channelIds.length]).toEqual([50, 5, 3]);
    expect([skus, locationIds, channelIds].every(isEachOnce)).toBe(true);
  });

  it('stores nothing of the rare tea', () => {
    const stored = openingStock().map(({ sku }) => sku);
    expect(stored).not.toContain(OUT_OF_STOCK_SKU);
    expect(sampleProducts.map(({ sku }) => sku)).toContain(OUT_OF_STOCK_SKU);
  });

  it('stores what the shelf is short of in one place only', () => {
    const places = openingStock().filter(({ sku }) => sku === SHORT_PICKED_SKU);
    expect(places.map(({ locationId }) => locationId)).toEqual(['berlin']);
  });

  it('stores every other product that is counted at every location, and none that is not', () => {
    const others = sampleProducts.filter(({ sku }) => ![SHORT_PICKED_SKU, OUT_OF_STOCK_SKU].includes(sku));
    for (const { sku, isTracked } of others) {
      const places = openingStock().filter((stored) => stored.sku === sku);
      expect(places).toHaveLength(isTracked ? sampleLocations.length : 0);
    }
    expect(openingStock().every(({ quantity }) => quantity > 0)).toBe(true);
  });

  it('has a key for the webhooks of its Shopify shop and for nothing else', () => {
    const signed = sampleChannels.filter(({ webhookSecretName }) => webhookSecretName !== null);
    expect(signed.map(({ platform }) => platform)).toEqual(['shopify']);
  });
});
