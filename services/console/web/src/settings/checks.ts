import { entriesOf, listed } from './codecs.js';
import type { Field, Value } from './fields.js';

/** What is wrong with what was filled in, and the limit that it goes past. */
export type FieldProblem =
  | { readonly is: 'missing' }
  | { readonly is: 'notWhole' }
  | { readonly is: 'tooLow' | 'tooHigh' | 'tooLong' | 'tooMany'; readonly limit: number };

const isEmpty = (value: Value): boolean => value === null || value === '';

function numberProblem(value: number, { kind, min, max }: Field): FieldProblem | undefined {
  if (kind !== 'decimal' && !Number.isSafeInteger(value)) return { is: 'notWhole' };
  if (min !== undefined && value < min) return { is: 'tooLow', limit: min };
  return max !== undefined && value > max ? { is: 'tooHigh', limit: max } : undefined;
}

function unitsProblem(text: string, field: Field): FieldProblem | undefined {
  const problems = entriesOf(text).map(({ units }): FieldProblem | undefined =>
    units === '' ? { is: 'missing' } : numberProblem(units, field),
  );
  return problems.find((problem) => problem !== undefined);
}

const entryCountOf = ({ kind }: Field, value: string): number =>
  kind === 'locations' ? (listed.sent(value) as string[]).length : entriesOf(value).length;

function textProblem(value: string, field: Field): FieldProblem | undefined {
  const { charactersMax = Infinity, entriesMax } = field;
  if (value.length > charactersMax) return { is: 'tooLong', limit: charactersMax };
  if (entriesMax === undefined) return undefined;
  if (entryCountOf(field, value) > entriesMax) return { is: 'tooMany', limit: entriesMax };
  return field.kind === 'locations' ? undefined : unitsProblem(value, field);
}

/** Why the server would not take the value, as far as can be said without it. */
export function problemIn(field: Field, value: Value): FieldProblem | undefined {
  if (isEmpty(value)) return value === '' && field.isOptional !== true ? { is: 'missing' } : undefined;
  if (typeof value === 'number') return numberProblem(value, field);
  return typeof value === 'string' ? textProblem(value, field) : undefined;
}
