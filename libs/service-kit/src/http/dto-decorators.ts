import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';

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
