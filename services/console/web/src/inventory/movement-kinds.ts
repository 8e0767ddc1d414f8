import { answerOf, api, type Schemas } from '../api/client.js';

/** What a form of a movement can ask for. */
export type FieldName =
  | 'sku'
  | 'locationId'
  | 'toLocationId'
  | 'channelId'
  | 'incomingId'
  | 'transferId'
  | 'quantity'
  | 'counted'
  | 'quarantined'
  | 'expectedOn'
  | 'lotId'
  | 'expiresOn'
  | 'reason'
  | 'because'
  | 'reference';

export const NUMBERS: ReadonlySet<FieldName> = new Set(['quantity', 'counted', 'quarantined']);

/** As they stand in the form: nothing is the empty text. */
export type MovementValues = Readonly<Record<FieldName, string | number>>;

const ADJUSTMENT_REASONS = [
  'count',
  'damage',
  'theft',
  'found',
  'correction',
  'other',
] as const satisfies readonly Schemas['AdjustStockInput']['reason'][];

const QUARANTINE_REASONS = [
  'damage',
  'inspection',
  'recall',
  'expired',
  'cleared',
  'other',
] as const satisfies readonly Schemas['QuarantineStockInput']['reason'][];

export type MovementReason = (typeof ADJUSTMENT_REASONS | typeof QUARANTINE_REASONS)[number];

interface MovementKind {
  readonly fields: readonly FieldName[];
  /** Of them, those that may stay empty. */
  readonly optional?: readonly FieldName[];
  /** Of them, those that may be below 0. */
  readonly signed?: readonly FieldName[];
  /** Of them, those that may be 0; of others there is one at least. */
  readonly fromZero?: readonly FieldName[];
  readonly reasons?: readonly MovementReason[];
  send(values: MovementValues): Promise<unknown>;
}

/** Goods of a day are expected at its noon. */
const NOON = 'T12:00';

const text = (value: string | number): string => String(value);

/** What is no number goes as it is: the server says what is wrong with it, at the field. */
const units = (value: string | number): number => value as number;

/** What is no day goes as it is, for the same reason. */
function noonOf(day: string | number): string {
  const at = new Date(`${day}${NOON}`);
  return Number.isNaN(at.getTime()) ? text(day) : at.toISOString();
}

const place = ({ sku, locationId }: MovementValues) => ({ sku: text(sku), locationId: text(locationId) });

const movement = (values: MovementValues) => ({
  ...place(values),
  reference: text(values.reference),
});

const lotOf = ({ lotId, expiresOn }: MovementValues) =>
  lotId !== '' && { lot: { lotId: text(lotId), expiresOn: expiresOn === '' ? null : text(expiresOn) } };

/** What a person can say of an item's stock, and how it is said to the server. */
export const MOVEMENT_KINDS = {
  receipt: {
    fields: [
      ...(['sku', 'locationId', 'quantity', 'quarantined'] as const),
      ...(['lotId', 'expiresOn', 'incomingId', 'reference'] as const),
    ],
    optional: ['quarantined', 'lotId', 'expiresOn', 'incomingId'],
    fromZero: ['quarantined'],
    send: (values) => {
      const { quantity, quarantined, incomingId } = values;
      const body = {
        ...{ ...movement(values), quantity: units(quantity) },
        ...(quarantined !== '' && { quarantined: units(quarantined) }),
        ...(incomingId !== '' && { incomingId: text(incomingId) }),
        ...lotOf(values),
      };
      return answerOf(api.POST('/api/v1/stock/receipts', { body }));
    },
  },
  adjustment: {
    fields: ['sku', 'locationId', 'quantity', 'reason', 'lotId', 'reference'],
    optional: ['lotId'],
    signed: ['quantity'],
    reasons: ADJUSTMENT_REASONS,
    send: (values) => {
      const reason = values.reason as (typeof ADJUSTMENT_REASONS)[number];
      const lot = values.lotId !== '' && { lotId: text(values.lotId) };
      const body = { ...movement(values), quantity: units(values.quantity), reason, ...lot };
      return answerOf(api.POST('/api/v1/stock/adjustments', { body }));
    },
  },
  count: {
    fields: ['sku', 'locationId', 'counted', 'reference'],
    fromZero: ['counted'],
    send: (values) => {
      const body = { ...movement(values), counted: units(values.counted) };
      return answerOf(api.POST('/api/v1/stock/counts', { body }));
    },
  },
  quarantine: {
    fields: ['sku', 'locationId', 'quantity', 'reason', 'reference'],
    signed: ['quantity'],
    reasons: QUARANTINE_REASONS,
    send: (values) => {
      const reason = values.reason as (typeof QUARANTINE_REASONS)[number];
      const body = { ...movement(values), quantity: units(values.quantity), reason };
      return answerOf(api.POST('/api/v1/stock/quarantines', { body }));
    },
  },
  incoming: {
    fields: ['sku', 'incomingId', 'locationId', 'quantity', 'expectedOn'],
    fromZero: ['quantity'],
    send: (values) => {
      const { incomingId, quantity, expectedOn } = values;
      const body = {
        ...{ ...place(values), incomingId: text(incomingId), quantity: units(quantity) },
        expectedAt: noonOf(expectedOn),
      };
      return answerOf(api.POST('/api/v1/stock/incoming', { body }));
    },
  },
  transfer: {
    fields: ['sku', 'locationId', 'toLocationId', 'quantity', 'expectedOn', 'transferId'],
    send: (values) => {
      const { transferId, toLocationId, quantity, expectedOn } = values;
      const body = {
        ...{ ...place(values), toLocationId: text(toLocationId), quantity: units(quantity) },
        ...{ expectedAt: noonOf(expectedOn), transferId: text(transferId) },
      };
      return answerOf(api.POST('/api/v1/stock/transfers', { body }));
    },
  },
  pool: {
    fields: ['sku', 'channelId', 'quantity', 'because'],
    fromZero: ['quantity'],
    send: ({ sku, channelId, quantity, because }) => {
      const body = {
        ...{ sku: text(sku), channelId: text(channelId), quantity: units(quantity) },
        reason: text(because),
      };
      return answerOf(api.POST('/api/v1/stock/pools', { body }));
    },
  },
} as const satisfies Readonly<Record<string, MovementKind>>;

export type MovementName = keyof typeof MOVEMENT_KINDS;

export const movementKind = (name: MovementName): MovementKind => MOVEMENT_KINDS[name];

/** The fields of a movement that have to be filled in and are not. */
export const missingIn = (name: MovementName, values: MovementValues): readonly FieldName[] => {
  const { fields, optional = [] } = movementKind(name);
  return fields.filter((field) => !optional.includes(field) && values[field] === '');
};
