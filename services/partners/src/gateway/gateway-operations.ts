import { after, type Instant } from '@throughline/kernel';
import type { BookedAuthorization } from './gateway-books.js';
import type { GatewayEntry } from './gateway-entry.js';
import { isMagicToken, TOKEN } from './magic-tokens.js';

/** How long an authorization holds: seven days, as most card schemes do at a card-not-present sale. */
export const AUTHORIZATION_TTL_MS = 7 * 86_400_000;

export interface AuthorizeRequest {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly tenderId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly token: string;
}

/** What an operation comes to: the answer, and what it changes in the books. */
export type Outcome = Pick<GatewayEntry, 'answer' | 'booking'>;

const declineOf = (token: string): { code: string; isSoft: boolean } | undefined => {
  if (token === TOKEN.decline) return { code: 'card_declined', isSoft: false };
  if (token === TOKEN.declineSoft) return { code: 'insufficient_funds', isSoft: true };
  return isMagicToken(token) ? undefined : { code: 'invalid_token', isSoft: false };
};

export function authorize(request: AuthorizeRequest, reference: string, now: Instant): Outcome {
  const { orderId, tenderId, amountMinor, currency, token } = request;
  const decline = declineOf(token);
  if (decline) {
    return {
      answer: { httpStatus: 402, body: { status: 'declined', ...decline } },
      booking: { kind: 'declined', orderId, currency },
    };
  }
  const expiresAt = after(now, AUTHORIZATION_TTL_MS);
  return {
    answer: { httpStatus: 201, body: { status: 'authorized', reference, amountMinor, currency, expiresAt } },
    booking: { kind: 'authorized', reference, orderId, tenderId, amountMinor, currency, token, expiresAt },
  };
}

const refused = (kind: 'capture-refused' | 'void-refused', reference: string, code: string): Outcome => ({
  answer: { httpStatus: 422, body: { status: 'refused', code } },
  booking: { kind, reference },
});

export const heldMinor = ({ amountMinor, capturedMinor, voidedMinor }: BookedAuthorization): number =>
  amountMinor - capturedMinor - voidedMinor;

export function capture(
  authorization: BookedAuthorization,
  amountMinor: number,
  captureReference: string,
): Outcome {
  const { reference, token, refusedCaptures, isVoided } = authorization;
  if (isVoided) return refused('capture-refused', reference, 'authorization_voided');
  if (amountMinor > heldMinor(authorization)) {
    return refused('capture-refused', reference, 'amount_exceeds_authorization');
  }
  if (token === TOKEN.captureFails && refusedCaptures === 0) {
    return refused('capture-refused', reference, 'processor_refused');
  }
  return {
    answer: { httpStatus: 201, body: { status: 'captured', reference: captureReference, amountMinor } },
    booking: { kind: 'captured', reference, amountMinor },
  };
}

/** Gives back what is held and was not captured. */
export function voidRest(authorization: BookedAuthorization): Outcome {
  const { reference, isVoided } = authorization;
  if (isVoided) return refused('void-refused', reference, 'already_voided');
  const amountMinor = heldMinor(authorization);
  if (amountMinor === 0) return refused('void-refused', reference, 'nothing_left_to_void');
  return {
    answer: { httpStatus: 201, body: { status: 'voided', amountMinor } },
    booking: { kind: 'voided', reference, amountMinor },
  };
}
