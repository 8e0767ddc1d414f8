import { answerOf, api, type Schemas } from '../api/client.js';
import { keys } from '../api/keys.js';
import {
  channelFields,
  locationFields,
  productFields,
  type Field,
  type FieldName,
  type Values,
} from './fields.js';
import { valuesOf, withValues, type Whole } from './whole.js';

/** A setting as it stands, whatever its kind. */
export interface Setting {
  readonly id: string;
  readonly values: Values;
  /** All that it holds, and not only what its form shows. */
  readonly whole: Whole;
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
  /** The setting that is changed; empty for a new one. */
  readonly whole: Whole;
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

interface Current {
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly reason: string;
}

/** What the server says of a setting beside what is in it. */
const ABOUT: ReadonlySet<string> = new Set([
  ...['locationId', 'sku', 'channelId'],
  ...['revision', 'updatedAt', 'updatedBy', 'reason'],
]);

const wholeOf = (current: object): Whole =>
  Object.fromEntries(Object.entries(current).filter(([member]) => !ABOUT.has(member)));

function settingOf(id: string, fields: readonly Field[], current: Current): Setting {
  const { revision, updatedAt, updatedBy, reason } = current;
  const whole = wholeOf(current);
  return { id, values: valuesOf(fields, whole), whole, revision, updatedAt, updatedBy, reason };
}

interface Past {
  readonly items: readonly (Omit<PastSetting, 'values'> & { readonly settings: object })[];
  readonly nextCursor: string | null;
}

const pastOf = (fields: readonly Field[], { items, nextCursor }: Past) => ({
  items: items.map(({ settings, ...past }) => ({ ...past, values: valuesOf(fields, settings) })),
  nextCursor,
});

/** The whole setting under the API's names: the server checks what is in it, and answers per field. */
const bodyOf = <Input>(
  fields: readonly Field[],
  { whole, values, reason, expectedRevision }: Change,
): Input => ({ ...withValues(fields, whole, values), reason, expectedRevision }) as Input;

const pageOf = (cursor: string | null) => (cursor === null ? {} : { cursor });

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
        body: bodyOf<Schemas['LocationInput']>(locationFields, change),
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
        body: bodyOf<Schemas['ProductInput']>(productFields, change),
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
        body: bodyOf<Schemas['ChannelInput']>(channelFields, change),
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
