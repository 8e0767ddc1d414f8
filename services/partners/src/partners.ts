import { systemClock, type Clock } from '@throughline/kernel';
import { Carrier, type CarrierFaults } from './carrier/carrier.js';
import { ChannelShelf } from './channel/channel-shelf.js';
import { createSandboxGateway, type SandboxGateway } from './gateway/sandbox-gateway.js';
import { TopicClient } from './topics/topic-client.js';
import { Warehouse, type WarehouseFaults } from './warehouse/warehouse.js';

export interface PartnersOptions {
  /** Where Throughline answers; partners reach it by its public topics alone. */
  readonly throughlineUrl: string;
  /** Where the payment gateway answers; port 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  /** Keeps the gateway's books across restarts. */
  readonly dataDir?: string;
  /** No warehouse and no carrier: what is released stays released. */
  readonly isGatewayOnly?: boolean;
  /** Channels that take over what they are told of availability, and acknowledge it. */
  readonly channelIds?: readonly string[];
  readonly clock?: Clock;
  readonly warehouse?: Partial<WarehouseFaults>;
  readonly carrier?: Partial<CarrierFaults>;
}

export interface Partners {
  /** The payment gateway's address. */
  readonly url: string;
  readonly gateway: SandboxGateway;
  readonly warehouse: Warehouse;
  readonly carrier: Carrier;
  readonly shelves: ReadonlyMap<string, ChannelShelf>;
  stop(): Promise<void>;
}

/** The outside world in small: a payment gateway, a warehouse and a carrier, each with books of its own. */
export async function startPartners(options: PartnersOptions): Promise<Partners> {
  const { clock = systemClock, port, host } = options;
  const gateway = createSandboxGateway({
    clock,
    ...(options.dataDir !== undefined && { dataDir: options.dataDir }),
  });
  const url = await gateway.listen(port, host);
  const topics = new TopicClient(options.throughlineUrl);
  const carrier = new Carrier(topics, clock, options.carrier);
  const warehouse = new Warehouse(topics, carrier, clock, options.warehouse);
  if (!options.isGatewayOnly) warehouse.start();
  const shelves = new Map(
    (options.channelIds ?? []).map((id) => [id, new ChannelShelf(topics, id, clock)] as const),
  );
  for (const shelf of shelves.values()) shelf.start();
  const stop = async (): Promise<void> => {
    warehouse.stop();
    carrier.stop();
    for (const shelf of shelves.values()) shelf.stop();
    await topics.stop();
    await gateway.close();
  };
  return { url, gateway, warehouse, carrier, shelves, stop };
}
