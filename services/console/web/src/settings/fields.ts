import { listed, parts, unitsById, type Codec } from './codecs.js';
import {
  FEED_AGE_MS_MAX,
  LANE_MAX,
  LATITUDE_MAX,
  LONGITUDE_MAX,
  NAME_CHARACTERS_MAX,
  PLACES_MAX,
  POSTAL_CODE_CHARACTERS_MAX,
  REFUSE_AFTER_MS_MAX,
  RESERVATION_TTL_MS_MAX,
  UNITS_MAX,
  WEIGHT_GRAMS_MAX,
} from './limits.js';

/** What a field of a setting can hold. */
export type Value = string | number | boolean | null;

export type Values = Readonly<Record<string, Value>>;

export type FieldKind =
  | 'text'
  | 'integer'
  | 'decimal'
  /** Whole milliseconds, written in the unit that fits. */
  | 'duration'
  | 'switch'
  | 'select'
  | 'country'
  | 'date'
  /** Ids of locations. */
  | 'locations'
  /** Units by the ids of locations, or of channels. */
  | 'units-by-location'
  | 'units-by-channel';

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
  /** Of a number, and of each number of units. */
  readonly min?: number;
  readonly max?: number;
  readonly charactersMax?: number;
  /** Entries of a list. */
  readonly entriesMax?: number;
  /** What holds where it is empty; what the server does by default, by default. */
  readonly whenEmpty?: 'all' | 'none' | 'never';
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
  | 'feedMaxAgeMs'
  | 'title'
  | 'weightGrams'
  | 'isTracked'
  | 'requiresShipping'
  | 'platform'
  | 'webhookSecretName'
  | 'reservationTtlMs'
  | 'safetyStock'
  | 'networkSafetyStock'
  | 'locationSafetyStock'
  | 'channelSafetyStock'
  | 'reorderPoint'
  | 'backorderKind'
  | 'backorderCap'
  | 'availableFrom'
  | 'lotTracking'
  | 'components'
  | 'lane'
  | 'displacesFromLane'
  | 'shortage'
  | 'refuseAfterMs'
  | 'locationIds'
  | 'excludedLocationIds';

const RESERVATION_TTL_MS = 86_400_000;

const text = (name: FieldName, options: Partial<Field> = {}): Field => ({
  name,
  kind: 'text',
  charactersMax: NAME_CHARACTERS_MAX,
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
const units = (name: FieldName, options: Partial<Field> = {}): Field =>
  maybe(name, 'integer', { min: 0, max: UNITS_MAX, ...options });
const degrees = (name: FieldName, max: number): Field => ({
  ...{ name, kind: 'decimal', initial: '' },
  ...{ min: -max, max },
});
const locations = (name: FieldName, whenEmpty: Field['whenEmpty'] & string): Field =>
  maybe(name, 'locations', { codec: listed, entriesMax: PLACES_MAX, whenEmpty });
const safetyBy = (name: FieldName, kind: FieldKind, member: string): Field =>
  maybe(name, kind, {
    ...{ path: ['safetyStock', member], codec: unitsById },
    ...{ min: 0, max: UNITS_MAX, entriesMax: PLACES_MAX },
  });

export const locationFields: readonly Field[] = [
  text('name'),
  { name: 'kind', kind: 'select', options: ['warehouse', 'store', '3pl', 'vendor'], initial: 'warehouse' },
  { name: 'countryCode', kind: 'country', initial: '' },
  text('postalCode', { isOptional: true, charactersMax: POSTAL_CODE_CHARACTERS_MAX }),
  text('city', { isOptional: true }),
  degrees('latitude', LATITUDE_MAX),
  degrees('longitude', LONGITUDE_MAX),
  toggle('isActive'),
  units('safetyStock'),
  maybe('feedMaxAgeMs', 'duration', { min: 1, max: FEED_AGE_MS_MAX, whenEmpty: 'never' }),
];

export const productFields: readonly Field[] = [
  text('title'),
  { name: 'weightGrams', kind: 'integer', min: 0, max: WEIGHT_GRAMS_MAX, initial: '' },
  toggle('isTracked'),
  toggle('requiresShipping'),
  maybe('components', 'text', { codec: parts }),
  units('networkSafetyStock', { path: ['safetyStock', 'network'] }),
  safetyBy('locationSafetyStock', 'units-by-location', 'byLocation'),
  safetyBy('channelSafetyStock', 'units-by-channel', 'byChannel'),
  units('reorderPoint'),
  maybe('backorderKind', 'select', {
    options: ['none', 'backorder', 'preorder'],
    path: ['backorder', 'kind'],
  }),
  units('backorderCap', { path: ['backorder', 'capUnits'] }),
  maybe('availableFrom', 'date', { path: ['backorder', 'availableFrom'] }),
  maybe('lotTracking', 'select', { options: ['none', 'lot', 'serial'] }),
];

export const channelFields: readonly Field[] = [
  text('name'),
  { name: 'platform', kind: 'select', options: ['generic', 'shopify'], initial: 'generic' },
  text('webhookSecretName', { isOptional: true, initial: null }),
  {
    ...{ name: 'reservationTtlMs', kind: 'duration', initial: RESERVATION_TTL_MS },
    ...{ min: 1, max: RESERVATION_TTL_MS_MAX },
  },
  locations('locationIds', 'all'),
  locations('excludedLocationIds', 'none'),
  units('safetyStock'),
  maybe('lane', 'integer', { min: 0, max: LANE_MAX }),
  maybe('displacesFromLane', 'integer', { min: 0, max: LANE_MAX, whenEmpty: 'none' }),
  maybe('shortage', 'select', { options: ['wait-for-all', 'ship-available', 'refuse'] }),
  maybe('refuseAfterMs', 'duration', { min: 0, max: REFUSE_AFTER_MS_MAX }),
];

export const pathOf = ({ name, path = [name] }: Field): readonly string[] => path;

/** What the server calls a field where it does not take it. */
export const fieldPathOf = (field: Field): string => pathOf(field).join('.');
