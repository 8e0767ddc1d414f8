import { pathOf, type Field, type Value, type Values } from './fields.js';

/** A setting as the server has it: more than its form shows. */
export type Whole = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Whole =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNothing = (value: unknown): boolean =>
  value === undefined || (isRecord(value) && Object.keys(value).length === 0);

const memberAt = (whole: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, member) => (isRecord(inner) ? inner[member] : undefined), whole);

function shownOf(field: Field, whole: object): Value {
  const value = memberAt(whole, pathOf(field)) ?? null;
  return field.codec && value !== null ? field.codec.shown(value) : (value as Value);
}

/** What the form shows of a setting. */
export const valuesOf = (fields: readonly Field[], whole: object): Values =>
  Object.fromEntries(fields.map((field) => [field.name, shownOf(field, whole)]));

function sentOf({ codec, isLeftOut }: Field, value: Value): unknown {
  if (isLeftOut && (value === null || value === '')) return undefined;
  return codec ? codec.sent(String(value)) : value;
}

/** An object that is left with nothing in it goes, too. */
function withMember(whole: Whole, [member = '', ...rest]: readonly string[], value: unknown): Whole {
  const { [member]: before, ...others } = whole;
  const after = rest.length === 0 ? value : withMember(isRecord(before) ? before : {}, rest, value);
  return isNothing(after) ? others : { ...others, [member]: after };
}

/** The whole setting with the form's values in it: what the form does not show stays as it is. */
export const withValues = (fields: readonly Field[], whole: Whole, values: Values): Whole =>
  fields.reduce(
    (changed, field) => withMember(changed, pathOf(field), sentOf(field, values[field.name] ?? null)),
    whole,
  );
