import type { OrderStatus } from '@throughline/order';
import { shopifyOrder, webOrder } from '../e2e/world/orders.js';
import type { Person } from '../e2e/world/person.js';
import type { OrderAnswer, World } from '../e2e/world/world.js';

const UNIT_PRICE_MINOR = 1250;
const QUANTITY_MAX = 3;
const SHOPIFY_IDS_FROM = 9_000;

/** Where an order comes to rest: ended, or waiting for a person. */
export interface End {
  readonly status: OrderStatus;
  /** What is still owed to it, and by whom. */
  readonly owed: readonly string[];
  /** By the gateway's books. */
  readonly capturedMinor: number;
}

/** One kind of order, seen from outside: how it is placed and what happens to it on its way. */
interface Kind {
  readonly name: string;
  readonly status: OrderStatus;
  readonly isCharged: boolean;
  /** Answers with the order's id. */
  play(person: Person, externalId: string, quantity: number): Promise<string>;
}

const paidWith =
  (token: string) =>
  (person: Person, externalId: string, quantity: number): Promise<string> =>
    person.place(webOrder({ externalId, quantity, token }));

/** The gateway's answer takes its time: stock is reserved and money is asked for when the customer thinks again. */
async function cancelHalfWay(person: Person, externalId: string, quantity: number): Promise<string> {
  const orderId = await paidWith('tok_slow')(person, externalId, quantity);
  await person.untilStatus(orderId, 'reserved');
  const { status } = await person.post(`/api/v1/orders/${orderId}/cancel`, { reason: 'thought again' });
  if (status >= 300) throw new Error(`${externalId} was not cancelled: ${status}`);
  return orderId;
}

async function receiveWhatIsShort(person: Person, externalId: string, quantity: number): Promise<string> {
  const sku = 'TEA-RARE-25';
  const orderId = await person.place(webOrder({ externalId, quantity, sku }));
  await person.untilStatus(orderId, 'backordered');
  const receipt = { sku, locationId: 'hamburg', quantity, reference: `delivery-${externalId}` };
  const { status } = await person.post('/api/v1/stock/receipts', receipt);
  if (status >= 300) throw new Error(`stock for ${externalId} was not received: ${status}`);
  return orderId;
}

async function sellOnShopify(person: Person, externalId: string): Promise<string> {
  const id = SHOPIFY_IDS_FROM + Number(externalId.split('-').at(-1));
  const { body } = await person.shopifyWebhook(shopifyOrder(id));
  return body['orderId'] as string;
}

const kinds: readonly Kind[] = [
  { name: 'approved', status: 'completed', isCharged: true, play: paidWith('tok_approve') },
  { name: 'declined', status: 'payment-declined', isCharged: false, play: paidWith('tok_decline') },
  {
    name: 'timeout-after-success',
    status: 'completed',
    isCharged: true,
    play: paidWith('tok_timeout_after_success'),
  },
  { name: 'cancelled', status: 'cancelled', isCharged: false, play: cancelHalfWay },
  { name: 'backordered', status: 'completed', isCharged: true, play: receiveWhatIsShort },
  { name: 'paid-at-channel', status: 'completed', isCharged: false, play: sellOnShopify },
];

interface Planned {
  readonly kind: Kind;
  readonly externalId: string;
  readonly quantity: number;
}

const planned = (ordersPerKind: number): readonly Planned[] =>
  kinds.flatMap((kind) =>
    Array.from({ length: ordersPerKind }, (_, index) => {
      return { kind, externalId: `${kind.name}-${index}`, quantity: 1 + (index % QUANTITY_MAX) };
    }),
  );

/** What the mix must come to, by external id. */
export const expectedEnds = (ordersPerKind: number): Record<string, Pick<End, 'status' | 'capturedMinor'>> =>
  Object.fromEntries(
    planned(ordersPerKind).map(({ kind: { status, isCharged }, externalId, quantity }) => {
      return [externalId, { status, capturedMinor: isCharged ? quantity * UNIT_PRICE_MINOR : 0 }];
    }),
  );

const isAtRest = ({ order, nextSteps }: OrderAnswer): boolean =>
  order.ending === null ? nextSteps.some(({ kind }) => kind === 'decision') : nextSteps.length === 0;

/** Plays all orders at once; says by external id where each came to rest. */
export async function playMix(
  world: World,
  person: Person,
  ordersPerKind: number,
): Promise<Record<string, End>> {
  const ends = await Promise.all(
    planned(ordersPerKind).map(async ({ kind, externalId, quantity }): Promise<[string, End]> => {
      const orderId = await kind.play(person, externalId, quantity);
      const { status, nextSteps } = await person.until(orderId, isAtRest, `${externalId} to come to rest`);
      const book = world.gateway.books().orders.find((each) => each.orderId === orderId);
      const owed = nextSteps.map(({ owner, name }) => `${owner} ${name}`).sort();
      return [externalId, { status, owed, capturedMinor: book?.capturedMinor ?? 0 }];
    }),
  );
  return Object.fromEntries(ends);
}
