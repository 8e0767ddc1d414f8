import type { IncomingOverdue } from '@throughline/contracts';
import { factOf } from './fact-of.js';
import type { Incoming, StockItem } from './stock-item.js';
import type { SupplyRules } from './supply-rules.js';

const isOverdue = (
  { expectedAt }: Pick<Incoming, 'expectedAt'>,
  { at, incomingOverdueAfterMs }: Pick<SupplyRules, 'at' | 'incomingOverdueAfterMs'>,
): boolean => Date.parse(at) - Date.parse(expectedAt) > incomingOverdueAfterMs;

/** What was to come long ago, and nobody has said so yet. */
export function overdueIncoming(
  sku: string,
  item: StockItem,
  rules: Pick<SupplyRules, 'at' | 'incomingOverdueAfterMs'>,
): IncomingOverdue[] {
  if (item.incoming.size === 0) return [];
  return [...item.incoming.values()]
    .filter((incoming) => !incoming.isOverdue && isOverdue(incoming, rules))
    .map(({ locationId, incomingId, quantity, expectedAt }) => ({
      type: 'IncomingOverdue',
      data: { ...factOf(sku), locationId, incomingId, quantity, expectedAt },
    }));
}
