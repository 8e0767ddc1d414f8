import { Pool } from 'undici';
import { TransientFault } from '@throughline/kernel';
import type {
  AuthorizationAnswer,
  AuthorizationAsked,
  CaptureAnswer,
  CaptureAsked,
  GatewayAnswer,
  PaymentGateway,
  VoidAnswer,
  VoidAsked,
} from '../payment/payment-gateway.js';
import { looksLikeCardNumber } from './card-number.js';
import {
  assertAnswered,
  authorizationAnswer,
  captureAnswer,
  lookedUpAnswer,
  voidAnswer,
  type RawAnswer,
} from './gateway-answers.js';

/** An idle connection is kept this long, less than most servers keep theirs. */
const KEEP_ALIVE_MS = 4_000;
const ANSWER_BYTES_MAX = 65_536;

/** What is declined here, without asking: a card's number instead of a token for it. */
export const CARD_NUMBER_REFUSED = 'card-number-refused';

export interface SandboxGatewayClientOptions {
  readonly url: string;
  /** From the first byte sent to the last one read. */
  readonly timeoutMs: number;
  readonly connectionsMax: number;
}

/** The payment gateway of the partner stand-ins, over HTTP. */
export class SandboxGatewayClient implements PaymentGateway {
  private readonly pool: Pool;
  private readonly basePath: string;
  private readonly timeoutMs: number;

  constructor({ url, timeoutMs, connectionsMax }: SandboxGatewayClientOptions) {
    const { origin, pathname } = new URL(url);
    this.basePath = pathname.replace(/\/$/, '');
    this.timeoutMs = timeoutMs;
    this.pool = new Pool(origin, {
      connections: connectionsMax,
      // One request at a time on a connection: a lost one leaves the outcome of that one alone in doubt.
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connect: { timeout: timeoutMs },
      maxResponseSize: ANSWER_BYTES_MAX,
    });
  }

  async authorize({ key, ...asked }: AuthorizationAsked): Promise<AuthorizationAnswer> {
    if (looksLikeCardNumber(asked.token)) {
      return { status: 'declined', code: CARD_NUMBER_REFUSED, isSoft: false };
    }
    return authorizationAnswer(await this.post('/v1/authorizations', { idempotencyKey: key, ...asked }));
  }

  async capture({ key, gatewayReference, amountMinor }: CaptureAsked): Promise<CaptureAnswer> {
    const path = `/v1/authorizations/${encodeURIComponent(gatewayReference)}/captures`;
    return captureAnswer(await this.post(path, { idempotencyKey: key, amountMinor }));
  }

  async void({ key, gatewayReference }: VoidAsked): Promise<VoidAnswer> {
    const path = `/v1/authorizations/${encodeURIComponent(gatewayReference)}/void`;
    return voidAnswer(await this.post(path, { idempotencyKey: key }));
  }

  async lookup(key: string): Promise<GatewayAnswer | undefined> {
    const answer = await this.send('GET', `/v1/keys/${encodeURIComponent(key)}`);
    return answer.status === 404 ? undefined : lookedUpAnswer(answer);
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private post(path: string, body: object): Promise<RawAnswer> {
    return this.send('POST', path, JSON.stringify(body));
  }

  /** @throws TransientFault where no answer came, or one that says to come back later */
  private async send(method: 'GET' | 'POST', path: string, body?: string): Promise<RawAnswer> {
    const answer = await this.exchange(method, path, body);
    assertAnswered(answer);
    return answer;
  }

  private async exchange(method: 'GET' | 'POST', path: string, body?: string): Promise<RawAnswer> {
    const timeout = new AbortController();
    // A process that was busy elsewhere first reads what has arrived meanwhile, and gives up only then.
    const giveUp = (): void => void setImmediate(() => timeout.abort());
    const timer = setTimeout(giveUp, this.timeoutMs);
    try {
      const response = await this.pool.request({
        method,
        path: this.basePath + path,
        ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body }),
        signal: timeout.signal,
      });
      const parsed: unknown = await response.body.json();
      return { status: response.statusCode, body: isRecord(parsed) ? parsed : {} };
    } catch (error) {
      throw new TransientFault(`no answer of the gateway to ${method} ${path}`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
