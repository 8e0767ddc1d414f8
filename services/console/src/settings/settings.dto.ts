import { IsInstant, Nested, NestedList } from '@throughline/service-kit';
import {
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO31661Alpha2,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { DifferentSkus, IdList, IsId, OptionalWhole, UnitsById } from './setting-fields.js';
import { NOT_SET } from './settings.decider.js';
import {
  COMPONENT_QUANTITY_MAX,
  COMPONENTS_MAX,
  FEED_AGE_MS_MAX,
  LANE_MAX,
  NAME_CHARACTERS_MAX,
  POSTAL_CODE_CHARACTERS_MAX,
  REASON_CHARACTERS_MAX,
  REFUSE_AFTER_MS_MAX,
  RESERVATION_TTL_MS,
  RESERVATION_TTL_MS_MAX,
  UNITS_MAX,
  WEIGHT_GRAMS_MAX,
} from './settings-limits.js';

class WithReason {
  /**
   * The revision that the caller has seen; -1: that there is none yet. The change is refused where the setting has
   * moved on since. Any by default.
   */
  @IsOptional()
  @Max(Number.MAX_SAFE_INTEGER)
  @Min(NOT_SET)
  @IsInt()
  expectedRevision?: number;

  /** Why it changes: kept with the fact. */
  @MaxLength(REASON_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  reason!: string;
}

export class LocationDto extends WithReason {
  @MaxLength(NAME_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  name!: string;

  @IsIn(['warehouse', 'store', '3pl', 'vendor'])
  kind!: 'warehouse' | 'store' | '3pl' | 'vendor';

  @IsISO31661Alpha2()
  countryCode!: string;

  @MaxLength(POSTAL_CODE_CHARACTERS_MAX)
  @IsString()
  postalCode!: string;

  @MaxLength(NAME_CHARACTERS_MAX)
  @IsString()
  city!: string;

  @IsLatitude()
  @IsNumber()
  latitude!: number;

  @IsLongitude()
  @IsNumber()
  longitude!: number;

  @IsBoolean()
  isActive: boolean = true;

  /** Units of every SKU that stay here and are promised to nobody; 0 by default. A product may say otherwise. */
  @OptionalWhole(UNITS_MAX)
  safetyStock?: number;

  /** A level that this location reported longer ago than that counts as 0. Never by default. */
  @OptionalWhole(FEED_AGE_MS_MAX, 1)
  feedMaxAgeMs?: number;
}

/** A part of a kit. */
export class ComponentDto {
  @IsId()
  sku!: string;

  /** Units of it within one unit of the kit. */
  @Max(COMPONENT_QUANTITY_MAX)
  @Min(1)
  @IsInt()
  quantity!: number;
}

/** Units of a product that are promised to nobody. */
export class SafetyStockDto {
  /** Over the whole network. */
  @OptionalWhole(UNITS_MAX)
  network?: number;

  /** By the ids of locations: instead of what the location says. */
  @UnitsById()
  @IsOptional()
  byLocation?: Record<string, number>;

  /** By the ids of channels, kept out of their reach: instead of what the channel says. */
  @UnitsById()
  @IsOptional()
  byChannel?: Record<string, number>;
}

/** What becomes of an order that wants more of a product than there is. */
export class BackorderDto {
  /** `none`: it is refused. `backorder`: it waits. `preorder`: it waits, and is promised for `availableFrom`. */
  @IsIn(['none', 'backorder', 'preorder'])
  kind!: 'none' | 'backorder' | 'preorder';

  /** Units that may wait at once, over all channels; no limit by default. */
  @OptionalWhole(UNITS_MAX)
  capUnits?: number;

  /** When a pre-ordered product comes out. */
  @IsInstant()
  @IsOptional()
  availableFrom?: string;
}

export class ProductDto extends WithReason {
  @MaxLength(NAME_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  title!: string;

  @Max(WEIGHT_GRAMS_MAX)
  @Min(0)
  @IsInt()
  weightGrams!: number;

  @IsBoolean()
  isTracked: boolean = true;

  @IsBoolean()
  requiresShipping: boolean = true;

  /** Of a kit: what one unit of it is made of. None of them is a kit. */
  @DifferentSkus()
  @NestedList(() => ComponentDto, COMPONENTS_MAX)
  @IsOptional()
  components?: ComponentDto[];

  @Nested(() => SafetyStockDto)
  @IsOptional()
  safetyStock?: SafetyStockDto;

  /** Available units at which, or below which, it is time to reorder. */
  @OptionalWhole(UNITS_MAX)
  reorderPoint?: number;

  /** Backorders without a limit, by default. */
  @Nested(() => BackorderDto)
  @IsOptional()
  backorder?: BackorderDto;

  /** `none` by default. */
  @IsIn(['none', 'lot', 'serial'])
  @IsOptional()
  lotTracking?: 'none' | 'lot' | 'serial';
}

export class ChannelDto extends WithReason {
  @MaxLength(NAME_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  name!: string;

  @IsIn(['generic', 'shopify'])
  platform!: 'generic' | 'shopify';

  /** The name under which WEBHOOK_SECRETS holds the key; never the key. */
  @IsOptional()
  @MaxLength(NAME_CHARACTERS_MAX)
  @IsString()
  webhookSecretName?: string;

  @Max(RESERVATION_TTL_MS_MAX)
  @Min(1)
  @IsInt()
  reservationTtlMs: number = RESERVATION_TTL_MS;

  /** The locations that it may sell from; all active ones by default. */
  @ArrayMinSize(1)
  @IdList()
  @IsOptional()
  locationIds?: string[];

  /** Locations that it never sells from, taken off the former. */
  @IdList()
  @IsOptional()
  excludedLocationIds?: string[];

  /** Units of every SKU that stay out of its reach; 0 by default. A product may say otherwise. */
  @OptionalWhole(UNITS_MAX)
  safetyStock?: number;

  /** Whose orders are served first where stock is short: 0 before 9; 5 by default. */
  @OptionalWhole(LANE_MAX)
  lane?: number;

  /**
   * Where its orders find too little, orders of this lane and those after it give back what they have reserved and
   * nobody ships yet. Nobody does by default; none does whose lane is not after the channel's own.
   */
  @OptionalWhole(LANE_MAX)
  displacesFromLane?: number;

  /** What becomes of an order of several lines when one of them is short; `wait-for-all` by default. */
  @IsIn(['wait-for-all', 'ship-available', 'refuse'])
  @IsOptional()
  shortage?: 'wait-for-all' | 'ship-available' | 'refuse';

  /** How long a short order waits for stock before `refuse` refuses it. */
  @OptionalWhole(REFUSE_AFTER_MS_MAX)
  refuseAfterMs?: number;
}
