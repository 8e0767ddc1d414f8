/** 13 to 19 digits, alone or in groups, as card numbers are printed. */
const CANDIDATE = /\d(?:[ -]?\d){12,18}/g;

/** First digits of payment cards: Mastercard, American Express and others, Visa, Mastercard, Discover and UnionPay. */
const ISSUER = /^[2-6]/;

/** The check digit of ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

/** True if a card's number may be in the text: it must not leave, and not be stored with a partner as a token. */
export const looksLikeCardNumber = (text: string): boolean =>
  (text.match(CANDIDATE) ?? []).some((candidate) => {
    const digits = candidate.replace(/[ -]/g, '');
    return ISSUER.test(digits) && passesLuhn(digits);
  });
