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

/** The JSON of a paid order over two of forty products, as a channel posts it; its external id is `prefix-number`. */
export const orderBody = (prefix: string, number: number): string =>
  JSON.stringify({
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
    lines: [
      { lineId: '1', sku: skuAt(number), title: 'First', quantity: 1, unitPriceMinor: 1250 },
      { lineId: '2', sku: skuAt(number * 7 + 13), title: 'Second', quantity: 1, unitPriceMinor: 750 },
    ],
    tenders: [{ tenderId: 'card', kind: 'card', amountMinor: 2000, token: 'tok_approve' }],
  });
