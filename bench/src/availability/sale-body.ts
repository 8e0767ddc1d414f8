import { skuAt } from '../order-bodies.js';

/** Above what is let through without a look: the order is sold, reserved and screened, and then waits for a person. */
const REVIEWED_MINOR = 500_000;

/** The JSON of an order of one product at the web shop. */
export const saleBody = (prefix: string, number: number): string =>
  JSON.stringify({
    channelId: 'web',
    externalId: `${prefix}-${number}`,
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    customer: { email: `customer${number}@example.com`, name: 'Ada Byron' },
    shipTo: { line1: 'Hauptstr. 1', city: 'Berlin', postalCode: '10115', countryCode: 'DE' },
    lines: [{ lineId: '1', sku: skuAt(number), title: 'One', quantity: 1, unitPriceMinor: REVIEWED_MINOR }],
    tenders: [{ tenderId: 'card', kind: 'card', amountMinor: REVIEWED_MINOR, token: 'tok_approve' }],
  });
