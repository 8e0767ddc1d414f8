import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, isISO8601, IsObject, ValidateBy, ValidateNested } from 'class-validator';

type ClassOf = () => new () => object;

/**
 * A member that is one object of another class. class-validator's own `ValidateNested` lets an empty list pass for
 * an object.
 */
export const Nested = (classOf: ClassOf): PropertyDecorator =>
  applyDecorators(Type(classOf), IsObject(), ValidateNested());

/** A member that is a list of objects of another class, with a limit: a longer one is refused unread. */
export const NestedList = (classOf: ClassOf, itemsMax: number): PropertyDecorator =>
  applyDecorators(
    Type(classOf),
    IsArray(),
    ArrayMaxSize(itemsMax),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
  );

/** ISO 8601 with a time and its zone: an instant, wherever it is read. */
const WITH_ZONE = /T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** ISO 8601 knows leap seconds and zones that no clock here does: what cannot be read is no instant. */
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' &&
  WITH_ZONE.test(value) &&
  isISO8601(value, { strict: true, strictSeparator: true }) &&
  !Number.isNaN(Date.parse(value));

/** A date and time of ISO 8601 with its zone. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: () => '$property must be a date and time of ISO 8601 with its zone',
    },
  });
