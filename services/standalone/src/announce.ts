export const HELP = `Throughline in one process.

npm start -- [options]
  --data DIR      where everything is kept (default ./data)
  --port PORT     where it answers (default 3000)
  --empty         no sample merchant
  --no-partners   no stand-ins for warehouse, carrier and payment gateway

Everything else is set by environment variables: docs/configuration.md
`;

export interface Ready {
  readonly url: string;
  readonly gatewayUrl: string | null;
  readonly merchant: string | null;
  readonly startedInMs: number;
}

const TRY_ORDER = JSON.stringify({
  channelId: 'web',
  externalId: '1071',
  placedAt: '2026-01-05T10:00:00.000Z',
  currency: 'EUR',
  customer: { email: 'ada@example.com', name: 'Ada Byron' },
  shipTo: { line1: 'Hauptstr. 1', city: 'Berlin', postalCode: '10115', countryCode: 'DE' },
  lines: [{ lineId: '1', sku: 'TEA-EARLGREY-100', title: 'Earl Grey', quantity: 2, unitPriceMinor: 1250 }],
  tenders: [{ tenderId: 'card', kind: 'card', amountMinor: 2500, token: 'tok_approve' }],
});

/** What `npm start` says once it answers. */
export function announceReady({ url, gatewayUrl, merchant, startedInMs }: Ready): string {
  const lines = [
    `Throughline answers at ${url} (ready in ${(startedInMs / 1000).toFixed(1)} s)`,
    `  console           ${url} in a browser`,
    ...(merchant ? [`  sample merchant   ${merchant}`] : []),
    ...(gatewayUrl ? [`  partner stand-ins warehouse, carrier, payment gateway at ${gatewayUrl}`] : []),
    '',
    'Place an order:',
    `  curl -s ${url}/api/v1/orders -H 'content-type: application/json' -d '${TRY_ORDER}'`,
    '',
  ];
  return `${lines.join('\n')}\n`;
}
