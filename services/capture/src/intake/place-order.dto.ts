import { IsInstant, Nested, NestedList } from '@throughline/service-kit';
import {
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
} from 'class-validator';
import {
  AmountMinor,
  IsCountryCode,
  IsCurrencyCode,
  OneLine,
  OptionalAmountMinor,
  OptionalLine,
  OptionalNote,
} from './order-fields.js';
import {
  ADDRESS_LINE_CHARACTERS_MAX,
  CHECKOUT_HOLD_ID,
  EMAIL_CHARACTERS_MAX,
  IDENTIFIER_CHARACTERS_MAX,
  LINES_MAX,
  LINE_QUANTITY_MAX,
  LOCALE_CHARACTERS_MAX,
  NAME_CHARACTERS_MAX,
  NET_DAYS_MAX,
  NOTE_CHARACTERS_MAX,
  PHONE_CHARACTERS_MAX,
  POSTAL_CODE_CHARACTERS_MAX,
  TENDERS_MAX,
  TITLE_CHARACTERS_MAX,
  TOKEN_CHARACTERS_MAX,
} from './order-limits.js';

export class AddressDto {
  @OptionalLine(NAME_CHARACTERS_MAX)
  name?: string;

  @OptionalLine(NAME_CHARACTERS_MAX)
  company?: string;

  @OneLine(ADDRESS_LINE_CHARACTERS_MAX)
  line1!: string;

  @OptionalLine(ADDRESS_LINE_CHARACTERS_MAX)
  line2?: string;

  @OneLine(NAME_CHARACTERS_MAX)
  city!: string;

  @OptionalLine(NAME_CHARACTERS_MAX)
  region?: string;

  @OptionalLine(POSTAL_CODE_CHARACTERS_MAX)
  postalCode?: string;

  @IsCountryCode()
  countryCode!: string;

  @OptionalLine(PHONE_CHARACTERS_MAX)
  phone?: string;

  @Max(90)
  @Min(-90)
  @IsNumber()
  @IsOptional()
  latitude?: number;

  @Max(180)
  @Min(-180)
  @IsNumber()
  @IsOptional()
  longitude?: number;
}

export class CustomerDto {
  @OptionalLine(NAME_CHARACTERS_MAX)
  name?: string;

  /** Anything with an @: what mail servers take is theirs to say, and an odd address must not cost an order. */
  @Matches(/^[^\s\p{Cc}]+@[^\s\p{Cc}]+$/u, { message: '$property must be an e-mail address' })
  @OptionalLine(EMAIL_CHARACTERS_MAX)
  email?: string;

  @OptionalLine(PHONE_CHARACTERS_MAX)
  phone?: string;

  @OptionalLine(LOCALE_CHARACTERS_MAX)
  locale?: string;

  @OptionalNote(NOTE_CHARACTERS_MAX)
  note?: string;
}

export class OrderLineDto {
  @OneLine(IDENTIFIER_CHARACTERS_MAX)
  lineId!: string;

  @OptionalLine(IDENTIFIER_CHARACTERS_MAX)
  sku?: string;

  @OneLine(TITLE_CHARACTERS_MAX)
  title!: string;

  @Max(LINE_QUANTITY_MAX)
  @Min(1)
  @IsInt()
  quantity!: number;

  @AmountMinor()
  unitPriceMinor!: number;

  /** Off the whole line. */
  @OptionalAmountMinor()
  discountMinor?: number;

  /** On, or in, the whole line: see `isTaxIncluded`. */
  @OptionalAmountMinor()
  taxMinor?: number;

  /** What the customer owes for the whole line; computed where it is not given, checked where it is. */
  @OptionalAmountMinor()
  totalMinor?: number;

  /** By default what the product's settings say, and true for a product without settings. */
  @IsBoolean()
  @IsOptional()
  requiresShipping?: boolean;

  /** False where the channel counts no stock of it; a product that we do not count is never counted. */
  @IsBoolean()
  @IsOptional()
  isTracked?: boolean;

  /** The marketplace, or a fulfilment service of the channel, ships it. */
  @IsBoolean()
  @IsOptional()
  fulfilledByChannel?: boolean;
}

export class ShippingDto {
  @OneLine(TITLE_CHARACTERS_MAX)
  method!: string;

  /** After discounts. */
  @AmountMinor()
  amountMinor!: number;

  /** On, or in, `amountMinor`: see `isTaxIncluded`. */
  @OptionalAmountMinor()
  taxMinor?: number;
}

/** The channel's own sums: whatever is given must agree with ours. */
export class TotalsDto {
  @OptionalAmountMinor()
  itemsMinor?: number;

  @OptionalAmountMinor()
  discountMinor?: number;

  @OptionalAmountMinor()
  shippingMinor?: number;

  @OptionalAmountMinor()
  taxMinor?: number;

  @OptionalAmountMinor()
  totalMinor?: number;
}

export class TenderDto {
  @OneLine(IDENTIFIER_CHARACTERS_MAX)
  tenderId!: string;

  @IsIn(['card', 'channel-paid', 'channel-authorized', 'invoice'])
  kind!: 'card' | 'channel-paid' | 'channel-authorized' | 'invoice';

  @Min(1)
  @AmountMinor()
  amountMinor!: number;

  /** A gateway's token; of a card it is required, and a card number is refused. */
  @OptionalLine(TOKEN_CHARACTERS_MAX)
  token?: string;

  @OptionalLine(TOKEN_CHARACTERS_MAX)
  reference?: string;

  @Max(NET_DAYS_MAX)
  @Min(0)
  @IsInt()
  @IsOptional()
  netDays?: number;
}

/** What the customer saw, where it is another currency than the merchant's. */
export class PresentmentDto {
  @IsCurrencyCode()
  currency!: string;

  @AmountMinor()
  totalMinor!: number;
}

/**
 * The canonical order: the body of `POST /api/v1/orders`, a message of the channel orders' topic and a row of an
 * import. Amounts are integers in minor units of `currency`; null is the same as not given.
 */
export class PlaceOrderDto {
  @OneLine(IDENTIFIER_CHARACTERS_MAX)
  channelId!: string;

  /** The channel's own id of the order: with `channelId` the order's identity. */
  @OneLine(IDENTIFIER_CHARACTERS_MAX)
  externalId!: string;

  /** What people call it; `externalId` by default. */
  @OptionalLine(IDENTIFIER_CHARACTERS_MAX)
  orderNumber?: string;

  /** An integer that counts up, or an instant of ISO 8601: tells a newer state of the order from a conflict. */
  @OptionalLine(IDENTIFIER_CHARACTERS_MAX)
  sourceVersion?: string;

  @IsInstant()
  placedAt!: string;

  @IsCurrencyCode()
  currency!: string;

  @IsOptional()
  @Nested(() => PresentmentDto)
  presentment?: PresentmentDto;

  @IsOptional()
  @Nested(() => CustomerDto)
  customer?: CustomerDto;

  /** Required as soon as a line is to be shipped. */
  @IsOptional()
  @Nested(() => AddressDto)
  shipTo?: AddressDto;

  @IsOptional()
  @Nested(() => AddressDto)
  billTo?: AddressDto;

  @NestedList(() => OrderLineDto, LINES_MAX)
  @ArrayMinSize(1)
  lines!: OrderLineDto[];

  @IsOptional()
  @Nested(() => ShippingDto)
  shipping?: ShippingDto;

  @IsOptional()
  @Nested(() => TotalsDto)
  totals?: TotalsDto;

  /** The hold that the checkout placed on the stock: it becomes the order's reservation. */
  @Matches(CHECKOUT_HOLD_ID, { message: '$property must have 1 to 64 letters, digits and dashes' })
  @IsString()
  @IsOptional()
  checkoutHoldId?: string;

  /** True where prices include their tax; false by default: tax is added. */
  @IsBoolean()
  @IsOptional()
  isTaxIncluded?: boolean;

  /** Together the order's total. None, or less with `isPaymentPending`: the rest waits for a person. */
  @IsOptional()
  @NestedList(() => TenderDto, TENDERS_MAX)
  tenders?: TenderDto[];

  /** The tenders do not cover the total yet. */
  @IsBoolean()
  @IsOptional()
  isPaymentPending?: boolean;

  /** Placed to try the shop: recorded, and nothing else. */
  @IsBoolean()
  @IsOptional()
  test?: boolean;

  /** Shipped before we heard of it. */
  @IsBoolean()
  @IsOptional()
  alreadyFulfilled?: boolean;

  /** The marketplace ships the whole order from its own warehouses. */
  @IsBoolean()
  @IsOptional()
  fulfilledByMarketplace?: boolean;

  @IsBoolean()
  @IsOptional()
  cancelledAtChannel?: boolean;
}
