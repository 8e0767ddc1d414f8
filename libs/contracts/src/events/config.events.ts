import type { DomainEvent } from '../envelope.js';

/** A place that stock lies in and orders ship from. */
export interface LocationSettings {
  readonly locationId: string;
  readonly name: string;
  readonly kind: 'warehouse' | 'store' | '3pl' | 'vendor';
  readonly countryCode: string;
  readonly postalCode: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly isActive: boolean;
}

export interface ProductSettings {
  readonly sku: string;
  readonly title: string;
  readonly weightGrams: number;
  /** False: nobody counts its stock; it ships without a reservation. */
  readonly isTracked: boolean;
  readonly requiresShipping: boolean;
}

export interface ChannelSettings {
  readonly channelId: string;
  readonly name: string;
  readonly platform: 'generic' | 'shopify';
  /** The name of the environment variable or secret that holds the webhook's key; never the key itself. */
  readonly webhookSecretName: string | null;
  /** How long a reservation lasts without being covered. */
  readonly reservationTtlMs: number;
}

/** On `config-<kind>-<id>`: each holds the whole setting as of then, with its author and reason. */
export type LocationSet = DomainEvent<
  'LocationSet',
  { readonly settings: LocationSettings; readonly reason: string }
>;
export type ProductSet = DomainEvent<
  'ProductSet',
  { readonly settings: ProductSettings; readonly reason: string }
>;
export type ChannelSet = DomainEvent<
  'ChannelSet',
  { readonly settings: ChannelSettings; readonly reason: string }
>;

export type ConfigEvent = LocationSet | ProductSet | ChannelSet;
