import { applyDecorators } from '@nestjs/common';
import { AMOUNT_MINOR_MAX, isCurrency } from '@throughline/kernel';
import {
  isISO31661Alpha2,
  isISO8601,
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

/** ISO 8601 with a time and its zone: an instant, wherever it is read. */
const WITH_ZONE = /T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

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

/** ISO 8601 knows leap seconds and zones that no clock here does: what cannot be read is no instant. */
const isInstant = (text: string): boolean =>
  WITH_ZONE.test(text) &&
  isISO8601(text, { strict: true, strictSeparator: true }) &&
  !Number.isNaN(Date.parse(text));

export const IsInstant = (): PropertyDecorator =>
  satisfies(
    'isInstant',
    (value) => isText(value) && isInstant(value),
    'must be a date and time of ISO 8601 with its zone',
  );
