import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { messageOf } from '@throughline/kernel';
import { HEALTH_PATHS } from '@throughline/service-kit';
import { Pool } from 'undici';
import { StreamedBody, type Exchange } from './exchange.js';
import { NotServing } from './faults.js';

/** Long polls hold a connection each. */
const CONNECTIONS_MAX = 512;
const CONNECT_MS_MAX = 2_000;
/** A connection without a word for this long, before an answer or within one, is given up. */
const SILENCE_MS_MAX = 300_000;
/** A question after its health is answered within this. */
const HEALTH_MS_MAX = 1_500;
/** An address that cannot be reached is left alone this long: others answer meanwhile. */
const REST_MS = 1_000;

export interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

/** What a process answers that still waits for its broker or its database: it has done nothing with the request. */
const isFromWaitingProcess = (body: Buffer): boolean => body.includes('"code":"not-ready"');

const reasonsOf = (text: string): string => {
  const { reasons } = JSON.parse(text) as { readonly reasons?: readonly string[] };
  return reasons?.join('; ') || 'it is not ready';
};

/** One instance of a service. */
export class Address {
  private readonly pool: Pool;
  private restsUntilMs = 0;

  constructor(
    readonly url: string,
    silenceMsMax = SILENCE_MS_MAX,
  ) {
    this.pool = new Pool(url, {
      connections: CONNECTIONS_MAX,
      headersTimeout: silenceMsMax,
      bodyTimeout: silenceMsMax,
      connect: { timeout: CONNECT_MS_MAX },
    });
  }

  get isResting(): boolean {
    return performance.now() < this.restsUntilMs;
  }

  rest(): void {
    this.restsUntilMs = performance.now() + REST_MS;
  }

  /** @throws NotServing and all that undici throws, before an answer began */
  async request({ method, path, headers, body, signal }: Exchange): Promise<Answer> {
    // It cannot be sent twice, so it is not sent on the off chance.
    if (body instanceof StreamedBody) await this.refuseUnlessReady();
    const answer = await this.pool.request({
      method,
      path,
      headers,
      signal,
      body: body instanceof StreamedBody ? body.open() : body,
    });
    if (answer.statusCode !== 503) return answer;
    const held = Buffer.from(await answer.body.arrayBuffer());
    if (isFromWaitingProcess(held)) throw new NotServing(this.url);
    return { ...answer, body: Readable.from([held]) };
  }

  /** Ends its rest if it is ready. */
  async lookForLife(): Promise<void> {
    if ((await this.whyNotReady()) === undefined) this.restsUntilMs = 0;
  }

  /** Why it is not ready; undefined if it is. */
  async whyNotReady(): Promise<string | undefined> {
    try {
      const { status, text } = await this.ask(HEALTH_PATHS.ready);
      return status === 200 ? undefined : reasonsOf(text);
    } catch (error) {
      return messageOf(error);
    }
  }

  /** Ends the connections, those under way too. */
  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async refuseUnlessReady(): Promise<void> {
    const why = await this.whyNotReady();
    if (why !== undefined) throw new NotServing(`${this.url}: ${why}`);
  }

  private async ask(path: string): Promise<{ status: number; text: string }> {
    const signal = AbortSignal.timeout(HEALTH_MS_MAX);
    const { statusCode, body } = await this.pool.request({ method: 'GET', path, signal });
    return { status: statusCode, text: await body.text() };
  }
}
