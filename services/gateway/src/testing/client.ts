import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { bytesOf } from './upstream-server.js';

export interface Told {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array | string;
}

/** Asks with the path as it is, where `fetch` would tidy it up. */
export const ask = (baseUrl: string, path: string, { method = 'GET', headers = {}, body }: Ask = {}) =>
  new Promise<Told>((resolve, reject) => {
    const { hostname, port } = new URL(baseUrl);
    const request = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      bytesOf(response).then(
        (bytes) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes }),
        reject,
      );
    });
    request.once('error', reject);
    request.end(body);
  });

export const problemIn = ({ body }: Told): Record<string, unknown> =>
  JSON.parse(body.toString()) as Record<string, unknown>;
