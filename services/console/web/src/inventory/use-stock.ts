import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { keys } from '../api/keys.js';

export type StockItem = Schemas['StockSummary'];
export type LedgerEntry = Schemas['StockMovement'];
export type StockOverview = Schemas['StockOverview'];
export type QueuePlace = Schemas['QueuePlace'];
export type EndangeredOrder = Schemas['ExceptionView'];

const PAGE_ROWS = 50;

/** Fewer: each row asks for its order's number. */
const QUEUE_ROWS = 20;

/** How often stock that is shown is asked for again: nothing tells when it moves. */
export const REFRESH_MS = 10_000;

export const STOCK_STATES = ['out', 'low', 'short'] as const;

export type StockState = (typeof STOCK_STATES)[number];

export interface StockFilters {
  readonly q?: string;
  readonly locationId?: string;
  readonly state?: StockState;
}

const FILTER_NAMES = ['q', 'locationId', 'state'] as const satisfies readonly (keyof StockFilters)[];

/** Reads an address; what it does not know it leaves out. */
export function filtersOf(parameters: URLSearchParams): StockFilters {
  const entries = FILTER_NAMES.map((name) => [name, parameters.get(name)?.trim()] as const).filter(
    ([name, value]) => value && (name !== 'state' || (STOCK_STATES as readonly string[]).includes(value)),
  );
  return Object.fromEntries(entries);
}

export function withFilter(
  filters: StockFilters,
  name: keyof StockFilters,
  value: string | undefined,
): StockFilters {
  const rest = Object.fromEntries(Object.entries(filters).filter(([key]) => key !== name));
  return value ? { ...rest, [name]: value } : rest;
}

export function useStock(filters: StockFilters) {
  const result = useInfiniteQuery({
    queryKey: [...keys.stock, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/stock', {
          params: {
            query: { ...filters, limit: PAGE_ROWS, ...(pageParam !== null && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (previous) => previous,
    refetchInterval: REFRESH_MS,
  });
  const rows = useMemo(() => result.data?.pages.flatMap(({ items }) => items) ?? [], [result.data]);
  return { ...result, rows };
}

/** One item as its own stream tells it: not a moment late. */
export function useItem(sku: string) {
  return useQuery({
    queryKey: [...keys.stock, 'item', sku],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/stock/{sku}', { params: { path: { sku } }, signal })),
    refetchInterval: REFRESH_MS,
  });
}

/** The product as it is set; undefined while that is not known, and for stock without a product. */
export function useProduct(sku: string): Schemas['ProductSettings'] | undefined {
  const { data } = useQuery({
    queryKey: [...keys.products, 'one', sku],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/products/{sku}', { params: { path: { sku } }, signal })),
  });
  return data;
}

/** What moved the item's stock, the newest first; with an instant, what had by then. */
export function useLedger(sku: string, asOf: string | null) {
  const result = useInfiniteQuery({
    queryKey: [...keys.stock, 'ledger', sku, asOf],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/stock/{sku}/ledger', {
          params: {
            path: { sku },
            query: {
              limit: PAGE_ROWS,
              ...(asOf !== null && { asOf }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const rows = useMemo(() => result.data?.pages.flatMap(({ items }) => items) ?? [], [result.data]);
  return { ...result, rows };
}

/** The orders that wait for the item, in the order in which they are served. */
export function useQueue(sku: string) {
  const result = useInfiniteQuery({
    queryKey: [...keys.stock, 'queue', sku],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/stock/{sku}/queue', {
          params: {
            path: { sku },
            query: { limit: QUEUE_ROWS, ...(pageParam !== null && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: REFRESH_MS,
  });
  const rows = useMemo(() => result.data?.pages.flatMap(({ items }) => items) ?? [], [result.data]);
  return { ...result, rows };
}

/** The exception of an order that may not get what it was promised. */
export const ENDANGERED = 'stock-endangered';

/** The orders that may not get the item that they were promised, the longest waiting first. */
export function useEndangered(sku: string) {
  return useQuery({
    queryKey: [...keys.exceptions, 'endangered', sku],
    queryFn: async ({ signal }) => {
      const query = { name: ENDANGERED, q: sku, limit: PAGE_ROWS };
      const { items } = await answerOf(api.GET('/api/v1/exceptions', { params: { query }, signal }));
      // The search finds orders by words: this one is for the SKU alone.
      return items.filter(({ step }) => step === `${ENDANGERED}:${sku}`);
    },
    refetchInterval: REFRESH_MS,
  });
}
