const SKUS = [
  'EARLGREY',
  'ASSAM',
  'DARJEELING',
  'CEYLON',
  'SENCHA',
  'GENMAICHA',
  'OOLONG',
  'ROOIBOS',
  'CHAMOMILE',
  'PEPPERMINT',
].flatMap((tea) => [50, 100, 250, 500].map((grams) => `TEA-${tea}-${grams}`));

export const skuAt = (index: number): string => SKUS[index % SKUS.length] ?? 'TEA-ASSAM-50';

interface Line {
  readonly sku: string;
  readonly title: string;
  readonly unitPriceMinor: number;
}

/** The JSON of an order of one of each, paid by card, as the web shop posts it; its external id is `prefix-number`. */
export function bodyOf(prefix: string, number: number, lines: readonly Line[]): string {
  const amountMinor = lines.reduce((sum, { unitPriceMinor }) => sum + unitPriceMinor, 0);
  return JSON.stringify({
    channelId: 'web',
    externalId: `${prefix}-${number}`,
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    customer: { email: `customer${number}@example.com`, name: 'Ada Byron' },
    shipTo: {
      line1: 'Hauptstr. 1',
      city: 'Berlin',
      postalCode: '10115',
      countryCode: 'DE',
      latitude: 52.53,
      longitude: 13.38,
    },
    lines: lines.map((line, index) => ({ lineId: String(index + 1), ...line, quantity: 1 })),
    tenders: [{ tenderId: 'card', kind: 'card', amountMinor, token: 'tok_approve' }],
  });
}

/** An order over two of forty products. */
export const orderBody = (prefix: string, number: number): string =>
  bodyOf(prefix, number, [
    { sku: skuAt(number), title: 'First', unitPriceMinor: 1250 },
    { sku: skuAt(number * 7 + 13), title: 'Second', unitPriceMinor: 750 },
  ]);
