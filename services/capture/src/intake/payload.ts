import { mayHoldCardNumbers, textWithoutCardNumbers, withoutCardNumbers } from './card-numbers.js';

/** What a channel sent, as it may be kept: without card numbers, else byte for byte. */
export interface Payload {
  readonly body: string;
  readonly contentType: string;
  /** Parsed; undefined where the body is no JSON. */
  readonly value: unknown;
  readonly isJson: boolean;
  readonly cardNumbersRemoved: number;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Undefined for bytes that are no UTF-8. */
export const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
};

const parse = (text: string): { readonly isJson: boolean; readonly value: unknown } => {
  try {
    return { isJson: true, value: JSON.parse(text) as unknown };
  } catch {
    return { isJson: false, value: undefined };
  }
};

/** Reads a body once, for all that follows; `bytes` that are no UTF-8 are no JSON either. */
export function readPayload(received: string | Uint8Array, contentType = 'application/json'): Payload {
  const text = typeof received === 'string' ? received : textOf(received);
  const body = text ?? Buffer.from(received as Uint8Array).toString('latin1');
  const parsed = text === undefined ? { isJson: false, value: undefined } : parse(text);
  const payload = { body, contentType, ...parsed, cardNumbersRemoved: 0 };
  if (!parsed.isJson || !mayHoldCardNumbers(body)) return payload;
  const { value, cardNumbersRemoved } = withoutCardNumbers(parsed.value);
  return cardNumbersRemoved === 0
    ? payload
    : { ...payload, value, body: JSON.stringify(value), cardNumbersRemoved };
}

/** The body of a payload that is refused: nobody checked where in it a card number may stand. */
export function refusedBodyOf({ body, value, isJson }: Payload): string {
  if (!mayHoldCardNumbers(body)) return body;
  if (!isJson) return textWithoutCardNumbers(body).value;
  const cleaned = withoutCardNumbers(value, 'all');
  return cleaned.cardNumbersRemoved === 0 ? body : JSON.stringify(cleaned.value);
}
