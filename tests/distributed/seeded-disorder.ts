import { createHash } from 'node:crypto';
import type { Message } from '@throughline/messaging';
import type { DeliveryFaults } from '@throughline/messaging/faults';

/** Of all deliveries, for each of the three mishaps. */
const SHARE = 0.2;
const DELAY_MS_MAX = 300;
const UINT32 = 4_294_967_296;

type Mishap = 'repeated' | 'late' | 'swapped';

/**
 * What a delivery is called in every run of the same orders. Event ids and places in a log are new each time, so the
 * same seed would disturb other deliveries by them.
 */
function nameOf(group: string, { topic, key, value }: Message): string {
  const { type, status, correlationId } = (value ?? {}) as Record<string, unknown>;
  return JSON.stringify([group, topic, key, type, status, correlationId]);
}

/** Repeats, delays and swaps a share of the deliveries: the same ones for the same seed. */
export class SeededDisorder implements DeliveryFaults {
  readonly counts: Record<Mishap, number> = { repeated: 0, late: 0, swapped: 0 };

  constructor(private readonly seed: number) {}

  readonly duplicate = (group: string, message: Message): boolean => this.strikes('repeated', group, message);

  readonly swap = (group: string, message: Message): boolean => this.strikes('swapped', group, message);

  readonly delayMs = (group: string, message: Message): number =>
    this.strikes('late', group, message)
      ? 1 + Math.floor(this.chance('how late', group, message) * DELAY_MS_MAX)
      : 0;

  private strikes(mishap: Mishap, group: string, message: Message): boolean {
    const isStruck = this.chance(mishap, group, message) < SHARE;
    if (isStruck) this.counts[mishap] += 1;
    return isStruck;
  }

  /** From 0 to 1, evenly spread over the deliveries. */
  private chance(question: string, group: string, message: Message): number {
    const text = `${this.seed} ${question} ${nameOf(group, message)}`;
    return createHash('sha256').update(text).digest().readUInt32BE() / UINT32;
  }
}
