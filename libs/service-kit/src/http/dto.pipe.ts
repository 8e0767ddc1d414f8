import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Rejection } from './rejection.js';
import { validateDto } from './validate-dto.js';

/** Types of parameters that are not DTOs. */
const plainTypes: ReadonlySet<unknown> = new Set([String, Number, Boolean, Array, Object]);

/** Hands a controller DTOs that hold what their class promises. @throws Rejection 422 with a problem per field */
@Injectable()
export class DtoPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if (type === 'custom' || metatype === undefined || plainTypes.has(metatype)) return value;
    // A parser has made it already: the bytes of a webhook, the stream of an import.
    if (value instanceof metatype) return value;
    const result = await validateDto(metatype as new () => object, value);
    if (result.ok) return result.dto;
    throw new Rejection(422, 'validation-failed', 'the request is not what it has to be', result.problems);
  }
}
