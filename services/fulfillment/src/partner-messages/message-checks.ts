import { applyDecorators } from '@nestjs/common';
import { instantOf, PoisonMessage, type Instant } from '@throughline/kernel';
import { validateDto } from '@throughline/service-kit';
import { IsString, Matches, MaxLength } from 'class-validator';

/** Visible text on one line: it ends up in ids, labels and lists. */
export const IsCode = (charactersMax: number): PropertyDecorator =>
  applyDecorators(
    IsString(),
    MaxLength(charactersMax),
    Matches(/^(?=.*\S)[^\p{Cc}]*$/u, { message: '$property must be one line of text that is not blank' }),
  );

/** In UTC with milliseconds, as all our instants are. */
export const toInstant = (text: string): Instant => instantOf(new Date(text));

/**
 * A partner's message, checked. Members that we do not know are left alone: partners' formats grow.
 * @throws PoisonMessage that says all that is wrong with it
 */
export async function checked<Dto extends object>(DtoClass: new () => Dto, message: unknown): Promise<Dto> {
  const result = await validateDto(DtoClass, message, { unknownMembers: 'drop' });
  if (result.ok) return result.dto;
  const problems = result.problems.map(({ field, message: what }) => `${field || 'message'}: ${what}`);
  throw new PoisonMessage(`not a message of this topic: ${problems.join('; ')}`);
}
