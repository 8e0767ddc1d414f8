import type { DomainEvent, StoredEvent } from './envelope.js';
import type {
  AvailabilityChanged,
  OrderPlaced,
  ShipmentReleased,
  ShipmentReleaseRepeated,
} from './events/index.js';
import type { AvailabilityMessage, ShipmentRequest } from './partner-messages.js';
import { DAY_MS, FOREVER_MS, TOPIC_PARTITIONS, type TopicDeclaration } from './topic-declaration.js';

/** The warehouse's view of a release: no id of ours but the reference. */
export function shipmentRequestOf(
  event: DomainEvent & (ShipmentReleased | ShipmentReleaseRepeated),
): ShipmentRequest {
  const { data, personal } = event;
  return {
    reference: data.reference,
    orderNumber: data.orderNumber,
    locationId: data.locationId,
    shippingMethod: data.shippingMethod,
    releasedAt: data.releasedAt,
    lines: data.lines,
    ...(data.lots && { lots: data.lots }),
    shipTo: personal?.shipTo ?? null,
    email: personal?.email ?? null,
    phone: personal?.phone ?? null,
    repeat: 'repeat' in data ? data.repeat : 0,
  };
}

export const fulfillmentRequests: TopicDeclaration = {
  name: 'oms.fulfillment.requests.v1',
  kind: 'mapped',
  owner: 'fulfillment',
  key: 'shipment reference',
  description: 'What warehouses, stores, 3PLs and vendors are asked to ship.',
  types: ['ShipmentReleased', 'ShipmentReleaseRepeated'],
  map: (event) => {
    const request = shipmentRequestOf(event as StoredEvent & (ShipmentReleased | ShipmentReleaseRepeated));
    return { key: request.reference, value: request };
  },
  partitions: TOPIC_PARTITIONS,
  retentionMs: 7 * DAY_MS,
  isCompacted: false,
  isPublic: true,
};

/** What a channel is told of an item. */
export const availabilityMessageOf = ({
  data: { item: _, ...told },
  recordedAt,
}: StoredEvent & AvailabilityChanged): AvailabilityMessage => ({ ...told, at: recordedAt });

export const availability: TopicDeclaration = {
  name: 'oms.availability.v1',
  kind: 'mapped',
  owner: 'inventory',
  key: 'sku',
  description:
    'What each channel can sell of a SKU, whole, whenever it changes. Readers drop what has a lower `stockRevision` than they have seen.',
  types: ['AvailabilityChanged'],
  map: (event) => {
    const message = availabilityMessageOf(event as StoredEvent & AvailabilityChanged);
    return { key: message.sku, value: message };
  },
  partitions: TOPIC_PARTITIONS,
  retentionMs: FOREVER_MS,
  isCompacted: true,
  isPublic: true,
};

/** The item that an order competes for with others: of several, the first by its code, which is reserved first. */
const firstCountedSku = ({ data: { lines } }: OrderPlaced): string | undefined =>
  lines
    .flatMap(({ sku, handling, isTracked }) =>
      handling === 'ship' && isTracked && sku !== null ? [sku] : [],
    )
    .sort()[0];

/**
 * Orders that want stock, together by what they want: so that one member of inventory decides about a SKU that many
 * order at once, in batches. Nothing rests on it but speed.
 */
export const stockRequests: TopicDeclaration = {
  name: 'oms.stock.requests.v1',
  kind: 'mapped',
  owner: 'inventory',
  key: 'orderId, partitioned by the first SKU whose stock is counted',
  description: 'Placed orders, for whoever reserves their stock.',
  types: ['OrderPlaced'],
  map: (event) => {
    const partitionKey = firstCountedSku(event as StoredEvent & OrderPlaced);
    const message = { key: event.correlationId, value: event };
    return partitionKey === undefined ? message : { ...message, partitionKey };
  },
  partitions: TOPIC_PARTITIONS,
  retentionMs: 7 * DAY_MS,
  isCompacted: false,
  isPublic: false,
};
