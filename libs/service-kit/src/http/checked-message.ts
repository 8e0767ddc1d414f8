import { PoisonMessage } from '@throughline/kernel';
import type { FieldProblem } from './rejection.js';
import { validateDto } from './validate-dto.js';

/** All that is wrong, on one line. */
export const problemsAsText = (problems: readonly FieldProblem[]): string =>
  problems.map(({ field, message }) => `${field || 'message'}: ${message}`).join('; ');

/** A message of another shape than its topic's. */
export const misshapen = (problems: readonly FieldProblem[]): PoisonMessage =>
  new PoisonMessage(`not a message of this topic: ${problemsAsText(problems)}`);

/**
 * A partner's message, checked. Members that we do not know are left alone: partners' formats grow.
 * @throws PoisonMessage that says all that is wrong with it
 */
export async function checkedMessage<Dto extends object>(
  DtoClass: new () => Dto,
  message: unknown,
): Promise<Dto> {
  const result = await validateDto(DtoClass, message, { unknownMembers: 'drop' });
  if (result.ok) return result.dto;
  throw misshapen(result.problems);
}
