import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IDENTIFIER_CHARACTERS_MAX, QUANTITY_MAX } from '../stock/stock.dto.js';

/** A quarter of an hour: what checkouts usually take. */
const TTL_SECONDS = 900;
const TTL_SECONDS_MAX = 3_600;
const LINES_MAX = 200;

export class HoldLineDto {
  @MaxLength(IDENTIFIER_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  sku!: string;

  @Max(QUANTITY_MAX)
  @Min(1)
  @IsInt()
  quantity!: number;
}

export class ExtendHoldDto {
  /** From now on. A hold is never made shorter. */
  @Max(TTL_SECONDS_MAX)
  @Min(1)
  @IsInt()
  ttlSeconds: number = TTL_SECONDS;
}

export class OpenHoldDto extends ExtendHoldDto {
  /** A UUID that the caller makes, so that asking again is safe; made here where it is left out. */
  @IsOptional()
  @IsUUID()
  holdId?: string;

  @MaxLength(IDENTIFIER_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  channelId!: string;

  /** The same SKU on two lines is summed. */
  @Type(() => HoldLineDto)
  @ValidateNested({ each: true })
  @ArrayMaxSize(LINES_MAX)
  @ArrayMinSize(1)
  @IsArray()
  lines!: HoldLineDto[];
}
