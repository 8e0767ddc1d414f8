import { setTimeout as pause } from 'node:timers/promises';
import type { Stack } from '../../../infra/local/stack.mjs';
import { scrape, sumOf } from './process-metrics.js';

const LOOK_MS = 250;
const DRAIN_MS_MAX = 120_000;

export interface PeakLag {
  /** Messages that waited in all groups together. */
  readonly consumers: number;
  /** Of the service that was furthest behind. */
  readonly slowest: { readonly service: string; readonly messages: number };
  /** Positions that the topics were behind the store. */
  readonly relay: number;
}

/** Looks at every process's lag, from its opening to `untilDrained`. */
export class LagWatch {
  private peak: PeakLag = { consumers: 0, slowest: { service: '', messages: 0 }, relay: 0 };
  private isDrained = false;
  private isWatching = true;
  private readonly watching: Promise<void>;

  constructor(
    private readonly stack: Stack,
    private readonly signal: AbortSignal,
  ) {
    this.watching = this.watch();
    // Whoever waits for it hears of its failure.
    this.watching.catch(() => undefined);
  }

  /** Resolves once nothing waits anywhere, with the most that did. @throws Error if that takes two minutes */
  async untilDrained(): Promise<PeakLag> {
    const deadline = performance.now() + DRAIN_MS_MAX;
    for (this.isDrained = false; !this.hasDrained();) {
      if (performance.now() > deadline) throw new Error(`messages still wait after ${DRAIN_MS_MAX} ms`);
      await Promise.race([this.watching, pause(LOOK_MS)]);
    }
    return this.peak;
  }

  async stop(): Promise<void> {
    this.isWatching = false;
    await this.watching;
  }

  private hasDrained(): boolean {
    return this.isDrained;
  }

  private async watch(): Promise<void> {
    while (this.isWatching) {
      this.take(await scrape(this.stack.processes));
      await pause(LOOK_MS, undefined, { signal: this.signal });
    }
  }

  private take(processes: Awaited<ReturnType<typeof scrape>>): void {
    const lags = [...processes].map(([service, series]) => ({
      service,
      messages: sumOf(series, 'throughline_consumer_lag'),
    }));
    const consumers = lags.reduce((sum, { messages }) => sum + messages, 0);
    const relay = [...processes.values()].reduce(
      (sum, each) => sum + sumOf(each, 'throughline_relay_lag'),
      0,
    );
    const slowest = [this.peak.slowest, ...lags].reduce((a, b) => (b.messages > a.messages ? b : a));
    this.isDrained = consumers + relay === 0;
    this.peak = {
      consumers: Math.max(this.peak.consumers, consumers),
      relay: Math.max(this.peak.relay, relay),
      slowest,
    };
  }
}
