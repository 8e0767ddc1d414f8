import type { StoredEvent } from '@throughline/contracts';
import type { Order, OrderStatus, Step } from '@throughline/order';
import type { Carrier, ChannelShelf, SandboxGateway, Warehouse } from '@throughline/partners';
import type { DeliveryFaults } from '@throughline/messaging/faults';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface OrderAnswer {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly revision: number;
  readonly nextSteps: readonly Step[];
  readonly order: Order;
}

/** What a scenario may vary about the world it runs in. */
export interface WorldOptions {
  /** Environment variables of the services. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly warehouse?: Parameters<Warehouse['setFaults']>[0];
  readonly carrier?: Parameters<Carrier['setFaults']>[0];
  /** The payment gateway stands in alone: the scenario is the warehouse and the carrier. */
  readonly isGatewayOnly?: boolean;
  /** Channels that take over what they are told of availability, and acknowledge it. */
  readonly channelIds?: readonly string[];
  /** What goes wrong between the topics and the services' handlers. */
  readonly deliveryFaults?: DeliveryFaults;
}

/** Throughline with its sample merchant and its partners, on whichever profile; reached by its public surface alone. */
export interface World {
  readonly url: string;
  readonly gateway: SandboxGateway;
  readonly warehouse: Warehouse;
  readonly carrier: Carrier;
  readonly shelves: ReadonlyMap<string, ChannelShelf>;
  /** Where the notifications' outbox lies. */
  readonly outboxDir: string;
  stop(): Promise<void>;
}

export interface EventPage {
  readonly items: readonly StoredEvent[];
  readonly nextCursor: string | null;
}
