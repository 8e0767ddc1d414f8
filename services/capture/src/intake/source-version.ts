/** A counter: an integer that goes up with every change. */
const COUNTER = /^\d{1,18}$/;

/** An instant of ISO 8601 with its zone, such as Shopify's `updated_at`. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

export type VersionOrder = 'older' | 'same' | 'newer' | 'incomparable';

const compare = <T extends bigint | number>(left: T, right: T): VersionOrder => {
  if (left === right) return 'same';
  return left < right ? 'older' : 'newer';
};

/**
 * How `version` stands to `known`. Two counters are compared as integers, two instants by the time that they name,
 * whatever zone they are written in. Anything else, and no version at all, can only be equal or incomparable.
 */
export function compareVersions(version: string | null, known: string | null): VersionOrder {
  if (version === null || known === null) return 'incomparable';
  if (version === known) return 'same';
  if (COUNTER.test(version) && COUNTER.test(known)) return compare(BigInt(version), BigInt(known));
  if (INSTANT.test(version) && INSTANT.test(known)) {
    const [left, right] = [Date.parse(version), Date.parse(known)];
    if (!Number.isNaN(left) && !Number.isNaN(right)) return compare(left, right);
  }
  return 'incomparable';
}
