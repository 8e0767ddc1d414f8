import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { keys } from '../api/keys.js';
import type { OrderSummary } from '../api/live.js';
import type { OrderQuery } from './order-query.js';

/** Rows of one page of the list. */
const PAGE_ROWS = 50;

type OrderPage = Schemas['OrderSummaryPage'];

const keyOf = ({ filters, sort }: OrderQuery) => [...keys.orders, filters, sort];

export interface Orders {
  readonly rows: readonly OrderSummary[];
  readonly error: unknown;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  loadMore(): void;
  /** Asks for the first page again, and shows what is new. */
  reload(): void;
  /** Puts what changed into the rows that are shown; they stay where they are. Answers what is not shown. */
  patch(changes: readonly OrderSummary[]): readonly OrderSummary[];
}

/** Orders whose latest state is remembered: an answer of the list may be older than what was told meanwhile. */
const TOLD_MAX = 1_000;

function remember(told: Map<string, OrderSummary>, changes: readonly OrderSummary[]): void {
  for (const change of changes) {
    told.delete(change.orderId);
    told.set(change.orderId, change);
  }
  for (const orderId of told.keys()) {
    if (told.size <= TOLD_MAX) break;
    told.delete(orderId);
  }
}

/** The later of two states of one order: the live line and the list's answer come on ways of their own. */
const laterOf = (item: OrderSummary, told: OrderSummary | undefined): OrderSummary =>
  told !== undefined && told.revision > item.revision ? told : item;

function patched(
  data: InfiniteData<OrderPage>,
  changes: ReadonlyMap<string, OrderSummary>,
): InfiniteData<OrderPage> {
  const pages = data.pages.map((page) =>
    page.items.some(({ orderId }) => changes.has(orderId))
      ? { ...page, items: page.items.map((item) => laterOf(item, changes.get(item.orderId))) }
      : page,
  );
  return { ...data, pages };
}

/** The orders that the query finds, a page at a time. */
export function useOrders(query: OrderQuery): Orders {
  const client = useQueryClient();
  const queryKey = useMemo(() => keyOf(query), [query]);
  const told = useRef(new Map<string, OrderSummary>());
  const result = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam, signal }) => {
      const paging = { limit: PAGE_ROWS, ...(pageParam !== null && { cursor: pageParam }) };
      const asked = { ...query.filters, sort: query.sort, ...paging };
      const page = await answerOf(api.GET('/api/v1/orders', { params: { query: asked }, signal }));
      return { ...page, items: page.items.map((item) => laterOf(item, told.current.get(item.orderId))) };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (previous) => previous,
    // The live line says what changed; asking for all pages again would make rows jump.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  const rows = useMemo(() => result.data?.pages.flatMap(({ items }) => items) ?? [], [result.data]);

  const patch = useCallback(
    (changes: readonly OrderSummary[]) => {
      remember(told.current, changes);
      const byId = new Map(changes.map((each) => [each.orderId, each]));
      const shown = client.getQueryData<InfiniteData<OrderPage>>(queryKey);
      client.setQueryData<InfiniteData<OrderPage>>(queryKey, (data) => data && patched(data, byId));
      for (const { items } of shown?.pages ?? []) for (const { orderId } of items) byId.delete(orderId);
      return [...byId.values()];
    },
    [client, queryKey],
  );

  const reload = useCallback(() => {
    client.setQueryData<InfiniteData<OrderPage>>(
      queryKey,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    void client.invalidateQueries({ queryKey });
  }, [client, queryKey]);

  return {
    rows,
    error: result.error,
    isLoading: result.isPending,
    hasMore: result.hasNextPage,
    isLoadingMore: result.isFetchingNextPage,
    loadMore: () => void result.fetchNextPage(),
    reload,
    patch,
  };
}

/** How many orders there are in each status, of those that the other filters find. */
export function useOrderCounts({ filters: { status: _, ...filters } }: OrderQuery) {
  return useQuery({
    queryKey: [...keys.orderCounts, filters],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/orders/counts', { params: { query: filters }, signal })),
    placeholderData: (previous) => previous,
  });
}
