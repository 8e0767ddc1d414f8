import { bodyOf, skuAt } from '../order-bodies.js';

/** Above what is let through without a look: the order is sold, reserved and screened, and then waits for a person. */
const REVIEWED_MINOR = 500_000;

/** An order of one product. */
export const saleBody = (prefix: string, number: number): string =>
  bodyOf(prefix, number, [{ sku: skuAt(number), title: 'One', unitPriceMinor: REVIEWED_MINOR }]);
