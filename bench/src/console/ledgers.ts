import { orderStream, type NewEvent, type OrderEvent, type OrderLine } from '@throughline/contracts';
import { orderIdFor, uuidv7 } from '@throughline/kernel';
import { facts } from '@throughline/testing';
import { CHANNELS, CITIES, FIRST_NAMES, GOODS, LAST_NAMES, LOCATIONS } from './people-and-goods.js';
import { pick, pickSkewed, pickWeighted, randomFrom } from './random.js';

const FIRST_DAY_MS = Date.parse('2024-01-01T06:00:00.000Z');
const SPAN_MS = 700 * 86_400_000;
const CHAPTER_MS = 20 * 3_600_000;
const SPLIT_SHARE = 0.15;

type Facts = readonly OrderEvent[];

/** What is known of an order before its facts are made. */
interface Draft {
  readonly number: number;
  readonly orderId: string;
  readonly channelId: string;
  readonly placedAt: string;
  readonly lines: readonly OrderLine[];
  readonly totalMinor: number;
  readonly locationId: string;
  readonly random: () => number;
}

/** An order's ledger, in the parts in which it came about: each some hours after the one before. */
export interface SeededOrder {
  readonly stream: string;
  readonly chapters: readonly (readonly NewEvent[])[];
}

const quantities = ({ lines }: Draft) =>
  lines.map(({ lineId, sku, quantity }) => ({ lineId, sku: sku ?? '', quantity }));

const routedTo = (draft: Draft): Facts => [
  facts.routed([{ shipmentId: '1', locationId: draft.locationId, lines: quantities(draft) }]),
  facts.allocated(),
  facts.released('1', quantities(draft)),
];

const at = ({ placedAt }: Draft) => ({ shipmentId: '1', at: placedAt });

const inWarehouse = (draft: Draft): Facts => [
  { type: 'ShipmentAcknowledged', data: at(draft) },
  { type: 'ShipmentPicked', data: { ...at(draft), lines: quantities(draft) } },
  { type: 'ShipmentPacked', data: { ...at(draft), cartons: 1 } },
];

const sent = (draft: Draft): Facts => {
  const { locationId, number, totalMinor } = draft;
  const parcel = { carrier: 'dhl', trackingNumber: `JD${String(10_000_000_000 + number)}` };
  const money = { captureId: 'c1', tenderId: 'card', shipmentId: '1', amountMinor: totalMinor };
  return [
    { type: 'ShipmentShipped', data: { ...at(draft), ...parcel, locationId, lines: quantities(draft) } },
    { type: 'StockIssued', data: { shipmentId: '1', locationId, lines: quantities(draft) } },
    {
      type: 'PaymentCaptureRequested',
      data: {
        ...money,
        ...{ authorizationId: 'auth-card-1', gatewayReference: 'gw-card-1', currency: 'EUR' },
        requestedAt: draft.placedAt,
      },
    },
    { type: 'PaymentCaptured', data: { ...money, gatewayReference: 'gw-c1' } },
  ];
};

const arrived = (draft: Draft): Facts => [{ type: 'ShipmentInTransit', data: at(draft) }, facts.delivered()];

const completed = ({ placedAt }: Draft): Facts => [
  { type: 'OrderCompleted', data: { completedAt: placedAt } },
];

const paid = ({ totalMinor }: Draft): Facts => [facts.reserved(), ...facts.covered(totalMinor)];

const stuck: OrderEvent = {
  type: 'StepFailed',
  data: { step: 'route-order:1', owner: 'routing', reason: 'no location', attempts: 6, deadLetter: null },
};

type Life = (draft: Draft) => readonly Facts[];

/** How orders go, each as often as in a shop with a past: most are done, some are under way, few are stuck. */
const LIVES: readonly (readonly [Life, number])[] = [
  [
    (draft) => [
      paid(draft),
      [...routedTo(draft), ...inWarehouse(draft)],
      [...sent(draft), ...arrived(draft), ...completed(draft)],
    ],
    74,
  ],
  [(draft) => [paid(draft), [...routedTo(draft), ...inWarehouse(draft)], sent(draft)], 6],
  [(draft) => [paid(draft), [...routedTo(draft), ...inWarehouse(draft)]], 4],
  [(draft) => [paid(draft), routedTo(draft)], 2],
  [paidOnly, 1],
  [() => [[facts.backordered()]], 2],
  [() => [[facts.reserved(), facts.screened('review')]], 0.6],
  [
    ({ totalMinor }) => [
      [facts.reserved(), facts.screened(), facts.authorizationRequested(totalMinor), facts.declined()],
    ],
    0.8,
  ],
  [() => [[facts.reserved(), facts.screened()], [facts.held()]], 0.6],
  [(draft) => [paid(draft), [stuck]], 0.3],
  [() => [[facts.reserved()], [facts.cancelled()]], 7],
  [() => [[]], 1.7],
];

function paidOnly(draft: Draft): readonly Facts[] {
  return [paid(draft)];
}

function linesOf(random: () => number): OrderLine[] {
  const count = 1 + Math.floor(random() ** 2 * 4);
  return Array.from({ length: count }, (_, index) => {
    const { sku, title, unitPriceMinor } = pickSkewed(GOODS, random);
    return facts.line({
      ...{ lineId: String(index + 1), sku, title, unitPriceMinor },
      quantity: 1 + Math.floor(random() ** 4 * 5),
    });
  });
}

function placedOf({ number, orderId, channelId, placedAt, lines, random }: Draft): OrderEvent {
  const [first, last] = [pick(FIRST_NAMES, random), pickSkewed(LAST_NAMES, random)];
  const [city, postalCode, countryCode] = pickSkewed(CITIES, random);
  const ids = { orderId, channelId, externalId: externalIdOf(number), orderNumber: orderNumberOf(number) };
  return {
    ...facts.placed(lines, { ...ids, placedAt }),
    personal: {
      personId: `p-${number}`,
      name: `${first} ${last}`,
      email: `customer${number}@example.com`,
      shipTo: { line1: 'Hauptstr. 1', city, postalCode, countryCode },
    },
  };
}

export const externalIdOf = (number: number): string => `X-${number}`;
export const orderNumberOf = (number: number): string => `B${10_000_000 + number}`;

export function channelOf(number: number): string {
  return pickWeighted(CHANNELS, randomFrom(number * 7 + 1));
}

export const orderIdOf = (number: number): string => orderIdFor(channelOf(number), externalIdOf(number));

function draftOf(number: number, of: number): Draft {
  const random = randomFrom(number);
  const lines = linesOf(random);
  return {
    ...{ number, orderId: orderIdOf(number), channelId: channelOf(number), lines, random },
    placedAt: new Date(FIRST_DAY_MS + Math.floor((number / of) * SPAN_MS)).toISOString(),
    totalMinor: lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    locationId: random() < SPLIT_SHARE ? pick(LOCATIONS, random) : pickSkewed(LOCATIONS, random),
  };
}

/** The order of this number among so many: the same in every run but for the ids of its events. */
export function seededOrder(number: number, of: number): SeededOrder {
  const draft = draftOf(number, of);
  const [first = [], ...rest] = pickWeighted(LIVES, draft.random)(draft);
  const told = [[placedOf(draft), ...first], ...rest];
  const placedMs = Date.parse(draft.placedAt);
  const chapters = told.map((happened, chapter) =>
    happened.map((fact): NewEvent => ({
      ...fact,
      ...{ id: uuidv7(), schemaVersion: 1, correlationId: draft.orderId, causationId: draft.orderId },
      ...{ actor: 'service:bench', producer: 'bench' },
      occurredAt: new Date(placedMs + chapter * CHAPTER_MS).toISOString(),
    })),
  );
  return { stream: orderStream(draft.orderId), chapters };
}
