import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

export type Headers = Record<string, string | string[]>;

/** Of one connection only (RFC 9110 §7.6.1). `expect` is answered here: the client is told to go on. */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Those that go further: neither hop-by-hop nor named by `connection`. */
export function endToEnd(headers: IncomingHttpHeaders): Headers {
  const named = (headers.connection ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const kept: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !hopByHop.has(name) && !named.includes(name)) kept[name] = value;
  }
  return kept;
}

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/**
 * What a service is sent: `host` as the client gave it, for origins are checked against it, and who asked. What a
 * proxy before this one said stays; its word on the scheme counts, as it ends TLS.
 */
export function forwardedHeaders(request: IncomingMessage, requestId: string): Headers {
  const headers = endToEnd(request.headers);
  const { remoteAddress = 'unknown' } = request.socket;
  const before = first(headers['x-forwarded-for']);
  headers['x-forwarded-for'] = before ? `${before}, ${remoteAddress}` : remoteAddress;
  headers['x-forwarded-proto'] ??= 'http';
  if (request.headers.host) headers['x-forwarded-host'] ??= request.headers.host;
  headers['x-request-id'] = requestId;
  return headers;
}
