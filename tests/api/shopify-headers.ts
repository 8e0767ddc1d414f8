import { createHmac } from 'node:crypto';
import { SAMPLE_WEBHOOK_SECRET } from '@throughline/standalone';

/** As Shopify sends them with an order that was just placed. */
export const shopifyHeaders = (body: string, secret = SAMPLE_WEBHOOK_SECRET): Record<string, string> => ({
  'x-shopify-topic': 'orders/create',
  'x-shopify-shop-domain': 'sample.myshopify.com',
  'x-shopify-webhook-id': crypto.randomUUID(),
  'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
});
