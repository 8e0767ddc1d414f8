const CONTROL_CHARACTERS = /\p{Cc}+/gu;
const CONTROL_CHARACTERS_BUT_LINES = /(?![\t\n\r])\p{Cc}+/gu;

/** A cut may leave the first half of a pair behind. */
const HALF_A_PAIR_AT_THE_END = /[\uD800-\uDBFF]$/;

const cut = (text: string, charactersMax: number): string | undefined =>
  text.slice(0, charactersMax).replace(HALF_A_PAIR_AT_THE_END, '').trim() || undefined;

/**
 * What people typed, fit for one line: too long a title must not cost an order, and the payload keeps the whole.
 * Undefined where there is no text.
 */
export const lineIn = (value: unknown, charactersMax: number): string | undefined =>
  typeof value === 'string' ? cut(value.replace(CONTROL_CHARACTERS, ' ').trim(), charactersMax) : undefined;

/** The same over many lines. */
export const noteIn = (value: unknown, charactersMax: number): string | undefined =>
  typeof value === 'string'
    ? cut(value.replace(CONTROL_CHARACTERS_BUT_LINES, ' ').trim(), charactersMax)
    : undefined;

/** The first that is there. */
export const firstLineIn = (charactersMax: number, ...values: readonly unknown[]): string | undefined =>
  values.map((value) => lineIn(value, charactersMax)).find((text) => text !== undefined);
