import { applyDecorators } from '@nestjs/common';
import { AMOUNT_MINOR_MAX, isCurrency } from '@throughline/kernel';
import {
  isISO31661Alpha2,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
} from 'class-validator';

/** Text on one line, not blank: control characters would end up in mails, labels and files of partners. */
const ONE_LINE = /^(?=.*\S)[^\p{Cc}]*$/u;

/** Text on many lines: tabs and line ends are the only control characters. */
const MANY_LINES = /^(?:[^\p{Cc}]|[\t\n\r])*$/u;

/** Kosovo: assigned by use, not by ISO 3166-1; carriers and channels have it. */
const KOSOVO = 'XK';

const isText = (value: unknown): value is string => typeof value === 'string';

const satisfies = (
  name: string,
  validate: (value: unknown) => boolean,
  expectation: string,
): PropertyDecorator =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => `$property ${expectation}` } });

/** One line of text with at least one visible character. */
export const OneLine = (charactersMax: number): PropertyDecorator =>
  applyDecorators(
    IsString(),
    MaxLength(charactersMax),
    Matches(ONE_LINE, { message: '$property must be one line of text that is not blank' }),
  );

export const OptionalLine = (charactersMax: number): PropertyDecorator =>
  applyDecorators(IsOptional(), OneLine(charactersMax));

export const OptionalNote = (charactersMax: number): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    IsString(),
    MaxLength(charactersMax),
    Matches(MANY_LINES, { message: '$property must be text without control characters' }),
  );

/** Minor units of the order's currency, none of them negative. */
export const AmountMinor = (): PropertyDecorator => applyDecorators(IsInt(), Min(0), Max(AMOUNT_MINOR_MAX));

export const OptionalAmountMinor = (): PropertyDecorator => applyDecorators(IsOptional(), AmountMinor());

export const IsCurrencyCode = (): PropertyDecorator =>
  satisfies(
    'isCurrencyCode',
    (value) => isText(value) && isCurrency(value),
    'must be a currency code of ISO 4217, in capitals',
  );

export const IsCountryCode = (): PropertyDecorator =>
  satisfies(
    'isCountryCode',
    (value) => isText(value) && /^[A-Z]{2}$/.test(value) && (value === KOSOVO || isISO31661Alpha2(value)),
    'must be a two-letter country code of ISO 3166-1, in capitals',
  );
