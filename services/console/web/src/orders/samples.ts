import { answerOf, api, type Schemas } from '../api/client.js';

type Order = Schemas['PlaceOrderInput'];
type Product = Schemas['ProductSettings'];

/** What makes an order take another way: the sandbox gateway's tokens (docs/sandbox.md), amounts, and stock. */
interface Sample {
  readonly customer: string;
  readonly city: readonly [postalCode: string, city: string];
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly token: string;
  /** Of a product that nobody has received any stock of, if there is one. */
  readonly isScarce?: boolean;
}

/** Above what the fraud rules let pass without a look. */
const SUSPICIOUS_PRICE_MINOR = 120_000;

const SAMPLES: readonly Sample[] = [
  {
    customer: 'Ada Byron',
    city: ['10115', 'Berlin'],
    quantity: 2,
    unitPriceMinor: 1_250,
    token: 'tok_approve',
  },
  {
    customer: 'Konrad Zuse',
    city: ['80331', 'München'],
    quantity: 1,
    unitPriceMinor: 2_490,
    token: 'tok_approve',
  },
  {
    customer: 'Grace Hopper',
    city: ['20095', 'Hamburg'],
    quantity: 5,
    unitPriceMinor: 990,
    token: 'tok_slow',
  },
  {
    customer: 'Emmy Noether',
    city: ['91054', 'Erlangen'],
    quantity: 1,
    unitPriceMinor: 1_890,
    token: 'tok_decline',
  },
  {
    customer: 'Alan Turing',
    city: ['50667', 'Köln'],
    quantity: 1,
    unitPriceMinor: SUSPICIOUS_PRICE_MINOR,
    token: 'tok_approve',
  },
  {
    customer: 'Katherine Johnson',
    city: ['04109', 'Leipzig'],
    quantity: 3,
    unitPriceMinor: 1_450,
    token: 'tok_approve',
    isScarce: true,
  },
];

/** The SKU that the sample merchant never receives. */
const SCARCE_SKU = /RARE/;

/** SKUs whose way is a story of its own: the stand-in warehouse finds too few of them. */
const TROUBLED_SKU = /SHORTPICK|RARE/;

function productOf(
  { isScarce = false }: Sample,
  number: number,
  products: readonly Product[],
): Product | undefined {
  const scarce = products.find(({ sku }) => SCARCE_SKU.test(sku));
  if (isScarce && scarce) return scarce;
  const usual = products.filter(({ sku }) => !TROUBLED_SKU.test(sku));
  return usual[number % usual.length] ?? products[0];
}

function sampleOrder(sample: Sample, number: number, channelId: string, product: Product): Order {
  const [postalCode, city] = sample.city;
  const totalMinor = sample.quantity * sample.unitPriceMinor;
  const email = `${sample.customer.toLowerCase().replaceAll(' ', '.')}@example.com`;
  return {
    channelId,
    externalId: `SAMPLE-${Date.now().toString(36).toUpperCase()}-${number + 1}`,
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    customer: { name: sample.customer, email },
    shipTo: { line1: 'Hauptstr. 1', postalCode, city, countryCode: 'DE' },
    lines: [
      {
        lineId: '1',
        sku: product.sku,
        title: product.title,
        quantity: sample.quantity,
        unitPriceMinor: sample.unitPriceMinor,
      },
    ],
    tenders: [{ tenderId: 'card', kind: 'card', amountMinor: totalMinor, token: sample.token }],
  };
}

/** Places a handful of orders that go different ways. @returns how many; 0 where there is no channel or product yet */
export async function sendSamples(): Promise<number> {
  const [{ items: channels }, { items: products }] = await Promise.all([
    answerOf(api.GET('/api/v1/channels')),
    answerOf(api.GET('/api/v1/products')),
  ]);
  const own = channels.filter(({ platform }) => platform === 'generic');
  const channel = own.find(({ channelId }) => channelId.includes('web')) ?? own[0];
  if (!channel) return 0;
  for (const [number, sample] of SAMPLES.entries()) {
    const product = productOf(sample, number, products);
    if (!product) return 0;
    const body = sampleOrder(sample, number, channel.channelId, product);
    await answerOf(api.POST('/api/v1/orders', { body }));
  }
  return SAMPLES.length;
}
