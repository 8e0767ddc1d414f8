import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Shopify's headers start with `X-`; its preview of the same deliveries as "Events" drops that. */
export function shopifyHeader(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[`x-shopify-${name}`] ?? headers[`shopify-${name}`];
  return typeof value === 'string' ? value : undefined;
}

/** HMAC-SHA256 of the raw body in base64, keyed by the app's client secret (shopify.dev, "Verify deliveries"). */
export const shopifySignatureOf = (body: Uint8Array | string, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('base64');

/** Compares all bytes whatever they are; the length of a digest is no secret. */
export function isSignedByShopify(body: Uint8Array, headers: IncomingHttpHeaders, secret: string): boolean {
  const given = Buffer.from(shopifyHeader(headers, 'hmac-sha256') ?? '');
  const expected = Buffer.from(shopifySignatureOf(body, secret));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
