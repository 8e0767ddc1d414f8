import { setTimeout as pause } from 'node:timers/promises';
import type { Order, Step } from '@throughline/order';
import { webOrder } from '../e2e/world/orders.js';

const RETRY_MS = 50;
const LOOK_MS = 300;

/** What an order of the mix is like, by its number. */
const KINDS = [
  { token: 'tok_approve' },
  { token: 'tok_approve', quantity: 3 },
  { token: 'tok_timeout_after_success' },
  { token: 'tok_approve', isCancelled: true },
  { token: 'tok_decline' },
  { token: 'tok_slow' },
  { token: 'tok_approve', sku: 'CUP-GLASS-2' },
] as const;

interface OrderAnswer {
  readonly nextSteps: readonly Step[];
  readonly order: Order;
}

/** A channel's side of orders: keeps asking until it is told that an order is taken, then looks until it ends. */
export class Shopper {
  readonly acknowledged = new Set<string>();
  readonly refusals: string[] = [];

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly lookMs = LOOK_MS,
  ) {}

  /** Places order after order until `isEnough`; the last one is seen through. */
  async shop(isEnough: () => boolean): Promise<void> {
    for (let number = 0; !isEnough(); number += 1) {
      const kind = KINDS[Math.floor(Math.random() * KINDS.length)] ?? KINDS[0];
      const orderId = await this.place(webOrder({ externalId: `${this.name}-${number}`, ...kind }));
      if (orderId === undefined) continue;
      this.acknowledged.add(orderId);
      if ('isCancelled' in kind)
        await this.ask('POST', `/api/v1/orders/${orderId}/cancel`, { reason: 'crash run' });
      await this.untilAtRest(orderId);
    }
  }

  /** At an end with nothing owed, or waiting for a person. */
  private async untilAtRest(orderId: string): Promise<void> {
    for (;;) {
      const { body } = await this.ask('GET', `/api/v1/orders/${orderId}`);
      const { order, nextSteps } = body as unknown as OrderAnswer;
      const isEnded = order.ending !== null && nextSteps.length === 0;
      if (isEnded || nextSteps.some(({ kind }) => kind === 'decision')) return;
      await pause(this.lookMs);
    }
  }

  private async place(order: object): Promise<string | undefined> {
    const { status, body } = await this.ask('POST', '/api/v1/orders', order);
    if (status < 300) return body['orderId'] as string;
    this.refusals.push(`${status} ${JSON.stringify(body)}`);
    return undefined;
  }

  /** Asks again, the same, until it is answered: that is what channels do. */
  private async ask(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    for (;;) {
      try {
        const response = await fetch(this.url + path, {
          method,
          ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        });
        const answer = (await response.json()) as Record<string, unknown>;
        if (response.status < 500) return { status: response.status, body: answer };
      } catch {
        // The process is down just now.
      }
      await pause(RETRY_MS);
    }
  }
}
