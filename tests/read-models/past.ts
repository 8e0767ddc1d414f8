import {
  caseStream,
  configStream,
  orderStream,
  stockItemOf,
  stockStream,
  type ConfigEvent,
  type EventType,
  type NewEvent,
  type OrderEvent,
  type StockEvent,
} from '@throughline/contracts';
import { NO_STREAM, type EventStore } from '@throughline/event-store';
import { orderIdFor, uuidv7 } from '@throughline/kernel';
import { facts } from '@throughline/testing';

const ORDERS = 120;
const FIRST_DAY_MS = Date.parse('2026-01-05T10:00:00.000Z');
const DAY_MS = 86_400_000;

/** What PostgreSQL and SQLite might take differently: case, dashes, scripts, quotes, and what is not ASCII. */
export const SKUS = ['TEA', 'tea', 'Tea-1', 'tea_1', 'tee-grün', '茶', "O'Neil"];
export const LOCATIONS = ['berlin', 'Berlin', 'berlin-2', 'zürich'];

type Fact = { readonly type: EventType; readonly data: object };

const stamped = ({ type, data }: Fact, correlationId: string): NewEvent => ({
  type,
  data: { ...data },
  id: uuidv7(),
  schemaVersion: 1,
  occurredAt: new Date(FIRST_DAY_MS).toISOString(),
  correlationId,
  causationId: 'test',
  actor: 'person:anna',
  producer: 'test',
});

const routedToBerlin = facts.routed([{ shipmentId: '1', lines: [{ lineId: '1', sku: 'TEA', quantity: 1 }] }]);

/** How orders begin, and how they go on. */
const beginnings: readonly (readonly OrderEvent[])[] = [
  [],
  [facts.held('h1'), facts.held('h2')],
  [facts.backordered()],
  [facts.reserved(), facts.screened('review')],
  [facts.reserved(), facts.screened(), facts.authorizationRequested(1000)],
  [facts.reserved(), facts.screened(), facts.authorizationRequested(1000), facts.declined()],
  [facts.reserved(), ...facts.covered(1000)],
  [facts.reserved(), ...facts.covered(1000), routedToBerlin],
  [facts.reserved(), ...facts.covered(1000), routedToBerlin, facts.allocated()],
];

const continuations: readonly (readonly OrderEvent[])[] = [
  [],
  [facts.cancelled()],
  [facts.held('h3')],
  [
    {
      type: 'StepFailed',
      data: { step: 'reserve-stock:1', owner: 'inventory', reason: 'no', attempts: 6, deadLetter: null },
    },
  ],
];

const itemFacts = (index: number): StockEvent[] => {
  const sku = SKUS[index % SKUS.length] ?? '';
  const locationId = LOCATIONS[index % LOCATIONS.length] ?? '';
  const orderId = orderIdFor('web', `${index}`);
  const base = { item: stockItemOf(sku), sku };
  const entry = { ...base, orderId, attempt: 1, quantity: 1 };
  const placed: StockEvent[] = [
    // Beyond 2^31 in all, as a location may hold.
    { type: 'StockReceived', data: { ...base, locationId, quantity: 900_000_000, reference: `r${index}` } },
    { type: 'ReservationPlaced', data: entry },
  ];
  const allocated = { ...entry, routing: 1, shipmentId: '1', locationId };
  if (index % 3 === 1) placed.push({ type: 'ReservationAllocated', data: allocated });
  if (index % 3 === 2)
    placed.push({ type: 'ReservationReleased', data: { ...base, ...entry, allocated: [] } });
  return placed;
};

const settingsOf = (round: number): ConfigEvent[] => [
  ...LOCATIONS.map((locationId): ConfigEvent => ({
    type: 'LocationSet',
    data: {
      settings: {
        locationId,
        name: `${locationId} ${round}`,
        kind: 'warehouse',
        countryCode: 'DE',
        postalCode: '10115',
        city: 'Berlin',
        latitude: 52.5,
        longitude: 13.4,
        isActive: round > 0,
      },
      reason: 'test',
    },
  })),
  ...SKUS.map((sku): ConfigEvent => ({
    type: 'ProductSet',
    data: {
      settings: { sku, title: `${sku} ${round}`, weightGrams: 100, isTracked: true, requiresShipping: true },
      reason: 'test',
    },
  })),
];

const settingIdOf = ({ data: { settings } }: ConfigEvent): string =>
  'locationId' in settings ? settings.locationId : 'sku' in settings ? settings.sku : settings.channelId;

/** A past with orders of every kind, stock and settings, in two halves: the second changes what the first made. */
export class Past {
  private readonly revisions = new Map<string, number>();

  constructor(private readonly store: EventStore) {}

  async firstHalf(): Promise<void> {
    await this.set(0);
    for (let index = 0; index < ORDERS; index += 1) {
      const channelId = index % 4 === 0 ? 'phone' : 'web';
      const ids = {
        orderId: orderIdFor('web', `${index}`),
        channelId,
        externalId: `N${index}`,
        orderNumber: `N${index}`,
      };
      // Ten orders of one instant each: only their ids tell which comes first.
      const placedAt = new Date(FIRST_DAY_MS + Math.floor(index / 10) * DAY_MS).toISOString();
      await this.tell(ids.orderId, facts.placed(undefined, { ...ids, placedAt }), ...at(beginnings, index));
      await this.happen(stockStream(at(SKUS, index)), itemFacts(index), ids.orderId);
      if (index % 2 === 0) await this.own(ids.orderId, 'anna');
    }
  }

  async secondHalf(): Promise<void> {
    await this.set(1);
    for (let index = 0; index < ORDERS; index += 2) {
      const orderId = orderIdFor('web', `${index}`);
      await this.tell(orderId, ...at(continuations, index / 2));
      await this.own(orderId, index % 8 === 0 ? null : 'ben');
    }
  }

  /** One order more. */
  async more(): Promise<void> {
    const orderId = orderIdFor('web', 'more');
    await this.tell(orderId, facts.placed(undefined, { orderId, externalId: 'more', orderNumber: 'more' }));
  }

  private own(orderId: string, owner: string | null): Promise<void> {
    const owned = { type: 'CaseOwnerSet', data: { orderId, owner, reason: null } } as const;
    return this.happen(caseStream(orderId), [owned], orderId);
  }

  private async set(round: number): Promise<void> {
    const page = { page: 'orders', query: 'status=shipped', columns: [] } as const;
    const view = { viewId: 'late', name: `Late ${round}`, ...page };
    await this.happen(configStream('view', 'late'), [{ type: 'ViewSaved', data: { view } }], 'view/late');
    for (const fact of settingsOf(round)) {
      await this.happen(configStream(fact.type, settingIdOf(fact)), [fact], 'settings');
    }
  }

  private tell(orderId: string, ...events: readonly OrderEvent[]): Promise<void> {
    return this.happen(orderStream(orderId), events, orderId);
  }

  private async happen(stream: string, happened: readonly Fact[], correlationId: string): Promise<void> {
    if (happened.length === 0) return;
    const before = this.revisions.get(stream) ?? NO_STREAM;
    await this.store.append(
      stream,
      before,
      happened.map((fact) => stamped(fact, correlationId)),
    );
    this.revisions.set(stream, before + happened.length);
  }
}

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
