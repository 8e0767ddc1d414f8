export type { Instant } from '@throughline/kernel';

export interface Address {
  readonly name?: string;
  readonly company?: string;
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly region?: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly phone?: string;
  /** WGS 84 degrees, where the channel knows them. */
  readonly latitude?: number;
  readonly longitude?: number;
}

/** Everything an order knows of a person. Never in `data`, ids, keys or logs. */
export interface OrderPersonal {
  readonly personId: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly locale?: string;
  readonly shipTo?: Address;
  readonly billTo?: Address;
  readonly note?: string;
}

/** A quantity of one order line. */
export interface LineQuantity {
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
}

/** A quantity of one SKU. */
export interface SkuQuantity {
  readonly sku: string;
  readonly quantity: number;
}
