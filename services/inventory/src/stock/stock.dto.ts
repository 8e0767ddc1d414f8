import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  NotEquals,
} from 'class-validator';
import { AMOUNT_MINOR_MAX } from '@throughline/kernel';
import { ADJUSTMENT_REASONS, type AdjustmentReason } from './stock.commands.js';

/** Characters of SKUs, ids and references that callers give. */
export const IDENTIFIER_CHARACTERS_MAX = 128;

/** Units of one receipt or adjustment: more is a slip of the hand. */
export const QUANTITY_MAX = 1_000_000;

class StockMovementDto {
  @MaxLength(IDENTIFIER_CHARACTERS_MAX)
  @IsNotEmpty()
  @IsString()
  sku!: string;

  @MaxLength(IDENTIFIER_CHARACTERS_MAX)
  @IsNotEmpty()
  @IsString()
  locationId!: string;

  /** The caller's own, once per movement of a SKU: a delivery note, the line of a count. */
  @MaxLength(IDENTIFIER_CHARACTERS_MAX)
  @IsNotEmpty()
  @IsString()
  reference!: string;
}

export class ReceiveStockDto extends StockMovementDto {
  @Max(QUANTITY_MAX)
  @Min(1)
  @IsInt()
  quantity!: number;

  /** In minor units of the merchant's own currency. */
  @IsOptional()
  @Max(AMOUNT_MINOR_MAX)
  @Min(0)
  @IsInt()
  unitCostMinor?: number;
}

export class AdjustStockDto extends StockMovementDto {
  /** Signed. */
  @NotEquals(0)
  @Max(QUANTITY_MAX)
  @Min(-QUANTITY_MAX)
  @IsInt()
  quantity!: number;

  @IsIn(ADJUSTMENT_REASONS)
  reason!: AdjustmentReason;
}
