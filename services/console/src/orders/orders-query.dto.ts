import { lifecycle, type OrderStatus } from '@throughline/order';
import { IsInstant, PAGE_SIZE, PAGE_SIZE_MAX, type PageQuery } from '@throughline/service-kit';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, Matches, MaxLength, Min, MinLength } from 'class-validator';

const FILTER_CHARACTERS_MAX = 128;
const SEARCH_CHARACTERS_MAX = 200;
const CURSOR_CHARACTERS_MAX = 1_024;

const STATUSES = Object.keys(lifecycle) as OrderStatus[];
const STATUS_LIST_CHARACTERS_MAX = STATUSES.join(',').length;

export const ORDER_SORTS = [
  '-placedAt',
  'placedAt',
  '-updatedAt',
  'updatedAt',
  '-totalMinor',
  'totalMinor',
] as const;

export type OrderSort = (typeof ORDER_SORTS)[number];

export const DEFAULT_SORT: OrderSort = '-placedAt';

const isStatus = (text: string): text is OrderStatus => STATUSES.includes(text as OrderStatus);

export const statusesOf = (list: string): OrderStatus[] => [...new Set(list.split(','))].filter(isStatus);

const STATUS_LIST = new RegExp(`^(${STATUSES.join('|')})(,(${STATUSES.join('|')}))*$`);

/** What a list of orders is narrowed to, but for where they stand. */
export class OrderSubsetQuery {
  /**
   * Words that all have to begin a word of the order's number, external id, customer, e-mail, SKUs, titles or tracking
   * numbers; without regard to case and accents. Finds among the newest 5,000 that match.
   */
  @IsOptional()
  @MaxLength(SEARCH_CHARACTERS_MAX)
  @IsString()
  q?: string;

  @IsOptional()
  @MaxLength(FILTER_CHARACTERS_MAX)
  @IsString()
  channelId?: string;

  @IsOptional()
  @MaxLength(FILTER_CHARACTERS_MAX)
  @IsString()
  externalId?: string;

  /** Only orders that wait for a person, or only those that do not. */
  @IsOptional()
  @IsIn(['true', 'false'])
  exception?: 'true' | 'false';

  /** The name of the step that they wait for: `await-stock`, `review-fraud`, … */
  @IsOptional()
  @MaxLength(FILTER_CHARACTERS_MAX)
  @IsString()
  waitsFor?: string;

  /** Only what ships from this location. */
  @IsOptional()
  @MaxLength(FILTER_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  locationId?: string;

  /** Only what holds this SKU. */
  @IsOptional()
  @MaxLength(FILTER_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  sku?: string;

  /** Placed then or later. */
  @IsOptional()
  @IsInstant()
  placedFrom?: string;

  /** Placed before that. */
  @IsOptional()
  @IsInstant()
  placedTo?: string;
}

export class OrderSelectionQuery extends OrderSubsetQuery {
  /** One status or several, with commas between. */
  @IsOptional()
  @Matches(STATUS_LIST, {
    message: `$property must be one or more of these, with commas between: ${STATUSES.join(', ')}`,
  })
  @MaxLength(STATUS_LIST_CHARACTERS_MAX)
  status?: string;

  /** What comes first; `-` is downwards. */
  @IsOptional()
  @IsIn(ORDER_SORTS)
  sort: OrderSort = DEFAULT_SORT;
}

export class OrdersQuery extends OrderSelectionQuery implements PageQuery {
  /** Items wanted. */
  @IsOptional()
  @Type(() => Number)
  @Max(PAGE_SIZE_MAX)
  @Min(1)
  @IsInt()
  limit: number = PAGE_SIZE;

  /** The `nextCursor` of the page before, in the same order. */
  @IsOptional()
  @MaxLength(CURSOR_CHARACTERS_MAX)
  @IsString()
  cursor?: string;
}
