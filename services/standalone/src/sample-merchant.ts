import type { ChannelSettings, LocationSettings, ProductSettings } from '@throughline/contracts';

/** The shelf never holds as much of it as the books say: the partner stand-in short-picks it. */
export const SHORT_PICKED_SKU = 'TEA-SHORTPICK-50';

/** Never received: an order for it waits until somebody receives stock. */
export const OUT_OF_STOCK_SKU = 'TEA-RARE-25';

/** What the sample Shopify channel's webhooks are signed with, unless WEBHOOK_SECRETS says otherwise. */
export const SAMPLE_WEBHOOK_SECRET = 'sample-shop-secret';

const DAY_MS = 86_400_000;
const UNITS_PER_LOCATION = 10_000;

const location = (
  locationId: string,
  kind: LocationSettings['kind'],
  [name, countryCode, postalCode, city]: readonly [string, string, string, string],
  [latitude, longitude]: readonly [number, number],
): LocationSettings => ({
  locationId,
  name,
  kind,
  countryCode,
  postalCode,
  city,
  latitude,
  longitude,
  isActive: true,
});

export const sampleLocations: readonly LocationSettings[] = [
  location('berlin', 'warehouse', ['Berlin warehouse', 'DE', '12099', 'Berlin'], [52.46, 13.38]),
  location('hamburg', 'warehouse', ['Hamburg warehouse', 'DE', '20457', 'Hamburg'], [53.54, 9.99]),
  location('munich', 'warehouse', ['Munich warehouse', 'DE', '80939', 'München'], [48.2, 11.6]),
  location('cologne-store', 'store', ['Cologne store', 'DE', '50667', 'Köln'], [50.94, 6.96]),
  location('rotterdam-3pl', '3pl', ['Rotterdam 3PL', 'NL', '3089', 'Rotterdam'], [51.89, 4.42]),
];

const TEAS: readonly (readonly [string, string])[] = [
  ['EARLGREY', 'Earl Grey'],
  ['ASSAM', 'Assam'],
  ['DARJEELING', 'Darjeeling First Flush'],
  ['CEYLON', 'Ceylon'],
  ['SENCHA', 'Sencha'],
  ['GENMAICHA', 'Genmaicha'],
  ['OOLONG', 'Oolong'],
  ['ROOIBOS', 'Rooibos'],
  ['CHAMOMILE', 'Chamomile'],
  ['PEPPERMINT', 'Peppermint'],
  ['LAPSANG', 'Lapsang Souchong'],
];
const SIZES_GRAMS = [50, 100, 250, 500] as const;

const product = (sku: string, title: string, overrides: Partial<ProductSettings> = {}): ProductSettings => ({
  sku,
  title,
  weightGrams: 100,
  isTracked: true,
  requiresShipping: true,
  ...overrides,
});

/** Fifty: eleven teas in four sizes, and six that show what else a product can be. */
export const sampleProducts: readonly ProductSettings[] = [
  ...TEAS.flatMap(([code, name]) =>
    SIZES_GRAMS.map((grams) =>
      product(`TEA-${code}-${grams}`, `${name}, ${grams} g`, { weightGrams: grams }),
    ),
  ),
  product(SHORT_PICKED_SKU, 'Sampler that the shelf is always short of'),
  product(OUT_OF_STOCK_SKU, 'Rare white tea, 25 g', { weightGrams: 25 }),
  product('POT-CLAY-1', 'Clay teapot', { weightGrams: 900 }),
  product('CUP-GLASS-2', 'Two glass cups', { weightGrams: 400 }),
  product('FLYER-1', 'Flyer', { isTracked: false, weightGrams: 5 }),
  product('GIFT-CARD-25', 'Gift card', { requiresShipping: false, isTracked: false, weightGrams: 0 }),
];

const channel = (
  channelId: string,
  name: string,
  overrides: Partial<ChannelSettings> = {},
): ChannelSettings => ({
  channelId,
  name,
  platform: 'generic',
  webhookSecretName: null,
  reservationTtlMs: DAY_MS,
  ...overrides,
});

export const sampleChannels: readonly ChannelSettings[] = [
  channel('web', 'Web shop'),
  channel('shop', 'Shopify shop', { platform: 'shopify', webhookSecretName: 'shop' }),
  channel('phone', 'Phone'),
];

/** What lies where on the first day: the short-picked product in one place only, the rare one nowhere. */
export function openingStock(): readonly {
  readonly sku: string;
  readonly locationId: string;
  readonly quantity: number;
}[] {
  const [first] = sampleLocations;
  return sampleProducts
    .filter(({ sku, isTracked }) => isTracked && sku !== OUT_OF_STOCK_SKU)
    .flatMap(({ sku }) => {
      const places = sku === SHORT_PICKED_SKU ? [first] : sampleLocations;
      return places.flatMap((place) =>
        place ? [{ sku, locationId: place.locationId, quantity: UNITS_PER_LOCATION }] : [],
      );
    });
}
