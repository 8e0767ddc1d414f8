import type { Field, FieldName, Value, Values } from './fields.js';

export interface Difference {
  readonly name: FieldName;
  readonly before: Value;
  readonly after: Value;
}

/** What an empty field and a missing value have in common. */
const isSame = (before: Value | undefined, after: Value | undefined): boolean =>
  (before ?? '') === (after ?? '');

/** The fields in which the one differs from the other. */
export const differencesOf = (fields: readonly Field[], before: Values, after: Values): Difference[] =>
  fields
    .filter(({ name }) => !isSame(before[name], after[name]))
    .map(({ name }) => ({ name, before: before[name] ?? null, after: after[name] ?? null }));
