import type { DomainEvent } from '../envelope.js';
import type { Instant, SkuQuantity } from './common.js';

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
  /** Units of every SKU that stay here and are promised to nobody; 0 by default. A product may say otherwise. */
  readonly safetyStock?: number;
  /** A level that this location reported longer ago than that is not trusted: it counts as 0. Never by default. */
  readonly feedMaxAgeMs?: number | null;
}

/** What becomes of an order that wants more than there is. */
export type BackorderKind =
  /** It is refused. */
  | 'none'
  /** It waits for the next receipts. */
  | 'backorder'
  /** As a backorder, and promised for `availableFrom` where no dated receipt says better. */
  | 'preorder';

export interface BackorderRules {
  readonly kind: BackorderKind;
  /** Units that may wait at once, over all channels; no limit where null or absent. */
  readonly capUnits?: number | null;
  /** When a pre-ordered product comes out. */
  readonly availableFrom?: Instant | null;
}

/** Units that are promised to nobody. */
export interface SafetyStock {
  /** Over the whole network. */
  readonly network?: number;
  /** At a location, instead of what the location says. */
  readonly byLocation?: Readonly<Record<string, number>>;
  /** Kept out of a channel's reach, instead of what the channel says. */
  readonly byChannel?: Readonly<Record<string, number>>;
}

/** `serial`: every unit is a lot of its own. */
export type LotTracking = 'none' | 'lot' | 'serial';

export interface ProductSettings {
  readonly sku: string;
  readonly title: string;
  readonly weightGrams: number;
  /** False: nobody counts its stock; it ships without a reservation. */
  readonly isTracked: boolean;
  readonly requiresShipping: boolean;
  /** Of a kit: what one unit of it is made of. A kit has no stock of its own. */
  readonly components?: readonly SkuQuantity[];
  readonly safetyStock?: SafetyStock;
  /** Available units at which, or below which, it is time to reorder. */
  readonly reorderPoint?: number | null;
  /** Backorders without a limit, by default. */
  readonly backorder?: BackorderRules;
  readonly lotTracking?: LotTracking;
}

/** What becomes of an order of several lines when one of them is short. */
export type ShortagePolicy =
  /** It waits until there is all of it. */
  | 'wait-for-all'
  /** What there is goes out; the rest waits. */
  | 'ship-available'
  /** It is refused, unless stock turns up within `refuseAfterMs`. */
  | 'refuse';

export interface ChannelSettings {
  readonly channelId: string;
  readonly name: string;
  readonly platform: 'generic' | 'shopify';
  /** The name of the environment variable or secret that holds the webhook's key; never the key itself. */
  readonly webhookSecretName: string | null;
  /** How long a reservation lasts without being covered. */
  readonly reservationTtlMs: number;
  /** The locations that it may sell from; all active ones where null or absent. */
  readonly locationIds?: readonly string[] | null;
  /** Locations that it never sells from, taken off the former. */
  readonly excludedLocationIds?: readonly string[];
  /** Units of every SKU that stay out of its reach; 0 by default. A product may say otherwise. */
  readonly safetyStock?: number;
  /** Whose orders are served first where stock is short: 0 before 9; 5 by default. */
  readonly lane?: number;
  /**
   * Where its orders find too little, orders in this lane and those after it give back what they have reserved and
   * nobody ships yet; null or absent: nobody does. After its own lane.
   */
  readonly displacesFromLane?: number | null;
  /** `wait-for-all` by default. */
  readonly shortage?: ShortagePolicy;
  readonly refuseAfterMs?: number;
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
