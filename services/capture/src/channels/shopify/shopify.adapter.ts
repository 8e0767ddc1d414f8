import type { ChannelAdapter } from '../channel-adapter.js';
import { shopifyToCanonical } from './shopify-mapping.js';
import { isRecord, shopifyIdOf } from './shopify-order.js';
import { isSignedByShopify, shopifyHeader } from './shopify-signature.js';

/** Topics whose payload is an order as a whole; an update is taken as a snapshot. */
const ORDER_TOPICS: ReadonlySet<string> = new Set(['orders/create', 'orders/updated']);

export const shopifyAdapter: ChannelAdapter = {
  platform: 'shopify',
  isSigned: isSignedByShopify,
  carriesOrder: (headers) => ORDER_TOPICS.has(shopifyHeader(headers, 'topic') ?? ''),
  externalIdOf: (payload) => (isRecord(payload) ? (shopifyIdOf(payload) ?? null) : null),
  toCanonical: shopifyToCanonical,
};
