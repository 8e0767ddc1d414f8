/** Where histories begin: a day on which one of the lots has its last day of sale. */
export const START_MS = Date.parse('2026-01-05T10:00:00.000Z');

export const SKU = 'TEA';

export const LOCATIONS = ['berlin', 'hamburg', 'vendor'] as const;

/** Null stands for orders whose channel nobody knows. */
export const CHANNELS = ['web', 'shop', 'market', null] as const;

export const MOVES = [
  'reserve',
  'allocate',
  'issue',
  'short',
  'return',
  'release',
  'receive',
  'adjust',
  'count',
  'level',
  'sell',
  'quarantine',
  'incoming',
  'transfer',
  'pool',
  'hold',
  'extend-hold',
  'end-hold',
  'order-hold',
  'serve',
  'repeat',
] as const;

/** A move of a random history: what it means depends on the item it meets. */
export interface Move {
  readonly kind: (typeof MOVES)[number];
  readonly pick: number;
  readonly units: number;
  /** 0 to 9; 0 stands for the odd case. */
  readonly chance: number;
}

const ORDERS = 12;
const HOLDS = 6;

/** One of them: the same for the same move. */
export const picked = <One>(from: readonly One[], number: number): One | undefined =>
  from[number % Math.max(1, from.length)];

export const locationOf = ({ pick }: Move): string => picked(LOCATIONS, pick) ?? LOCATIONS[0];

export const orderOf = ({ pick }: Move): string => `order-${pick % ORDERS}`;

export const holdOf = ({ pick }: Move): string => `hold-${pick % HOLDS}`;

export const channelOf = ({ pick }: Move): string | null =>
  picked(CHANNELS, Math.floor(pick / ORDERS)) ?? null;

export const instantAfter = (atMs: number, hours: number): string =>
  new Date(atMs + hours * 3_600_000).toISOString();
