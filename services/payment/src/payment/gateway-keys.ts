import { uuidv8Of } from '@throughline/kernel';

type Operation = 'authorization' | 'capture' | 'void';

/** The gateway's idempotency key of a tender's n-th operation of a kind: any repeat would give it again. */
export const gatewayKey = (
  operation: Operation,
  orderId: string,
  tenderId: string,
  attempt: number,
): string => uuidv8Of(`throughline/${operation}`, orderId, tenderId, String(attempt));

/** True for a key of one of the tender's first `attempts` operations: those a person has let try again since. */
export const isKeyOfEarlier = (
  key: string,
  operation: Operation,
  orderId: string,
  tenderId: string,
  attempts: number,
): boolean =>
  Array.from({ length: attempts }, (_, index) => index + 1).some(
    (attempt) => gatewayKey(operation, orderId, tenderId, attempt) === key,
  );
