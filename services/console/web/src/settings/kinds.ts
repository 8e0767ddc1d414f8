import { answerOf, api, type Schemas } from '../api/client.js';
import { keys } from '../api/keys.js';

/** What a field of a setting can hold. */
export type Value = string | number | boolean | null;

export type Values = Readonly<Record<string, Value>>;

export type FieldKind = 'text' | 'integer' | 'decimal' | 'hours' | 'switch' | 'select' | 'country';

export interface Field {
  readonly name: FieldName;
  readonly kind: FieldKind;
  readonly options?: readonly string[];
  readonly isOptional?: boolean;
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
  | 'reservationTtlMs';

/** A setting as it stands, whatever its kind. */
export interface Setting {
  readonly id: string;
  readonly values: Values;
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly reason: string;
}

export interface PastSetting {
  readonly revision: number;
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly values: Values;
}

export interface Change {
  readonly values: Values;
  readonly reason: string;
  /** -1: there is none yet. */
  readonly expectedRevision: number;
}

export interface SettingKind {
  readonly key: readonly string[];
  readonly fields: readonly Field[];
  /** Shown in the list, beside the name. */
  readonly columns: readonly FieldName[];
  list(signal: AbortSignal): Promise<Setting[]>;
  get(id: string, signal: AbortSignal): Promise<Setting>;
  put(id: string, change: Change): Promise<{ readonly revision: number }>;
  history(
    id: string,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<{ items: PastSetting[]; nextCursor: string | null }>;
}

const HOUR_MS = 3_600_000;
const RESERVATION_TTL_MS = 24 * HOUR_MS;

const text = (name: FieldName, options: Partial<Field> = {}): Field => ({
  name,
  kind: 'text',
  initial: '',
  ...options,
});
const toggle = (name: FieldName): Field => ({ name, kind: 'switch', initial: true });

interface Current {
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly reason: string;
}

function settingOf(id: string, fields: readonly Field[], current: Current): Setting {
  const { revision, updatedAt, updatedBy, reason } = current;
  return { id, values: valuesOf(fields, current), revision, updatedAt, updatedBy, reason };
}

function valuesOf(fields: readonly Field[], settings: object): Values {
  const all = settings as Readonly<Record<string, Value>>;
  return Object.fromEntries(fields.map(({ name }) => [name, all[name] ?? null]));
}

interface Past {
  readonly items: readonly (Omit<PastSetting, 'values'> & { readonly settings: object })[];
  readonly nextCursor: string | null;
}

const pastOf = (fields: readonly Field[], { items, nextCursor }: Past) => ({
  items: items.map(({ settings, ...past }) => ({ ...past, values: valuesOf(fields, settings) })),
  nextCursor,
});

/** The form's values under the API's names: the server checks what is in them, and answers per field. */
const bodyOf = <Input>({ values, reason, expectedRevision }: Change): Input =>
  ({ ...values, reason, expectedRevision }) as Input;

const pageOf = (cursor: string | null) => (cursor === null ? {} : { cursor });

const locationFields: readonly Field[] = [
  text('name'),
  { name: 'kind', kind: 'select', options: ['warehouse', 'store', '3pl', 'vendor'], initial: 'warehouse' },
  { name: 'countryCode', kind: 'country', initial: '' },
  text('postalCode', { isOptional: true }),
  text('city', { isOptional: true }),
  { name: 'latitude', kind: 'decimal', initial: '' },
  { name: 'longitude', kind: 'decimal', initial: '' },
  toggle('isActive'),
];

const locations: SettingKind = {
  key: keys.locations,
  fields: locationFields,
  columns: ['kind', 'city', 'countryCode', 'isActive'],
  async list(signal) {
    const { items } = await answerOf(api.GET('/api/v1/locations', { signal }));
    return items.map((current) => settingOf(current.locationId, locationFields, current));
  },
  async get(id, signal) {
    const current = await answerOf(api.GET('/api/v1/locations/{id}', { params: { path: { id } }, signal }));
    return settingOf(id, locationFields, current);
  },
  put: (id, change) =>
    answerOf(
      api.PUT('/api/v1/locations/{id}', {
        params: { path: { id } },
        body: bodyOf<Schemas['LocationInput']>(change),
      }),
    ),
  async history(id, cursor, signal) {
    const params = { path: { id }, query: pageOf(cursor) };
    return pastOf(
      locationFields,
      await answerOf(api.GET('/api/v1/locations/{id}/history', { params, signal })),
    );
  },
};

const productFields: readonly Field[] = [
  text('title'),
  { name: 'weightGrams', kind: 'integer', initial: '' },
  toggle('isTracked'),
  toggle('requiresShipping'),
];

const products: SettingKind = {
  key: keys.products,
  fields: productFields,
  columns: ['weightGrams', 'isTracked', 'requiresShipping'],
  async list(signal) {
    const { items } = await answerOf(api.GET('/api/v1/products', { signal }));
    return items.map((current) => settingOf(current.sku, productFields, current));
  },
  async get(sku, signal) {
    const current = await answerOf(api.GET('/api/v1/products/{sku}', { params: { path: { sku } }, signal }));
    return settingOf(sku, productFields, current);
  },
  put: (sku, change) =>
    answerOf(
      api.PUT('/api/v1/products/{sku}', {
        params: { path: { sku } },
        body: bodyOf<Schemas['ProductInput']>(change),
      }),
    ),
  async history(sku, cursor, signal) {
    const params = { path: { sku }, query: pageOf(cursor) };
    return pastOf(
      productFields,
      await answerOf(api.GET('/api/v1/products/{sku}/history', { params, signal })),
    );
  },
};

const channelFields: readonly Field[] = [
  text('name'),
  { name: 'platform', kind: 'select', options: ['generic', 'shopify'], initial: 'generic' },
  text('webhookSecretName', { isOptional: true, initial: null }),
  { name: 'reservationTtlMs', kind: 'hours', initial: RESERVATION_TTL_MS },
];

const channels: SettingKind = {
  key: keys.channels,
  fields: channelFields,
  columns: ['platform', 'reservationTtlMs', 'webhookSecretName'],
  async list(signal) {
    const { items } = await answerOf(api.GET('/api/v1/channels', { signal }));
    return items.map((current) => settingOf(current.channelId, channelFields, current));
  },
  async get(id, signal) {
    const current = await answerOf(api.GET('/api/v1/channels/{id}', { params: { path: { id } }, signal }));
    return settingOf(id, channelFields, current);
  },
  put: (id, change) =>
    answerOf(
      api.PUT('/api/v1/channels/{id}', {
        params: { path: { id } },
        body: bodyOf<Schemas['ChannelInput']>(change),
      }),
    ),
  async history(id, cursor, signal) {
    const params = { path: { id }, query: pageOf(cursor) };
    return pastOf(
      channelFields,
      await answerOf(api.GET('/api/v1/channels/{id}/history', { params, signal })),
    );
  },
};

export const KINDS = { locations, products, channels } as const satisfies Record<string, SettingKind>;

export type KindName = keyof typeof KINDS;

export const isKind = (text: string | undefined): text is KindName =>
  text !== undefined && Object.hasOwn(KINDS, text);

/** What a person calls a setting. */
export const nameOf = ({ id, values }: Pick<Setting, 'id' | 'values'>): string =>
  String(values['name'] ?? values['title'] ?? id);
