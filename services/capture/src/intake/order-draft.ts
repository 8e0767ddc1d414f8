import type { OrderPersonal } from '@throughline/contracts';
import { contentHashOf, orderIdFor, uuidv8Of } from '@throughline/kernel';
import { isToBeShipped } from './line-handling.js';
import type { CheckedOrder } from './order-checks.js';
import { REASON_CHARACTERS_MAX } from './order-limits.js';
import type { PlaceOrder, PlacedHold } from './place-order.decider.js';
import type { PlaceOrderDto } from './place-order.dto.js';

/** The shipping method of an order that names none. */
const STANDARD_SHIPPING = 'standard';

/** One person per channel and address, or per order where there is none: nobody is joined across channels here. */
export const personIdOf = (channelId: string, email: string | undefined, externalId: string): string =>
  uuidv8Of('throughline/person', channelId, email?.toLowerCase() ?? externalId);

/**
 * Tells a repeat from a change. The version is no content: a channel that counts up without changing anything
 * repeats itself.
 */
export const contentHashOfOrder = ({ sourceVersion: _version, ...content }: PlaceOrderDto): string =>
  contentHashOf(content);

function personalOf({ channelId, externalId, customer, shipTo, billTo }: PlaceOrderDto): OrderPersonal {
  return {
    personId: personIdOf(channelId, customer?.email, externalId),
    ...customer,
    ...(shipTo && { shipTo }),
    ...(billTo && { billTo }),
  };
}

function holdsOf(unmapped: readonly string[], cardNumbersRemoved: number): PlacedHold[] {
  const holds: PlacedHold[] = [];
  if (unmapped.length > 0) {
    const reason = unmapped.join('; ').slice(0, REASON_CHARACTERS_MAX);
    holds.push({ holdId: 'unmapped-line', kind: 'unmapped-line', reason });
  }
  if (cardNumbersRemoved > 0) {
    holds.push({ holdId: 'card-number', kind: 'manual', reason: 'card number removed from a note' });
  }
  return holds;
}

const checkoutHoldOf = ({ checkoutHoldId }: PlaceOrderDto) =>
  checkoutHoldId !== undefined && { checkoutHoldId };

const presentmentOf = ({ presentment }: PlaceOrderDto) => presentment && { presentment };

export type OrderDraft = Omit<PlaceOrder['data'], 'payload'>;

/** What is to be stored of a checked order. */
export function draftOf(
  { dto, priced, lines, unmapped, recordOnly }: CheckedOrder,
  cardNumbersRemoved = 0,
): OrderDraft {
  const placed: OrderDraft['placed'] = {
    orderId: orderIdFor(dto.channelId, dto.externalId),
    channelId: dto.channelId,
    externalId: dto.externalId,
    orderNumber: dto.orderNumber ?? dto.externalId,
    sourceVersion: dto.sourceVersion ?? null,
    contentHash: contentHashOfOrder(dto),
    placedAt: new Date(dto.placedAt).toISOString(),
    currency: dto.currency,
    ...presentmentOf(dto),
    lines,
    totals: priced.totals,
    shippingMethod: dto.shipping?.method ?? STANDARD_SHIPPING,
    tenders: dto.tenders ?? [],
    recordOnly,
    requiresShipTo: recordOnly === null && lines.some(isToBeShipped),
    ...checkoutHoldOf(dto),
  };
  return { placed, personal: personalOf(dto), holds: holdsOf(unmapped, cardNumbersRemoved) };
}
