import { applyDecorators } from '@nestjs/common';
import { AMOUNT_MINOR_MAX } from '@throughline/kernel';
import { IsInstant, Nested } from '@throughline/service-kit';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  NotEquals,
} from 'class-validator';
import {
  ADJUSTMENT_REASONS,
  QUARANTINE_REASONS,
  type AdjustmentReason,
  type QuarantineReason,
} from './stock.commands.js';

/** Characters of SKUs, ids and references that callers give. */
export const IDENTIFIER_CHARACTERS_MAX = 128;

/** Units of one movement: more is a slip of the hand. */
export const QUANTITY_MAX = 1_000_000;

/** Units that can lie at a location. */
export const LEVEL_MAX = 100_000_000;

export const REASON_CHARACTERS_MAX = 500;

const IsIdentifier = (): PropertyDecorator =>
  applyDecorators(IsString(), IsNotEmpty(), MaxLength(IDENTIFIER_CHARACTERS_MAX));

const IsUnits = (min = 1, max = QUANTITY_MAX): PropertyDecorator =>
  applyDecorators(IsInt(), Min(min), Max(max));

/** Signed, and not 0. */
const IsChange = (): PropertyDecorator => applyDecorators(IsUnits(-QUANTITY_MAX), NotEquals(0));

class OfSkuDto {
  @IsIdentifier()
  sku!: string;
}

class AtLocationDto extends OfSkuDto {
  @IsIdentifier()
  locationId!: string;
}

class StockMovementDto extends AtLocationDto {
  /** The caller's own, once per movement of a SKU: a delivery note, the line of a count. */
  @IsIdentifier()
  reference!: string;
}

/** A batch of one make; of a serial-numbered product, a single unit. */
export class LotDto {
  /** The batch's number, or the unit's serial number. */
  @IsIdentifier()
  lotId!: string;

  /** The last day on which it may be sold, as YYYY-MM-DD; none where it keeps. */
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '$property must be a day, as YYYY-MM-DD' })
  @IsOptional()
  expiresOn?: string;
}

export class ReceiveStockDto extends StockMovementDto {
  @IsUnits()
  quantity!: number;

  /** In minor units of the merchant's own currency. */
  @Max(AMOUNT_MINOR_MAX)
  @Min(0)
  @IsInt()
  @IsOptional()
  unitCostMinor?: number;

  /** The purchase order or transfer that it came with: that much less is on its way. */
  @IsIdentifier()
  @IsOptional()
  incomingId?: string;

  /** Needed for products whose lots or serial numbers are tracked. */
  @Nested(() => LotDto)
  @IsOptional()
  lot?: LotDto;

  /** Units of it that are not fit for sale; none by default. */
  @IsUnits(0)
  @IsOptional()
  quarantined?: number;
}

export class AdjustStockDto extends StockMovementDto {
  /** Signed. */
  @IsChange()
  quantity!: number;

  @IsIn(ADJUSTMENT_REASONS)
  reason!: AdjustmentReason;

  /** The lot that it is about. */
  @IsIdentifier()
  @IsOptional()
  lotId?: string;
}

export class CountStockDto extends StockMovementDto {
  /** So many lie there, quarantine included. */
  @IsUnits(0, LEVEL_MAX)
  counted!: number;

  /** Now by default. */
  @IsInstant()
  @IsOptional()
  countedAt?: string;
}

export class ReportLevelDto extends StockMovementDto {
  /** So many can be had there. */
  @IsUnits(0, LEVEL_MAX)
  level!: number;

  /** As of when: a figure older than the last one is refused. */
  @IsInstant()
  reportedAt!: string;
}

export class SellStockDto extends StockMovementDto {
  @IsUnits()
  quantity!: number;

  /** Now by default. */
  @IsInstant()
  @IsOptional()
  soldAt?: string;
}

export class QuarantineStockDto extends StockMovementDto {
  /** Signed: below 0 for units that are for sale again. */
  @IsChange()
  quantity!: number;

  @IsIn(QUARANTINE_REASONS)
  reason!: QuarantineReason;
}

export class AnnounceIncomingDto extends AtLocationDto {
  /** The purchase order's number. */
  @IsIdentifier()
  incomingId!: string;

  /** What is still on its way, all told; 0 where nothing is any more. */
  @IsUnits(0)
  quantity!: number;

  @IsInstant()
  expectedAt!: string;
}

export class ShipTransferDto extends AtLocationDto {
  /** The caller's own, once per transfer of a SKU. A receipt names it as `incomingId`. */
  @IsIdentifier()
  transferId!: string;

  @IsIdentifier()
  toLocationId!: string;

  @IsUnits()
  quantity!: number;

  @IsInstant()
  expectedAt!: string;
}

export class SetPoolDto extends OfSkuDto {
  @IsIdentifier()
  channelId!: string;

  /** Units kept for the channel from now on; 0 for none. */
  @IsUnits(0)
  quantity!: number;

  /** Why: kept with the fact. */
  @MaxLength(REASON_CHARACTERS_MAX)
  @IsNotEmpty()
  @IsString()
  reason!: string;
}
