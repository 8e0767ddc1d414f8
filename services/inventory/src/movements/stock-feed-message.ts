import { PoisonMessage } from '@throughline/kernel';
import { misshapen } from '@throughline/service-kit';
import { MOVEMENT_TYPES, movements, movementTypeOf, type MovementCommand } from './movement.js';

const typeIn = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;

/** @throws PoisonMessage that says all that is wrong with it */
export async function stockFeedCommandOf(message: unknown): Promise<MovementCommand> {
  const type = movementTypeOf(typeIn(message));
  if (!type) throw new PoisonMessage(`type must be one of ${MOVEMENT_TYPES.join(', ')}`);
  // Members that we do not know are left alone: partners' formats grow.
  const result = await movements[type].read(message, { unknownMembers: 'drop' });
  if (result.ok) return result.command;
  throw misshapen(result.problems);
}
