import {
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
import { NOT_SET } from './settings.decider.js';

const NAME_CHARACTERS_MAX = 200;
const REASON_CHARACTERS_MAX = 500;
const POSTAL_CODE_CHARACTERS_MAX = 16;
const WEIGHT_GRAMS_MAX = 10_000_000;
const HOUR_MS = 3_600_000;
const RESERVATION_TTL_MS_MAX = 90 * 24 * HOUR_MS;
const RESERVATION_TTL_MS = 24 * HOUR_MS;

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
}
