import { Readable } from 'node:stream';
import { PAGE_SIZE_MAX } from '@throughline/service-kit';
import { findOrders, type OrderSelection } from './find-orders.js';
import type { OrderList } from './order-list.js';
import type { OrderSummary } from './order-row.js';

/** Rows of one file. */
export const EXPORTED_ORDERS_MAX = 100_000;

const COLUMNS: Readonly<Record<string, (order: OrderSummary) => string | number | null>> = {
  orderNumber: (order) => order.orderNumber,
  orderId: (order) => order.orderId,
  channelId: (order) => order.channelId,
  externalId: (order) => order.externalId,
  status: (order) => order.status,
  waitsFor: (order) => order.waitsForName,
  waitsUntil: (order) => order.waitsUntil,
  placedAt: (order) => order.placedAt,
  updatedAt: (order) => order.updatedAt,
  customerName: (order) => order.customerName,
  countryCode: (order) => order.countryCode,
  unitCount: (order) => order.unitCount,
  totalMinor: (order) => order.totalMinor,
  currency: (order) => order.currency,
  locationIds: (order) => order.locationIds.join(' '),
};

/** Spreadsheets take a cell that begins so for a formula, and would run what a customer calls himself. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;
const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180, and safe to open in a spreadsheet. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const lineOf = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

async function* linesOf(orders: OrderList, selection: OrderSelection): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + lineOf(Object.keys(COLUMNS));
  let cursor: string | undefined;
  for (let rows = 0; rows < EXPORTED_ORDERS_MAX;) {
    const limit = Math.min(PAGE_SIZE_MAX, EXPORTED_ORDERS_MAX - rows);
    const page = await findOrders(orders, selection, { limit, ...(cursor !== undefined && { cursor }) });
    yield page.items.map((order) => lineOf(Object.values(COLUMNS).map((cell) => cell(order)))).join('');
    rows += page.items.length;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

/** The selection as CSV, page by page as fast as it is taken. */
export const exportOrders = (orders: OrderList, selection: OrderSelection): Readable =>
  Readable.from(linesOf(orders, selection));
