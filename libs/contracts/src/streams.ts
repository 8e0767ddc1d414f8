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
export const parcelStream = (carrier: string, trackingNumber: string): string =>
  stream('parcel', `${carrier}-${trackingNumber}`);
export const notificationStream = (orderId: string): string => stream('notification', orderId);
export const caseStream = (orderId: string): string => stream('case', orderId);
export const configStream = (kind: string, id: string): string => stream('config', `${kind}-${id}`);

/** "order-7f…" → "order". */
export const categoryOf = (streamName: string): string => streamName.slice(0, streamName.indexOf('-'));

/** "order-7f…" → "7f…". */
export const idOf = (streamName: string): string => streamName.slice(streamName.indexOf('-') + 1);
