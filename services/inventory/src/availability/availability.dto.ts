import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IDENTIFIER_CHARACTERS_MAX } from '../stock/stock.dto.js';

/** SKUs that one address can ask for. */
export const QUERY_SKUS_MAX = 1_000;

/** SKUs that one body can ask for. */
export const BODY_SKUS_MAX = 5_000;

const IsSkuList = (skusMax: number): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayNotEmpty(),
    ArrayMaxSize(skusMax),
    IsString({ each: true }),
    IsNotEmpty({ each: true }),
    MaxLength(IDENTIFIER_CHARACTERS_MAX, { each: true }),
  );

const IsChannelId = (): PropertyDecorator =>
  applyDecorators(IsOptional(), IsString(), IsNotEmpty(), MaxLength(IDENTIFIER_CHARACTERS_MAX));

export class AvailabilityByQuery {
  /** Given once per SKU: `sku=A&sku=B`. */
  @IsSkuList(QUERY_SKUS_MAX)
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  sku!: string[];

  /** Only what this channel can sell; all channels by default. */
  @IsChannelId()
  channel?: string;
}

export class AvailabilityByBody {
  @IsSkuList(BODY_SKUS_MAX)
  skus!: string[];

  /** Only what this channel can sell; all channels by default. */
  @IsChannelId()
  channelId?: string;
}
