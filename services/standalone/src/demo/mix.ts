import { OUT_OF_STOCK_SKU, SHORT_PICKED_SKU } from '../sample-merchant.js';
import { canonicalOrder, shopifyPayload } from './payloads.js';

/** How an order comes in. */
export type Entrance = 'http' | 'webhook' | 'topic' | 'file';

/** What the demo does besides sending it. */
export type FollowUp = 'approve' | 'reject' | 'cancel' | 'none';

export interface DemoItem {
  readonly kind: string;
  readonly entrance: Entrance;
  readonly followUp: FollowUp;
  /** Undefined for what is not an order at all. */
  readonly externalId: string | undefined;
  readonly channelId: string;
  readonly body: unknown;
}

interface Kind {
  readonly kind: string;
  /** Of a hundred. */
  readonly weight: number;
  readonly make: (externalId: string, number: number) => Omit<DemoItem, 'kind' | 'externalId'>;
}

const PREMIUM_UNIT_MINOR = 60_000;

const overHttp = (body: object, followUp: FollowUp = 'none') =>
  ({ entrance: 'http', followUp, channelId: 'web', body }) as const;

/** The mix, kind by kind: what happens in a shop on an ordinary day, and what should not. */
const KINDS: readonly Kind[] = [
  { kind: 'card, over HTTP', weight: 30, make: (id) => overHttp(canonicalOrder(id)) },
  {
    kind: 'paid at Shopify, by webhook',
    weight: 20,
    make: (id) => ({
      entrance: 'webhook',
      followUp: 'none',
      channelId: 'shop',
      body: shopifyPayload(Number(id)),
    }),
  },
  {
    kind: 'invoice, by topic',
    weight: 8,
    make: (id) => ({
      entrance: 'topic',
      followUp: 'none',
      channelId: 'phone',
      body: canonicalOrder(id, { channelId: 'phone', tender: { kind: 'invoice', netDays: 30 } }),
    }),
  },
  {
    kind: 'card, from a file',
    weight: 8,
    make: (id) => ({ entrance: 'file', followUp: 'none', channelId: 'web', body: canonicalOrder(id) }),
  },
  { kind: 'card declined', weight: 5, make: (id) => overHttp(canonicalOrder(id, { token: 'tok_decline' })) },
  {
    kind: 'gateway times out after success',
    weight: 3,
    make: (id) => overHttp(canonicalOrder(id, { token: 'tok_timeout_after_success' })),
  },
  {
    kind: 'reviewed and approved',
    weight: 4,
    make: (id) => overHttp(canonicalOrder(id, { unitPriceMinor: PREMIUM_UNIT_MINOR }), 'approve'),
  },
  {
    kind: 'reviewed and rejected',
    weight: 2,
    make: (id) => overHttp(canonicalOrder(id, { unitPriceMinor: PREMIUM_UNIT_MINOR }), 'reject'),
  },
  { kind: 'out of stock', weight: 4, make: (id) => overHttp(canonicalOrder(id, { sku: OUT_OF_STOCK_SKU })) },
  {
    kind: 'short at the shelf',
    weight: 2,
    make: (id) => overHttp(canonicalOrder(id, { sku: SHORT_PICKED_SKU })),
  },
  { kind: 'cancelled at once', weight: 4, make: (id) => overHttp(canonicalOrder(id), 'cancel') },
];

const DUPLICATES_SHARE = 0.06;
const GARBAGE_SHARE = 0.04;

const GARBAGE: readonly unknown[] = [
  '{"channelId": "web", ',
  { channelId: 'web', externalId: 'NO-LINES', lines: [] },
  {
    ...canonicalOrder('NEGATIVE'),
    lines: [{ lineId: '1', sku: 'TEA-ASSAM-50', title: 'Tea', quantity: -1, unitPriceMinor: 1 }],
  },
  { ...canonicalOrder('CURRENCY'), currency: 'XYZ' },
];

/** `count` items: orders by weight, then repeats of some of them, and garbage. The same every time for one `run`. */
export function demoMix(count: number, run: number): DemoItem[] {
  const duplicates = Math.round(count * DUPLICATES_SHARE);
  const garbage = Math.round(count * GARBAGE_SHARE);
  const orders = ordersOf(count - duplicates - garbage, run);
  const repeated = orders.filter(({ followUp }) => followUp === 'none').slice(0, duplicates);
  return [
    ...orders,
    ...repeated.map((item) => ({ ...item, kind: 'duplicate' })),
    ...Array.from({ length: garbage }, (_, index): DemoItem => ({
      ...overHttp({}),
      kind: 'garbage',
      externalId: undefined,
      body: GARBAGE[index % GARBAGE.length],
    })),
  ];
}

function ordersOf(count: number, run: number): DemoItem[] {
  const weights = KINDS.reduce((sum, { weight }) => sum + weight, 0);
  const ladder = KINDS.flatMap((kind) => Array.from({ length: kind.weight }, () => kind));
  // A stride that shares no factor with the ladder's length visits every rung: kinds come mixed, not in blocks.
  const stride = 37;
  return Array.from({ length: count }, (_, index) => {
    const { kind, make } = ladder[(index * stride) % weights] as Kind;
    const externalId = String(run * 100_000 + index);
    return { kind, externalId, ...make(externalId, index) };
  });
}
