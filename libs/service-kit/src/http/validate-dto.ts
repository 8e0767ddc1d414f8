import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import type { FieldProblem } from './rejection.js';

/** Problems told at once; who has more reads these first. */
export const PROBLEMS_MAX = 50;

/** Levels of objects and lists within each other: real payloads have less than ten. */
export const DEPTH_MAX = 32;

/** Characters of one message: it may repeat the name of a member, which is the caller's. */
const MESSAGE_CHARACTERS_MAX = 200;

/** Members that would change what an object is. */
const forbiddenMembers: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export type DtoResult<Dto> =
  | { readonly ok: true; readonly dto: Dto }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export interface ValidateDtoOptions {
  /** What becomes of members that the class does not declare: a problem by default; `drop` for formats of others. */
  readonly unknownMembers?: 'refuse' | 'drop';
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldIn = (parent: string, property: string, isItem: boolean): string => {
  if (isItem) return `${parent}[${property}]`;
  return parent ? `${parent}.${property}` : property;
};

/** What class-validator cannot be handed: it recurses without a limit and trusts `constructor`. */
function problemOfShape(value: unknown, field = '', depth = 0): FieldProblem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= DEPTH_MAX) return { field, message: `is nested deeper than ${DEPTH_MAX} levels` };
  for (const member of Object.keys(value)) {
    const inner = fieldIn(field, member, Array.isArray(value));
    if (forbiddenMembers.has(member))
      return { field: inner, message: 'is not a name that a member may have' };
    const found = problemOfShape((value as Record<string, unknown>)[member], inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function* problemsOf(
  errors: readonly ValidationError[],
  parent = '',
  isList = false,
): Generator<FieldProblem> {
  for (const { property, value, constraints = {}, children = [] } of errors) {
    const field = fieldIn(parent, property, isList);
    for (const message of Object.values(constraints)) {
      yield { field, message: message.slice(0, MESSAGE_CHARACTERS_MAX) };
    }
    yield* problemsOf(children, field, Array.isArray(value));
  }
}

const firstOf = (problems: Iterable<FieldProblem>): FieldProblem[] => {
  const first: FieldProblem[] = [];
  for (const found of problems) {
    if (first.push(found) === PROBLEMS_MAX) break;
  }
  return first;
};

/**
 * Checks a value from outside (a body, a message, a row of a file) against a class with class-validator's
 * decorators. Nothing is coerced unless the class says so. A field gets one message: the check nearest to the member
 * runs first, so its type stands there.
 */
export async function validateDto<Dto extends object>(
  DtoClass: new () => Dto,
  value: unknown,
  { unknownMembers = 'refuse' }: ValidateDtoOptions = {},
): Promise<DtoResult<Dto>> {
  if (!isRecord(value)) return { ok: false, problems: [{ field: '', message: 'must be an object' }] };
  const misshapen = problemOfShape(value);
  if (misshapen) return { ok: false, problems: [misshapen] };
  const dto = plainToInstance(DtoClass, value);
  const errors = await validate(dto, {
    whitelist: true,
    forbidNonWhitelisted: unknownMembers === 'refuse',
    // After the first failed check of a field the rest is noise, and a list that is too long is not looked into.
    stopAtFirstError: true,
  });
  return errors.length === 0 ? { ok: true, dto } : { ok: false, problems: firstOf(problemsOf(errors)) };
}
