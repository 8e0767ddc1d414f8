import { Agent, request } from 'undici';
import { openingStock, sampleChannels, sampleLocations, sampleProducts } from './sample-merchant.js';

const CONNECTIONS_MAX = 32;
const REASON = 'sample merchant';

type Call = (method: 'PUT' | 'POST', path: string, body: object) => Promise<void>;

/** Sets the sample merchant up through the public API, as a person would. Safe to repeat: nothing changes twice. */
export async function seedSampleMerchant(baseUrl: string): Promise<void> {
  const agent = new Agent({ connections: CONNECTIONS_MAX });
  const call: Call = async (method, path, body) => {
    const response = await request(`${baseUrl}${path}`, {
      method,
      dispatcher: agent,
      headers: { 'content-type': 'application/json', 'x-actor': 'sample' },
      body: JSON.stringify(body),
    });
    const text = await response.body.text();
    if (response.statusCode >= 300) throw new Error(`${method} ${path}: ${response.statusCode} ${text}`);
  };
  try {
    await putSettings(call);
    await receiveStock(call);
  } finally {
    await agent.close();
  }
}

async function putSettings(call: Call): Promise<void> {
  const calls = [
    ...sampleLocations.map(({ locationId, ...rest }) =>
      call('PUT', `/api/v1/locations/${locationId}`, { ...rest, reason: REASON }),
    ),
    ...sampleProducts.map(({ sku, ...rest }) =>
      call('PUT', `/api/v1/products/${sku}`, { ...rest, reason: REASON }),
    ),
    ...sampleChannels.map(({ channelId, webhookSecretName, ...rest }) =>
      call('PUT', `/api/v1/channels/${channelId}`, {
        ...rest,
        ...(webhookSecretName !== null && { webhookSecretName }),
        reason: REASON,
      }),
    ),
  ];
  await Promise.all(calls);
}

async function receiveStock(call: Call): Promise<void> {
  const calls = openingStock().map((receipt) =>
    call('POST', '/api/v1/stock/receipts', { ...receipt, reference: `opening-${receipt.locationId}` }),
  );
  await Promise.all(calls);
}
