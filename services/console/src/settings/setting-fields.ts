import { applyDecorators } from '@nestjs/common';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateBy,
} from 'class-validator';
import { PLACES_MAX, UNITS_MAX } from './settings-limits.js';

/** Ids that end up in stream names, keys and addresses. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const IsId = (): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Matches(ID, { message: '$property must have 1 to 64 letters, digits, dots, dashes and underscores' }),
  );

/** A whole number from `min` to `max`, or none. */
export const OptionalWhole = (max: number, min = 0): PropertyDecorator =>
  applyDecorators(IsOptional(), IsInt(), Min(min), Max(max));

/** Ids of other settings, each once. */
export const IdList = (): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(PLACES_MAX),
    ArrayUnique(),
    IsString({ each: true }),
    Matches(ID, { each: true, message: 'each of $property must be the id of a setting' }),
  );

const isUnits = (value: unknown): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= UNITS_MAX;

const isUnitsById = (value: unknown, entriesMax: number): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= entriesMax && entries.every(([id, units]) => ID.test(id) && isUnits(units));
};

/** An object of whole numbers of units by the ids of other settings. */
export const UnitsById = (entriesMax = PLACES_MAX): PropertyDecorator =>
  ValidateBy({
    name: 'unitsById',
    constraints: [entriesMax, UNITS_MAX],
    validator: {
      validate: (value) => isUnitsById(value, entriesMax),
      defaultMessage: () =>
        `$property must give at most ${entriesMax} ids a whole number from 0 to ${UNITS_MAX} each`,
    },
  });

const isWithoutRepeats = (value: unknown): boolean => {
  const skus = (value as readonly { readonly sku?: unknown }[]).map((each) => each.sku);
  return new Set(skus).size === skus.length;
};

/** A list of products, none of them twice. */
export const DifferentSkus = (): PropertyDecorator =>
  ValidateBy({
    name: 'differentSkus',
    validator: {
      validate: isWithoutRepeats,
      defaultMessage: () => '$property must name no SKU twice',
    },
  });
