import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { keys } from '../api/keys.js';
import type { ExceptionFilters } from './exception-query.js';

export type ExceptionView = Schemas['ExceptionView'];

/** Rows of one page of the queue. */
const PAGE_ROWS = 50;

/** One order may wait for several things. */
export const rowIdOf = ({ orderId, step }: Pick<ExceptionView, 'orderId' | 'step'>): string =>
  `${orderId} ${step}`;

/** What waits for a person, the longest waiting first. */
export function useExceptions(filters: ExceptionFilters) {
  const result = useInfiniteQuery({
    queryKey: [...keys.exceptions, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/exceptions', {
          params: {
            query: { ...filters, limit: PAGE_ROWS, ...(pageParam !== null && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const rows = useMemo(() => result.data?.pages.flatMap(({ items }) => items), [result.data]);
  return { ...result, rows };
}

/** How many there are of each kind. */
export function useExceptionCounts() {
  return useQuery({
    queryKey: [...keys.exceptions, 'counts'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/exceptions/counts', { signal })),
  });
}

/** Asks anew for what an act on these orders has changed. */
export function useRefresh(): (orderIds: readonly string[]) => void {
  const client = useQueryClient();
  return useCallback(
    (orderIds) => {
      for (const queryKey of [keys.exceptions, keys.orderCounts, ...orderIds.map(keys.order)]) {
        void client.invalidateQueries({ queryKey });
      }
    },
    [client],
  );
}

const setOwner = (orderId: string, owner: string | null): Promise<unknown> =>
  answerOf(
    api.PUT('/api/v1/orders/{orderId}/case/owner', { params: { path: { orderId } }, body: { owner } }),
  );

/** The list is a moment behind what was just done. */
const LIST_LAG_MS = 1_000;

/** Sets who cares for an order's exceptions, null for nobody, and shows it before the list knows. */
export function useAssign(): (orderId: string, owner: string | null) => Promise<void> {
  const client = useQueryClient();
  const refresh = useRefresh();
  return useCallback(
    async (orderId, owner) => {
      await setOwner(orderId, owner);
      client.setQueriesData<InfiniteData<Schemas['ExceptionViewPage']>>(
        { queryKey: [...keys.exceptions, 'list'] },
        (data) =>
          data && {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              items: page.items.map((item) => (item.orderId === orderId ? { ...item, owner } : item)),
            })),
          },
      );
      window.setTimeout(() => refresh([orderId]), LIST_LAG_MS);
    },
    [client, refresh],
  );
}

export type StepAction = ExceptionView['actions'][number];

/** What can be done from the list with no more than a reason. A message is replayed where it can be looked at. */
export type ReasonedAction = Exclude<StepAction, 'replay'>;

export const isReasoned = (action: StepAction): action is ReasonedAction => action !== 'replay';

/** "release-hold:h1" → "h1". */
const subjectOf = (step: string): string => step.slice(step.indexOf(':') + 1);

export function act(
  action: ReasonedAction,
  { orderId, step }: Pick<ExceptionView, 'orderId' | 'step'>,
  reason: string,
): Promise<unknown> {
  const params = { path: { orderId } };
  switch (action) {
    case 'approve':
      return answerOf(api.POST('/api/v1/reviews/{orderId}/approve', { params, body: { reason } }));
    case 'reject':
      return answerOf(api.POST('/api/v1/reviews/{orderId}/reject', { params, body: { reason } }));
    case 'release':
      return answerOf(
        api.POST('/api/v1/orders/{orderId}/release', { params, body: { reason, holdId: subjectOf(step) } }),
      );
    case 'cancel':
      return answerOf(api.POST('/api/v1/orders/{orderId}/cancel', { params, body: { reason } }));
    case 'retry':
    case 'dismiss':
      return answerOf(
        api.POST('/api/v1/orders/{orderId}/exceptions/{step}/resolve', {
          params: { path: { orderId, step } },
          body: { resolution: action, reason },
        }),
      );
  }
}
