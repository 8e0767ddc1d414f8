interface Issuer {
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
}

/**
 * Issuer prefixes and lengths after ISO/IEC 7812 as the schemes publish them. Visa's 13 digits are left out: no such
 * card is issued any more, and many phone numbers look like one.
 */
const issuers: readonly Issuer[] = [
  { prefix: /^4/, lengths: [16, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] },
  { prefix: /^(?:30[0-5]|3[689])/, lengths: [14] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16, 19] },
  { prefix: /^62/, lengths: [16, 17, 18, 19] },
];

/** 14 to 19 digits, alone or in groups; not what follows a plus sign, which is a phone number. */
const CANDIDATE = /(?<![\d+])\d(?:[ -]?\d){13,18}(?![ -]?\d)/g;

/** What a removed card number leaves behind. */
export const REMOVED_CARD_NUMBER = '[card number removed]';

/** The check of ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  const hasIssuer = issuers.some(
    ({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits),
  );
  return hasIssuer && passesLuhn(digits);
}

/** What in a text looks like a card number by issuer prefix, length and check digit. */
export const findCardNumbers = (text: string): string[] => (text.match(CANDIDATE) ?? []).filter(isCardNumber);

/** Members of any channel's payload that people write freely into. */
const freeTextMembers: ReadonlySet<string> = new Set([
  'note',
  'notes',
  'title',
  'name',
  'value',
  'message',
  'comment',
  'customer_note',
  'gift_message',
]);

/** Levels that are looked into: deeper than anything that is accepted as an order. */
const DEPTH_MAX = 64;

export interface Redacted<Value = unknown> {
  readonly value: Value;
  readonly cardNumbersRemoved: number;
}

export function textWithoutCardNumbers(text: string): Redacted<string> {
  let cardNumbersRemoved = 0;
  const value = text.replace(CANDIDATE, (candidate) => {
    if (!isCardNumber(candidate)) return candidate;
    cardNumbersRemoved += 1;
    return REMOVED_CARD_NUMBER;
  });
  return { value, cardNumbersRemoved };
}

/**
 * A JSON value without the card numbers in its texts: in those that people write freely into, or in all of them.
 * Numbers stay as they are, and so do ids unless `all` texts are meant.
 */
export function withoutCardNumbers(value: unknown, texts: 'free' | 'all' = 'free'): Redacted {
  let cardNumbersRemoved = 0;
  const walk = (current: unknown, member: string, depth: number): unknown => {
    if (typeof current === 'string') {
      if (texts === 'free' && !freeTextMembers.has(member)) return current;
      const cleaned = textWithoutCardNumbers(current);
      cardNumbersRemoved += cleaned.cardNumbersRemoved;
      return cleaned.value;
    }
    if (typeof current !== 'object' || current === null) return current;
    if (depth >= DEPTH_MAX) return null;
    if (Array.isArray(current)) return current.map((item) => walk(item, member, depth + 1));
    return Object.fromEntries(
      Object.entries(current).map(([name, inner]) => [name, walk(inner, name, depth + 1)]),
    );
  };
  return { value: walk(value, '', 0), cardNumbersRemoved };
}

/** Whether it is worth looking closer: many payloads hold no run of digits that is long enough. */
export const mayHoldCardNumbers = (text: string): boolean => text.search(CANDIDATE) >= 0;
