// A channel under load, in a process of its own: posts orders as fast as they are acknowledged, prints what it saw.
import { parseArgs } from 'node:util';
import { Pool } from 'undici';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    orders: { type: 'string', default: '1000' },
    connections: { type: 'string', default: '64' },
    prefix: { type: 'string', default: 'B' },
  },
});

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

const skuAt = (index: number): string => SKUS[index % SKUS.length] ?? 'TEA-ASSAM-50';

const orderNumbered = (number: number): string =>
  JSON.stringify({
    channelId: 'web',
    externalId: `${values.prefix}-${number}`,
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

const orders = Number(values.orders);
const pool = new Pool(values.url, { connections: Number(values.connections) });
const latenciesMs: number[] = [];
let next = 0;
let failed = 0;

async function post(): Promise<void> {
  while (next < orders) {
    const body = orderNumbered((next += 1));
    const startedAt = performance.now();
    const response = await pool.request({
      method: 'POST',
      path: '/api/v1/orders',
      headers: { 'content-type': 'application/json' },
      body,
    });
    await response.body.dump();
    latenciesMs.push(performance.now() - startedAt);
    if (response.statusCode !== 202) failed += 1;
  }
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: Number(values.connections) }, post));
const elapsedMs = performance.now() - startedAt;
await pool.close();
latenciesMs.sort((a, b) => a - b);
const at = (share: number): number => latenciesMs[Math.floor(share * (latenciesMs.length - 1))] ?? 0;
process.stdout.write(JSON.stringify({ orders, failed, elapsedMs, p50Ms: at(0.5), p99Ms: at(0.99) }));
