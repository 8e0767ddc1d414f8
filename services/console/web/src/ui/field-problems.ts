import { ProblemAnswer } from '../api/problem.js';

/** What the server said of each field of a form; several sentences of one field stand together. */
export function fieldProblemsOf(error: unknown): Readonly<Partial<Record<string, string>>> {
  if (!(error instanceof ProblemAnswer)) return {};
  const byField = new Map<string, string[]>();
  for (const { field, message } of error.problems)
    byField.set(field, [...(byField.get(field) ?? []), message]);
  return Object.fromEntries([...byField].map(([field, messages]) => [field, messages.join('; ')]));
}

/** Whether the error says more than the form's fields can show. */
export const isBeyondFields = (error: unknown, fields: readonly string[]): boolean => {
  if (error === null || error === undefined) return false;
  const named = Object.keys(fieldProblemsOf(error));
  return named.length === 0 || named.some((field) => !fields.includes(field));
};
