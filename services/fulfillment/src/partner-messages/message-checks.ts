import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';

/** Visible text on one line: it ends up in ids, labels and lists. */
export const IsCode = (charactersMax: number): PropertyDecorator =>
  applyDecorators(
    IsString(),
    MaxLength(charactersMax),
    Matches(/^(?=.*\S)[^\p{Cc}]*$/u, { message: '$property must be one line of text that is not blank' }),
  );
