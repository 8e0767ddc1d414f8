import type { DecisionName, OrderStatus, StepAction } from '@throughline/order';
import { decodeCursor, encodeCursor, type Page } from '@throughline/service-kit';
import { sql, type Kysely } from 'kysely';
import type { CaseTables } from '../cases/open-cases.js';
import { seqsOfWords } from '../orders/find-orders.js';
import type { OrderList } from '../orders/order-list.js';
import type { OrderTables } from '../orders/order-tables.js';
import type { ExceptionCounts, ExceptionsQuery, ExceptionView } from './exceptions.controller.js';

const UNOWNED = 'none';

type Tables = OrderTables & CaseTables;

interface FoundException {
  readonly order_id: string;
  readonly order_number: string;
  readonly channel_id: string;
  readonly step: string;
  readonly name: DecisionName;
  readonly reason: string;
  readonly since: string;
  readonly actions: string;
  readonly status: OrderStatus;
  readonly customer_name: string | null;
  readonly total_minor: number;
  readonly currency: string;
  readonly owner: string | null;
  readonly notes: number | null;
}

const viewOf = (row: FoundException): ExceptionView => ({
  orderId: row.order_id,
  orderNumber: row.order_number,
  channelId: row.channel_id,
  step: row.step,
  name: row.name,
  reason: row.reason,
  since: row.since,
  actions: JSON.parse(row.actions) as StepAction[],
  status: row.status,
  customerName: row.customer_name,
  totalMinor: row.total_minor,
  currency: row.currency,
  owner: row.owner,
  notes: row.notes ?? 0,
});

/** Every exception with its order and its case. */
const exceptionsOf = (db: Kysely<Tables>) =>
  db
    .selectFrom('console_exceptions as e')
    .innerJoin('console_orders as o', 'o.order_id', 'e.order_id')
    .leftJoin('console_cases as c', 'c.order_id', 'e.order_id');

/** One page, the longest waiting first. @throws Rejection 400 for a cursor that no page gave */
export async function findExceptions(
  orders: OrderList,
  { name, owner, channelId, q, limit, cursor }: ExceptionsQuery,
): Promise<Page<ExceptionView>> {
  let select = exceptionsOf(orders.db.withTables<CaseTables>())
    .selectAll('e')
    .select(['o.status', 'o.customer_name', 'o.total_minor', 'o.currency', 'c.owner', 'c.notes']);
  if (name) select = select.where('e.name', '=', name as DecisionName);
  if (channelId) select = select.where('e.channel_id', '=', channelId);
  if (owner === UNOWNED) select = select.where('c.owner', 'is', null);
  else if (owner) select = select.where('c.owner', '=', owner);
  if (q !== undefined && q.trim() !== '') {
    const seqs = seqsOfWords(orders, q);
    if (seqs === null) return { items: [], nextCursor: null };
    select = select.where(sql<boolean>`o.seq IN (${seqs})`);
  }
  if (cursor) {
    const [since = '', orderId = '', step = ''] = decodeCursor(cursor).map(String);
    select = select.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('e.since', 'e.order_id', 'e.step'), '>', tuple(since, orderId, step)),
    );
  }
  const rows = await select
    .orderBy('e.since')
    .orderBy('e.order_id')
    .orderBy('e.step')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(viewOf),
    nextCursor: last ? encodeCursor([last.since, last.order_id, last.step]) : null,
  };
}

/** All of them: there are never many, or something is wrong with more than orders. */
export async function countExceptions(orders: OrderList): Promise<ExceptionCounts> {
  const rows = await exceptionsOf(orders.db.withTables<CaseTables>())
    .select(({ fn }) => [
      'e.name',
      fn.countAll<number>().as('exceptions'),
      fn.count<number>('c.owner').as('owned'),
      fn.min('e.since').as('oldest'),
    ])
    .groupBy('e.name')
    .orderBy('e.name')
    .execute();
  const total = rows.reduce((sum, { exceptions }) => sum + exceptions, 0);
  const owned = rows.reduce((sum, row) => sum + row.owned, 0);
  const oldest = rows.map((row) => row.oldest).sort();
  return {
    total,
    byName: Object.fromEntries(rows.map(({ name, exceptions }) => [name, exceptions])),
    unowned: total - owned,
    oldestSince: oldest[0] ?? null,
  };
}
