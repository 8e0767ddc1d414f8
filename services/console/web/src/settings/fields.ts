import { listed, parts, type Codec } from './codecs.js';

/** What a field of a setting can hold. */
export type Value = string | number | boolean | null;

export type Values = Readonly<Record<string, Value>>;

export type FieldKind =
  'text' | 'integer' | 'decimal' | 'hours' | 'switch' | 'select' | 'country' | 'date' | 'locations';

export interface Field {
  readonly name: FieldName;
  readonly kind: FieldKind;
  readonly options?: readonly string[];
  readonly isOptional?: boolean;
  /** Not sent where it is empty: what is not given is as by default. */
  readonly isLeftOut?: boolean;
  /** Where the setting has it; under its own name by default. */
  readonly path?: readonly string[];
  readonly codec?: Codec;
  /** Of a new setting. */
  readonly initial: Value;
}

export type FieldName =
  | 'name'
  | 'kind'
  | 'countryCode'
  | 'postalCode'
  | 'city'
  | 'latitude'
  | 'longitude'
  | 'isActive'
  | 'title'
  | 'weightGrams'
  | 'isTracked'
  | 'requiresShipping'
  | 'platform'
  | 'webhookSecretName'
  | 'reservationTtlMs'
  | 'safetyStock'
  | 'networkSafetyStock'
  | 'reorderPoint'
  | 'backorderKind'
  | 'backorderCap'
  | 'availableFrom'
  | 'lotTracking'
  | 'components'
  | 'lane'
  | 'shortage'
  | 'locationIds';

const HOUR_MS = 3_600_000;
const RESERVATION_TTL_MS = 24 * HOUR_MS;

const text = (name: FieldName, options: Partial<Field> = {}): Field => ({
  name,
  kind: 'text',
  initial: '',
  ...options,
});
const toggle = (name: FieldName): Field => ({ name, kind: 'switch', initial: true });
const maybe = (name: FieldName, kind: FieldKind, options: Partial<Field> = {}): Field => ({
  name,
  kind,
  isOptional: true,
  isLeftOut: true,
  initial: null,
  ...options,
});

export const locationFields: readonly Field[] = [
  text('name'),
  { name: 'kind', kind: 'select', options: ['warehouse', 'store', '3pl', 'vendor'], initial: 'warehouse' },
  { name: 'countryCode', kind: 'country', initial: '' },
  text('postalCode', { isOptional: true }),
  text('city', { isOptional: true }),
  { name: 'latitude', kind: 'decimal', initial: '' },
  { name: 'longitude', kind: 'decimal', initial: '' },
  toggle('isActive'),
  maybe('safetyStock', 'integer'),
];

export const productFields: readonly Field[] = [
  text('title'),
  { name: 'weightGrams', kind: 'integer', initial: '' },
  toggle('isTracked'),
  toggle('requiresShipping'),
  maybe('components', 'text', { codec: parts }),
  maybe('networkSafetyStock', 'integer', { path: ['safetyStock', 'network'] }),
  maybe('reorderPoint', 'integer'),
  maybe('backorderKind', 'select', {
    options: ['none', 'backorder', 'preorder'],
    path: ['backorder', 'kind'],
  }),
  maybe('backorderCap', 'integer', { path: ['backorder', 'capUnits'] }),
  maybe('availableFrom', 'date', { path: ['backorder', 'availableFrom'] }),
  maybe('lotTracking', 'select', { options: ['none', 'lot', 'serial'] }),
];

export const channelFields: readonly Field[] = [
  text('name'),
  { name: 'platform', kind: 'select', options: ['generic', 'shopify'], initial: 'generic' },
  text('webhookSecretName', { isOptional: true, initial: null }),
  { name: 'reservationTtlMs', kind: 'hours', initial: RESERVATION_TTL_MS },
  maybe('locationIds', 'locations', { codec: listed }),
  maybe('safetyStock', 'integer'),
  maybe('lane', 'integer'),
  maybe('shortage', 'select', { options: ['wait-for-all', 'ship-available', 'refuse'] }),
];

export const pathOf = ({ name, path = [name] }: Field): readonly string[] => path;

/** What the server calls a field where it does not take it. */
export const fieldPathOf = (field: Field): string => pathOf(field).join('.');
