import { REFERENCES_KEPT_MAX } from '@throughline/inventory';
import { Agent, request } from 'undici';
import { openingStock, sampleChannels, sampleLocations, sampleProducts } from './sample-merchant.js';

const CONNECTIONS_MAX = 32;
/** The revision of a setting that is not there yet. */
const NOT_SET = -1;
const MOVED_ON = 409;

type Call = (method: 'GET' | 'PUT' | 'POST', path: string, body?: object) => Promise<Answer>;

const FIRST = { reason: 'sample merchant', expectedRevision: NOT_SET };

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Sets the sample merchant up through the public API, as a person would. What is there already stays as it is: somebody
 * may have changed it since.
 */
export async function seedSampleMerchant(baseUrl: string): Promise<void> {
  const agent = new Agent({ connections: CONNECTIONS_MAX });
  const call: Call = async (method, path, body) => {
    const response = await request(`${baseUrl}${path}`, {
      method,
      dispatcher: agent,
      headers: { 'content-type': 'application/json', 'x-actor': 'sample' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.body.text();
    const { statusCode: status } = response;
    if (status >= 300 && status !== MOVED_ON) throw new Error(`${method} ${path}: ${status} ${text}`);
    return { status, body: JSON.parse(text) };
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
      call('PUT', `/api/v1/locations/${locationId}`, { ...rest, ...FIRST }),
    ),
    ...sampleProducts.map(({ sku, ...rest }) =>
      call('PUT', `/api/v1/products/${sku}`, { ...rest, ...FIRST }),
    ),
    ...sampleChannels.map(({ channelId, webhookSecretName, ...rest }) =>
      call('PUT', `/api/v1/channels/${channelId}`, {
        ...rest,
        ...(webhookSecretName !== null && { webhookSecretName }),
        ...FIRST,
      }),
    ),
  ];
  await Promise.all(calls);
}

/** Where more has happened than an item remembers references of, the opening stock was received long ago. */
async function receiveStock(call: Call): Promise<void> {
  const isYoung = new Map<string, Promise<boolean>>();
  const calls = openingStock().map(async (receipt) => {
    const { sku, locationId } = receipt;
    const known = isYoung.get(sku) ?? hasFewFacts(call, sku);
    isYoung.set(sku, known);
    if (await known)
      await call('POST', '/api/v1/stock/receipts', { ...receipt, reference: `opening-${locationId}` });
  });
  await Promise.all(calls);
}

async function hasFewFacts(call: Call, sku: string): Promise<boolean> {
  const { body } = await call('GET', `/api/v1/stock/${sku}`);
  return (body as { revision: number }).revision < REFERENCES_KEPT_MAX;
}
