import { orderStream, type NewEvent, type OrderEvent, type OrderLine } from '@throughline/contracts';
import { orderIdFor, uuidv7 } from '@throughline/kernel';
import { facts } from '@throughline/testing';
import { LIVES, type Draft } from './lives.js';
import { CHANNELS, CITIES, FIRST_NAMES, GOODS, LAST_NAMES, LOCATIONS } from './people-and-goods.js';
import { pick, pickSkewed, pickWeighted, randomFrom } from './random.js';

const FIRST_DAY_MS = Date.parse('2024-01-01T06:00:00.000Z');
const SPAN_MS = 700 * 86_400_000;
const CHAPTER_MS = 20 * 3_600_000;
const SPLIT_SHARE = 0.15;

/** An order's ledger, in the parts in which it came about: each some hours after the one before. */
export interface SeededOrder {
  readonly stream: string;
  readonly chapters: readonly (readonly NewEvent[])[];
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
