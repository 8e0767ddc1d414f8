type Some<T> = readonly [T, ...T[]];

export const FIRST_NAMES: Some<string> = [
  ...(['Ada', 'Grace', 'Jürgen', 'Zoë', 'François', 'Søren', 'María', 'Łukasz', 'Émilie', 'Ben'] as const),
  ...(['Anna', 'Olga', 'Tomasz', 'Ingrid', 'Paul', 'Lena', 'Noah', 'Mia', 'Emil', 'Clara'] as const),
];

const SYLLABLES = ['ber', 'mül', 'schmi', 'hof', 'stein', 'lang', 'ros', 'wei', 'gar', 'nov', 'kow', 'del'];
const ENDINGS = ['ler', 'mann', 'dt', 'ski', 'sen', 'ez', 'ard', 'ton'];

/** Family names: the first are common, the last are rare. */
export const LAST_NAMES = SYLLABLES.flatMap((one) =>
  SYLLABLES.flatMap((two) => ENDINGS.map((end) => `${one[0]?.toUpperCase()}${one.slice(1)}${two}${end}`)),
) as unknown as Some<string>;

const TEAS = ['EARLGREY', 'ASSAM', 'DARJEELING', 'CEYLON', 'SENCHA', 'GENMAICHA', 'OOLONG', 'ROOIBOS'];
const BLENDS = Array.from({ length: 60 }, (_, index) => `B${index + 1}`);
const GRAMS = [50, 100, 250, 500];

export interface Good {
  readonly sku: string;
  readonly title: string;
  readonly unitPriceMinor: number;
}

/** Almost two thousand products, the first of which everybody buys. */
export const GOODS = GRAMS.flatMap((grams) =>
  BLENDS.flatMap((blend) =>
    TEAS.map((tea, index) => ({
      sku: `TEA-${tea}-${blend}-${grams}`,
      title: `Tea ${tea.toLowerCase()} ${blend}, ${grams} g`,
      unitPriceMinor: 350 + index * 130 + grams * 4,
    })),
  ),
) as unknown as Some<Good>;

export const CITIES: Some<readonly [city: string, postalCode: string, countryCode: string]> = [
  ['Berlin', '10115', 'DE'],
  ['Hamburg', '20457', 'DE'],
  ['Wien', '1010', 'AT'],
  ['Zürich', '8001', 'CH'],
  ['Paris', '75001', 'FR'],
  ['København', '1050', 'DK'],
];

export const LOCATIONS: Some<string> = ['berlin', 'hamburg', 'munich', 'cologne-store', 'rotterdam-3pl'];

/** The last one is rare: whoever sorts its orders by their total must not read all orders for it. */
export const CHANNELS: readonly (readonly [string, number])[] = [
  ['web', 55],
  ['shop', 30],
  ['phone', 9.9],
  ['marketplace', 5],
  ['fair', 0.1],
];
