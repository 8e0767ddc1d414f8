import { TransientFault } from '@throughline/kernel';
import type {
  AuthorizationAnswer,
  CaptureAnswer,
  GatewayAnswer,
  VoidAnswer,
} from '../payment/payment-gateway.js';

/** An HTTP answer with its JSON body. */
export interface RawAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Request timeout, too early, too many requests: RFC 9110 §15.5.9, RFC 8470, RFC 6585. */
const RETRIED_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

const CREATED = 201;
const DECLINED = 402;
/** Unknown authorization; not possible in its state. */
const REFUSALS: ReadonlySet<number> = new Set([404, 422]);

/** @throws TransientFault where the gateway asks to come back later, or is at fault itself */
export function assertAnswered({ status }: RawAnswer): void {
  if (status >= 500 || RETRIED_STATUSES.has(status)) {
    throw new TransientFault(`the gateway answered ${status}`);
  }
}

const textOf = ({ body }: RawAnswer, member: string): string | undefined => {
  const value = body[member];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const unexpected = (answer: RawAnswer, asked: string): Error =>
  new Error(`the gateway answered ${answer.status} (${textOf(answer, 'code') ?? 'no code'}) to ${asked}`);

/** @throws Error for an answer that is none to an authorization */
export function authorizationAnswer(answer: RawAnswer): AuthorizationAnswer {
  const reference = textOf(answer, 'reference');
  const code = textOf(answer, 'code');
  if (answer.status === CREATED && reference !== undefined) {
    return { status: 'authorized', reference, expiresAt: textOf(answer, 'expiresAt') ?? null };
  }
  if (answer.status === DECLINED && code !== undefined) {
    return { status: 'declined', code, isSoft: answer.body['isSoft'] === true };
  }
  throw unexpected(answer, 'an authorization');
}

/** @throws Error for an answer that is none to a capture */
export function captureAnswer(answer: RawAnswer): CaptureAnswer {
  const reference = textOf(answer, 'reference');
  const code = textOf(answer, 'code');
  if (answer.status === CREATED && reference !== undefined) return { status: 'captured', reference };
  if (REFUSALS.has(answer.status) && code !== undefined) return { status: 'capture-refused', code };
  throw unexpected(answer, 'a capture');
}

/** @throws Error for an answer that is none to a void */
export function voidAnswer(answer: RawAnswer): VoidAnswer {
  const code = textOf(answer, 'code');
  if (answer.status === CREATED) return { status: 'voided' };
  if (REFUSALS.has(answer.status) && code !== undefined) return { status: 'void-refused', code };
  throw unexpected(answer, 'a void');
}

const answerOf: Readonly<Record<string, (answer: RawAnswer) => GatewayAnswer>> = {
  authorize: authorizationAnswer,
  capture: captureAnswer,
  void: voidAnswer,
};

/** What a lookup by key tells: the operation, and the answer it got then. */
export function lookedUpAnswer(answer: RawAnswer): GatewayAnswer {
  const { operation, httpStatus, body } = answer.body;
  const parse = typeof operation === 'string' ? answerOf[operation] : undefined;
  if (!parse || typeof httpStatus !== 'number' || typeof body !== 'object' || body === null) {
    throw unexpected(answer, 'a lookup');
  }
  return parse({ status: httpStatus, body: body as RawAnswer['body'] });
}
