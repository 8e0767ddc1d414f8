import { lifecycle, type OrderStatus } from '@throughline/order';

/** Among the counts by status: how many orders wait for a person. */
export const EXCEPTIONS_COUNT = 'exceptions';

/** Orders that are counted one by one, where a filter narrows them. */
export const COUNTED_MAX = 10_000;

/** How many orders a filter finds. */
export interface OrderCounts {
  readonly total: number;
  /** There are more: only the newest 10,000 were counted. */
  readonly isCapped: boolean;
  readonly byStatus: Readonly<Record<OrderStatus, number>>;
  /** Of them, how many wait for a person. */
  readonly exceptions: number;
}

export function countsOf(counted: Iterable<readonly [string, number]>, isCapped = false): OrderCounts {
  const known = new Map(counted);
  const statuses = Object.keys(lifecycle) as OrderStatus[];
  const byStatus = Object.fromEntries(statuses.map((status) => [status, known.get(status) ?? 0]));
  return {
    total: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
    isCapped,
    byStatus: byStatus as Record<OrderStatus, number>,
    exceptions: known.get(EXCEPTIONS_COUNT) ?? 0,
  };
}
