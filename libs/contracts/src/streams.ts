import type { StreamCategory } from './event-catalogue.js';

/** The merchant's own stock. A 3PL's clients and marketplace sellers are owners of their own. */
export const MERCHANT_OWNER = 'merchant';

/** The id of a stock item, made from (sku, owner) by this function alone. */
export const stockItemOf = (sku: string, owner: string = MERCHANT_OWNER): string =>
  owner === MERCHANT_OWNER ? sku : `${owner}:${sku}`;

const stream = (category: StreamCategory, id: string): string => `${category}-${id}`;

export const orderStream = (orderId: string): string => stream('order', orderId);
export const payloadStream = (orderId: string): string => stream('payload', orderId);
export const intakeStream = (intakeId: string): string => stream('intake', intakeId);
export const stockStream = (item: string): string => stream('stock', item);
export const holdStream = (holdId: string): string => stream('hold', holdId);
export const availabilityStream = (item: string): string => stream('availability', item);

/** A parcel as its carrier knows it. */
export interface ParcelName {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/**
 * Warehouses and carriers write one parcel's name in different ways ("DHL Express", "dhl-express"; spaces, small
 * letters): what is compared, and what its stream is named by, is this. A carrier's code has no hyphen, so that the
 * two parts of a stream's name cannot be taken for each other.
 */
export const parcelCode = ({ carrier, trackingNumber }: ParcelName): ParcelName => ({
  carrier: carrier
    .trim()
    .toLowerCase()
    .replace(/[\s\-_]+/g, '_'),
  trackingNumber: trackingNumber.toUpperCase().replace(/\s+/g, ''),
});

/** However the two are written. */
export function parcelStream(carrier: string, trackingNumber: string): string {
  const code = parcelCode({ carrier, trackingNumber });
  return stream('parcel', `${code.carrier}-${code.trackingNumber}`);
}
export const notificationStream = (orderId: string): string => stream('notification', orderId);
export const caseStream = (orderId: string): string => stream('case', orderId);
export const configStream = (kind: string, id: string): string => stream('config', `${kind}-${id}`);

/** "order-7f…" → "order". */
export const categoryOf = (streamName: string): string => streamName.slice(0, streamName.indexOf('-'));

/** "order-7f…" → "7f…". */
export const idOf = (streamName: string): string => streamName.slice(streamName.indexOf('-') + 1);
