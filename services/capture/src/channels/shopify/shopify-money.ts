import { minorFromDecimal, splitMinor } from '@throughline/kernel';
import type { FieldProblem } from '@throughline/service-kit';
import { recordsIn, type ShopifyMoney } from './shopify-order.js';

/** Reads decimal strings into minor units of one currency, and remembers what could not be read. */
export class ShopifyMoneyReader {
  readonly problems: FieldProblem[] = [];

  constructor(private readonly currency: string) {}

  /** 0 for what is no amount: the problem that it leaves stops the order. Never rounds. */
  read(value: unknown, field: string): number {
    const minor = typeof value === 'string' ? minorFromDecimal(value, this.currency) : undefined;
    if (minor !== undefined) return minor;
    this.problems.push({ field, message: `must be a decimal amount of ${this.currency} in a string` });
    return 0;
  }

  /** 0 where it is not given. */
  readOptional(value: unknown, field: string): number {
    return value === undefined || value === null ? 0 : this.read(value, field);
  }

  /** The sum of one member over a list: `tax_lines[].price`, `discount_allocations[].amount`. */
  sum(list: unknown, member: string, field: string): number {
    return recordsIn<Record<string, unknown>>(list)
      .map((item, index) => this.read(item[member], `${field}[${index}].${member}`))
      .reduce((total, minor) => total + minor, 0);
  }

  /** The merchant's side of a money set. */
  readShopMoney(
    set: { readonly shop_money?: ShopifyMoney | null } | null | undefined,
    field: string,
  ): number {
    return this.readOptional(set?.shop_money?.amount, `${field}.shop_money.amount`);
  }
}

/** What `units` of `ofUnits` bear of an amount: all of it for all of them. */
export function partOf(amountMinor: number, units: number, ofUnits: number): number {
  if (units >= ofUnits) return amountMinor;
  const [part = 0] = splitMinor(amountMinor, [units, ofUnits - units]);
  return part;
}
