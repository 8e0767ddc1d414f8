import { setTimeout as pause } from 'node:timers/promises';
import { Address, type Answer } from './address.js';
import { isRepeatable, type Exchange } from './exchange.js';
import { faultKindOf, UpstreamFault } from './faults.js';

/** How often all addresses of a service that is away are asked whether it is back. */
const LOOK_EVERY_MS = 50;
/** Sendings of one request whose connections broke: one that kills what takes it shall not go round them all. */
const SENDINGS_MAX = 5;

export interface UpstreamLimits {
  /** How long a request waits for a service of which no address answers. A restart takes half of it on a busy machine. */
  readonly absenceMsMax: number;
  /** Replaces the limit of an address, in tests. */
  readonly silenceMsMax?: number;
}

export const defaultLimits: UpstreamLimits = { absenceMsMax: 30_000 };

/** Tells why a request is sent again. */
export type OnRetry = (service: string, why: 'unreachable' | 'broken') => void;

/** A service: its addresses take turns, and those that cannot be reached are gone round. */
export class Upstream {
  private readonly addresses: readonly Address[];
  private turn = 0;
  private look: Promise<void> | undefined;

  constructor(
    readonly service: string,
    urls: readonly string[],
    private readonly limits: UpstreamLimits,
    private readonly onRetry: OnRetry,
  ) {
    this.addresses = urls.map((url) => new Address(url, limits.silenceMsMax));
  }

  /** Answers when headers are there. @throws UpstreamFault, or the reason of the exchange's signal */
  async request(exchange: Exchange): Promise<Answer> {
    const deadlineMs = performance.now() + this.limits.absenceMsMax;
    for (let sendings = 1; ;) {
      const address = this.nextAddress() ?? (await this.awaitAddress(deadlineMs, exchange.signal));
      try {
        return await address.request(exchange);
      } catch (error) {
        const kind = faultKindOf(error);
        const isAway = kind === 'unreachable' || kind === 'broken';
        // Other connections of the one that broke may be as dead, and not known to be: it is asked for life first.
        if (isAway) address.rest();
        const isOver = kind === 'broken' ? ++sendings > SENDINGS_MAX : performance.now() > deadlineMs;
        if (!isAway || isOver || !isRepeatable(exchange)) throw new UpstreamFault(this.service, kind, error);
        this.onRetry(this.service, kind);
      }
    }
  }

  /** Why it is not ready; nothing if one address is. */
  async whyNotReady(): Promise<readonly string[]> {
    const found = await Promise.all(
      this.addresses.map(async (address) => ({ address, why: await address.whyNotReady() })),
    );
    if (found.some(({ why }) => why === undefined)) return [];
    return found.map(({ address, why = '' }) => `${this.service}: ${address.url}: ${why}`);
  }

  async close(): Promise<void> {
    await Promise.all(this.addresses.map((address) => address.close()));
  }

  private nextAddress(): Address | undefined {
    for (let tried = 0; tried < this.addresses.length; tried += 1) {
      this.turn = (this.turn + 1) % this.addresses.length;
      const address = this.addresses[this.turn];
      if (address && !address.isResting) return address;
    }
    return undefined;
  }

  private async awaitAddress(deadlineMs: number, signal: AbortSignal): Promise<Address> {
    while (performance.now() < deadlineMs) {
      await this.lookForLife();
      signal.throwIfAborted();
      const address = this.nextAddress();
      if (address) return address;
    }
    throw new UpstreamFault(this.service, 'unreachable');
  }

  /** One look serves all requests that wait: else each would knock by itself while the service starts. */
  private lookForLife(): Promise<void> {
    this.look ??= this.lookOnce().finally(() => {
      this.look = undefined;
    });
    return this.look;
  }

  private async lookOnce(): Promise<void> {
    await pause(LOOK_EVERY_MS);
    await Promise.all(this.addresses.map((address) => address.lookForLife()));
  }
}
