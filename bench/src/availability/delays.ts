import type { AvailabilityAcknowledged, ReservationPlaced, StoredEvent } from '@throughline/contracts';
import { FROM_START, type EventStore } from '@throughline/event-store';
import { quantile } from '../quantile.js';

const SLICE_EVENTS = 1_000;

const TYPES = new Set([
  'OrderPlaced',
  'ReservationPlaced',
  'AvailabilityChanged',
  'AvailabilityAcknowledged',
] as const);

export interface ChannelDelay {
  readonly channelId: string;
  readonly sales: number;
  /** Sales that no acknowledgement has followed. */
  readonly unacknowledged: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface Delays {
  readonly channels: readonly ChannelDelay[];
  readonly changesPerSale: number;
}

interface Sale {
  readonly sku: string;
  readonly soldAt: number;
  readonly stockRevision: number;
}

interface Acknowledged {
  readonly stockRevision: number;
  readonly at: number;
}

/**
 * From an order's being placed to a channel's acknowledgement of a state of the stock that has it, by the store's own
 * times. Only orders whose external id begins with `prefix`.
 */
export async function delaysIn(
  store: EventStore,
  channelIds: readonly string[],
  prefix: string,
): Promise<Delays> {
  const placedAt = new Map<string, number>();
  const sales: Sale[] = [];
  const acknowledged = new Map<string, Acknowledged[]>();
  let changes = 0;
  for await (const event of eventsOf(store)) {
    const at = Date.parse(event.recordedAt);
    switch (event.type) {
      case 'OrderPlaced': {
        const { orderId, externalId } = event.data as { orderId: string; externalId: string };
        if (externalId.startsWith(prefix)) placedAt.set(orderId, at);
        break;
      }
      case 'ReservationPlaced': {
        const { orderId, sku } = (event as StoredEvent & ReservationPlaced).data;
        const soldAt = placedAt.get(orderId);
        if (soldAt !== undefined) sales.push({ sku, soldAt, stockRevision: event.revision });
        break;
      }
      case 'AvailabilityAcknowledged': {
        const { channelId, sku, stockRevision } = (event as StoredEvent & AvailabilityAcknowledged).data;
        const key = `${channelId}/${sku}`;
        acknowledged.set(key, [...(acknowledged.get(key) ?? []), { stockRevision, at }]);
        break;
      }
      default:
        if (placedAt.size > 0) changes += 1;
    }
  }
  const channels = channelIds.map((channelId) => delayOf(channelId, sales, acknowledged));
  return { channels, changesPerSale: changes / Math.max(1, sales.length) };
}

function delayOf(
  channelId: string,
  sales: readonly Sale[],
  acknowledged: ReadonlyMap<string, readonly Acknowledged[]>,
): ChannelDelay {
  const delays: number[] = [];
  let unacknowledged = 0;
  for (const { sku, soldAt, stockRevision } of sales) {
    const first = acknowledged
      .get(`${channelId}/${sku}`)
      ?.find((each) => each.stockRevision >= stockRevision);
    if (first) delays.push(first.at - soldAt);
    else unacknowledged += 1;
  }
  const [p50Ms, p99Ms, maxMs] = [quantile(delays, 0.5), quantile(delays, 0.99), quantile(delays, 1)];
  return { channelId, sales: sales.length, unacknowledged, p50Ms, p99Ms, maxMs };
}

async function* eventsOf(store: EventStore): AsyncGenerator<StoredEvent> {
  for (let after = FROM_START; ;) {
    const { events, position, isHead } = await store.readAll({ after, limit: SLICE_EVENTS, types: TYPES });
    yield* events;
    if (isHead) return;
    after = position;
  }
}
