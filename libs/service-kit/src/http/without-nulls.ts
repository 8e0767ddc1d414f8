/** Null is the same as not given, wherever it stands: many callers write it. The result is plain data. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([member, inner]) =>
      inner === null || inner === undefined ? [] : [[member, withoutNulls(inner)]],
    ),
  );
}
