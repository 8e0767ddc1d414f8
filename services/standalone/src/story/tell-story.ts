import type { StoredEvent } from '@throughline/contracts';

/** Members of a fact that its line shows, in this order; the rest is in the raw event. */
const TOLD = [
  'reason',
  'outcome',
  'code',
  'sku',
  'quantity',
  'attempt',
  'waitingFor',
  'amountMinor',
  'currency',
  'locationId',
  'shipmentId',
  'shipments',
  'reference',
  'carrier',
  'trackingNumber',
  'step',
];

const CELL_CHARACTERS_MAX = 60;

const textOf = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > CELL_CHARACTERS_MAX ? `${text.slice(0, CELL_CHARACTERS_MAX - 1)}…` : text;
};

const sentenceOf = (type: string): string =>
  type
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replace(/^(.)(.*)$/s, (_, first: string, rest: string) => first + rest.toLowerCase());

const detailsOf = (data: Readonly<Record<string, unknown>>): string =>
  TOLD.filter((member) => data[member] !== undefined && data[member] !== null)
    .map((member) => `${member} ${textOf(data[member])}`)
    .join(', ');

/** One line per fact: when, what, by whom, and because of which line. */
export function tellStory(events: readonly StoredEvent[]): string[] {
  const lineOf = new Map(events.map(({ id, revision }) => [id, revision]));
  return events.map((event) => {
    const { revision, occurredAt, type, actor, causationId, data } = event;
    const cause = lineOf.get(causationId);
    const because = cause === undefined ? '' : `  ← ${cause}`;
    const details = detailsOf(data as Record<string, unknown>);
    const what = sentenceOf(type).padEnd(34);
    return `${String(revision).padStart(3)}  ${occurredAt}  ${what}${actor.padEnd(24)}${because.padEnd(7)}  ${details}`.trimEnd();
  });
}
