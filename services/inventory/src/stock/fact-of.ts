import { stockItemOf } from '@throughline/contracts';

/** What every fact of an item says of it. */
export const factOf = (sku: string) => ({ item: stockItemOf(sku), sku });
