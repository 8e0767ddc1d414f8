import type {
  ChannelSettings,
  ConfigEvent,
  LocationSettings,
  OrderEvent,
  StoredEvent,
} from '@throughline/contracts';
import { TransientFault } from '@throughline/kernel';
import { becauseOf } from '@throughline/service-kit';
import type { InventoryBench, InventoryProcess } from '../inventory-bench.js';

export const RACING_SKU = 'TEA';

/** Units of the item by location: 500 in all. */
const UNITS_AT = { berlin: 200, hamburg: 150, vendor: 150 } as const;

export const RACE_UNITS = Object.values(UNITS_AT).reduce((sum, units) => sum + units, 0);

/** Every other channel shares some locations with each of the others. */
const CHANNELS: Readonly<Record<string, readonly string[] | null>> = {
  web: ['berlin', 'hamburg'],
  shop: ['hamburg', 'vendor'],
  market: null,
};

export const racingChannels: readonly string[] = Object.keys(CHANNELS);

export interface Race {
  readonly orders: number;
  readonly processes: number;
  /** Places an order's facts: tests and measurements have builders of their own. */
  readonly placed: (orderId: string, channelId: string) => OrderEvent;
}

export interface RaceOutcome {
  /** Orders that have all they want. */
  readonly reserved: number;
  /** Orders that wait in the item's queue. */
  readonly waiting: number;
  /** Commands that were decided again because another process had appended first. */
  readonly racesLost: number;
  readonly elapsedMs: number;
}

/** A repeat of every so many messages, in another process. */
const REPEATED_EVERY = 10;

/** Many orders at once over three channels, in several processes that know nothing of each other. */
export async function runRace(
  bench: InventoryBench,
  { orders, processes, placed }: Race,
): Promise<RaceOutcome> {
  openRacingChannels(bench);
  for (const [locationId, units] of Object.entries(UNITS_AT))
    await bench.receive(RACING_SKU, units, locationId);
  const orderIds = Array.from({ length: orders }, (_, index) => `order-${index}`);
  const messages = await Promise.all(
    orderIds.map((orderId, index) =>
      bench.tell(orderId, placed(orderId, racingChannels[index % racingChannels.length] ?? 'web')),
    ),
  );
  const members = Array.from({ length: processes }, () => bench.process());
  const startedAt = performance.now();
  await Promise.all(
    messages.flatMap(([message], index) => {
      const all = index % REPEATED_EVERY === 0 ? [index, index + 1] : [index];
      return all.map((member) => reserve(members[member % processes], message));
    }),
  );
  const elapsedMs = performance.now() - startedAt;
  const racesLost = members.reduce((sum, member) => sum + member.racesLost, 0);
  return { ...(await countOrders(bench, orderIds)), racesLost, elapsedMs };
}

/** Whoever loses too many races is delivered the message again. */
async function reserve(
  member: InventoryProcess | undefined,
  message: StoredEvent | undefined,
): Promise<void> {
  if (!member || !message) return;
  for (;;) {
    try {
      await member.reserveStock.forOrder(message.correlationId, becauseOf(message, 'inventory'));
      return;
    } catch (error) {
      if (!(error instanceof TransientFault)) throw error;
    }
  }
}

async function countOrders(
  bench: InventoryBench,
  orderIds: readonly string[],
): Promise<Pick<RaceOutcome, 'reserved' | 'waiting'>> {
  let reserved = 0;
  let waiting = 0;
  for (const orderId of orderIds) {
    const { status } = (await bench.order(orderId)).reservation;
    if (status === 'reserved') reserved += 1;
    if (status === 'backordered') waiting += 1;
  }
  return { reserved, waiting };
}

const location = (locationId: string): LocationSettings => ({
  ...{ locationId, name: locationId, kind: 'warehouse', isActive: true },
  ...{ countryCode: 'DE', postalCode: '10115', city: 'Berlin', latitude: 52.5, longitude: 13.4 },
});

const channel = (channelId: string): ChannelSettings => ({
  ...{ channelId, name: channelId, platform: 'generic', webhookSecretName: null },
  ...{ reservationTtlMs: 86_400_000, locationIds: CHANNELS[channelId] ?? null },
});

/** Three locations, and channels that share some of them with each other. */
export function openRacingChannels({ settings }: InventoryBench): void {
  const reason = 'race';
  const facts: ConfigEvent[] = [
    ...Object.keys(UNITS_AT).map((id): ConfigEvent => ({
      type: 'LocationSet',
      data: { settings: location(id), reason },
    })),
    ...racingChannels.map((id): ConfigEvent => ({
      type: 'ChannelSet',
      data: { settings: channel(id), reason },
    })),
  ];
  for (const fact of facts) settings.apply(fact as unknown as StoredEvent);
}
