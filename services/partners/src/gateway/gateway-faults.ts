/** What the sandbox does wrong on purpose; `POST /v1/faults` changes it at run time. */
export interface GatewayFaults {
  /** Every answer comes this much later; the operation is carried out at once. */
  readonly delayMs: number;
  /** The first answer to `tok_slow` comes this much later. */
  readonly slowMs: number;
  /** Part of the operations that fail with 503: half of them before they are booked, half of them after. */
  readonly failRate: number;
  /** The same seed gives the same failures. */
  readonly seed: number;
  /** Connections of operations are cut without an answer, and nothing is booked. */
  readonly isOffline: boolean;
}

export const SLOW_MS = 2_000;
export const DELAY_MS_MAX = 60_000;

export const noFaults: GatewayFaults = {
  delayMs: 0,
  slowMs: SLOW_MS,
  failRate: 0,
  seed: 1,
  isOffline: false,
};

/** When an operation fails: before it is booked, after it (so that only its answer is lost), or not at all. */
export type Mishap = 'none' | 'before' | 'after';

const UINT32 = 4_294_967_296;

/** Mulberry32, a public-domain generator by Tommy Ettinger: numbers from 0 to 1 that a seed repeats. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
  };
}

export class FaultSource {
  private faults: GatewayFaults;
  private random: () => number;

  constructor(changes: Partial<GatewayFaults> = {}) {
    this.faults = { ...noFaults, ...changes };
    this.random = randomFrom(this.faults.seed);
  }

  get current(): GatewayFaults {
    return this.faults;
  }

  /** What is not named stays; a seed begins its sequence anew. */
  set(changes: Partial<GatewayFaults>): GatewayFaults {
    this.faults = { ...this.faults, ...changes };
    if (changes.seed !== undefined) this.random = randomFrom(changes.seed);
    return this.faults;
  }

  draw(): Mishap {
    const { failRate } = this.faults;
    if (failRate === 0) return 'none';
    const drawn = this.random();
    if (drawn >= failRate) return 'none';
    return drawn < failRate / 2 ? 'before' : 'after';
  }
}
