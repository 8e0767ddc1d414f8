import { Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import {
  notificationStream,
  orderStream,
  parcelStream,
  payloadStream,
  type OrderPayloadReceived,
  type ParcelEvent,
  type ParcelStatus,
  type StoredEvent,
} from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import type { Instant } from '@throughline/kernel';
import type { Order } from '@throughline/order';
import { EVENT_STORE, orderCacheOf, Rejection } from '@throughline/service-kit';
import { messagesOf, type OrderMessage } from './order-messages.js';

export interface OrderMessageList {
  readonly items: readonly OrderMessage[];
}

/** What a channel sent, as it came. */
export interface OrderPayload {
  readonly eventId: string;
  readonly receivedAt: Instant;
  readonly actor: string;
  readonly contentHash: string;
  /** The door that it came through. */
  readonly source: string;
  readonly contentType: string;
  readonly body: string;
}

export interface OrderPayloadList {
  readonly items: readonly OrderPayload[];
}

export interface ParcelScan {
  readonly scanId: string;
  readonly status: ParcelStatus;
  readonly at: Instant;
  readonly place: string | null;
}

/** A parcel, and where its carrier has seen it. */
export interface OrderParcel {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly shipmentId: string;
  /** In the order in which they happened. */
  readonly scans: readonly ParcelScan[];
}

export interface OrderParcelList {
  readonly items: readonly OrderParcel[];
}

const payloadOf = (event: StoredEvent): OrderPayload => {
  const { data, personal } = event as StoredEvent & OrderPayloadReceived;
  return {
    eventId: event.id,
    receivedAt: event.recordedAt,
    actor: event.actor,
    ...data,
    body: personal?.body ?? '',
  };
};

const scanOf = (event: ParcelEvent): ParcelScan[] => {
  if (event.type !== 'ParcelScanned') return [];
  const { scanId, status, at, place } = event.data;
  return [{ scanId, status, at, place }];
};

/**
 * What belongs to an order, but is not in its ledger. Read from its own streams: never behind the store.
 * @tag Orders
 */
@Controller('/api/v1/orders/:orderId')
export class OrderPartsController {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /**
   * List the messages to an order's customer, and what became of them.
   *
   * @operation listOrderMessages
   * @param orderId the order's id, as placing it answered
   * @returns 200 all of them
   * @throws 404 order-not-found: there is no such order
   */
  @Get('messages')
  async messages(@Param('orderId', ParseUUIDPipe) orderId: string): Promise<OrderMessageList> {
    await this.order(orderId);
    return { items: messagesOf(await this.store.readStream(notificationStream(orderId))) };
  }

  /**
   * Show what an order's channel sent, as it came. Once for each content.
   *
   * @operation listOrderPayloads
   * @param orderId the order's id, as placing it answered
   * @returns 200 all of them
   * @throws 404 order-not-found: there is no such order
   */
  @Get('payloads')
  async payloads(@Param('orderId', ParseUUIDPipe) orderId: string): Promise<OrderPayloadList> {
    await this.order(orderId);
    return { items: (await this.store.readStream(payloadStream(orderId))).map(payloadOf) };
  }

  /**
   * List an order's parcels, and where their carriers have seen them.
   *
   * @operation listOrderParcels
   * @param orderId the order's id, as placing it answered
   * @returns 200 all of them
   * @throws 404 order-not-found: there is no such order
   */
  @Get('parcels')
  async parcels(@Param('orderId', ParseUUIDPipe) orderId: string): Promise<OrderParcelList> {
    const { shipments } = await this.order(orderId);
    const items: OrderParcel[] = [];
    for (const { shipmentId, carrier, trackingNumber } of shipments) {
      if (carrier === null || trackingNumber === null) continue;
      const events = (await this.store.readStream(parcelStream(carrier, trackingNumber))) as (StoredEvent &
        ParcelEvent)[];
      const scans = events.flatMap(scanOf).sort((a, b) => (a.at < b.at ? -1 : 1));
      items.push({ carrier, trackingNumber, shipmentId, scans });
    }
    return { items };
  }

  private async order(orderId: string): Promise<Order> {
    const { state } = await orderCacheOf(this.store).catchUp(orderStream(orderId));
    if (!state) throw new Rejection(404, 'order-not-found', `there is no order ${orderId}`);
    return state;
  }
}
