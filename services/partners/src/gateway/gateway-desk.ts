import { contentHashOf, instantOf, uuidv7, type Clock } from '@throughline/kernel';
import type { GatewayBooks } from './gateway-books.js';
import type { GatewayAnswer, GatewayEntry, GatewayOperation } from './gateway-entry.js';
import type { GatewayJournal } from './gateway-journal.js';
import { authorize, capture, voidRest, type AuthorizeRequest, type Outcome } from './gateway-operations.js';

/** Another request under the same key got an answer before. */
export const KEY_REUSED = 'idempotency_key_reused';
export const UNKNOWN_AUTHORIZATION = 'unknown_authorization';

export interface Performed {
  readonly answer: GatewayAnswer;
  /** True where the key was known and nothing was done anew. */
  readonly isRepeat: boolean;
  /** The token behind it, for the faults that a token asks for. */
  readonly token: string | null;
}

const refusal = (httpStatus: number, code: string): Performed => ({
  answer: { httpStatus, body: { status: 'refused', code } },
  isRepeat: true,
  token: null,
});

/** Carries out each operation once per key: journal first, then books, then answer. */
export class GatewayDesk {
  constructor(
    private readonly books: GatewayBooks,
    private readonly journal: GatewayJournal | undefined,
    private readonly clock: Clock,
    /** A key older than this is forgotten, as real gateways do; `lookup` still knows it. */
    private readonly keysHonouredMs: number,
  ) {}

  authorize(request: AuthorizeRequest): Performed {
    const { idempotencyKey, token } = request;
    const now = instantOf(this.clock.now());
    const reference = `auth_${uuidv7(this.clock.now().getTime())}`;
    return this.once('authorize', idempotencyKey, request, token, () => authorize(request, reference, now));
  }

  capture(
    reference: string,
    request: { readonly idempotencyKey: string; readonly amountMinor: number },
  ): Performed {
    const { idempotencyKey, amountMinor } = request;
    const authorization = this.books.authorization(reference);
    if (!authorization) return refusal(404, UNKNOWN_AUTHORIZATION);
    const captureReference = `cap_${uuidv7(this.clock.now().getTime())}`;
    return this.once('capture', idempotencyKey, { reference, amountMinor }, authorization.token, () =>
      capture(authorization, amountMinor, captureReference),
    );
  }

  void(reference: string, { idempotencyKey }: { readonly idempotencyKey: string }): Performed {
    const authorization = this.books.authorization(reference);
    if (!authorization) return refusal(404, UNKNOWN_AUTHORIZATION);
    return this.once('void', idempotencyKey, { reference }, authorization.token, () =>
      voidRest(authorization),
    );
  }

  private once(
    operation: GatewayOperation,
    idempotencyKey: string,
    content: object,
    token: string,
    decide: () => Outcome,
  ): Performed {
    const fingerprint = contentHashOf({ operation, ...content });
    const known = this.books.entryOf(idempotencyKey);
    if (known && this.isHonoured(known)) {
      return known.fingerprint === fingerprint
        ? { answer: known.answer, isRepeat: true, token }
        : refusal(409, KEY_REUSED);
    }
    const at = instantOf(this.clock.now());
    const entry: GatewayEntry = { at, operation, idempotencyKey, fingerprint, ...decide() };
    this.journal?.append(entry);
    this.books.apply(entry);
    return { answer: entry.answer, isRepeat: false, token };
  }

  private isHonoured(entry: GatewayEntry): boolean {
    return this.clock.now().getTime() - Date.parse(entry.at) < this.keysHonouredMs;
  }
}
