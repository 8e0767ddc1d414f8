import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { keys } from '../api/keys.js';
import type { LedgerEvent } from './event-words.js';

export type OrderView = Schemas['OrderView'];

/** Events of one request; a ledger has some twenty. */
const PAGE_EVENTS = 200;

const path = (orderId: string) => ({ params: { path: { orderId } } });

/** The order as it is, or as it was at an instant. */
export function useOrder(orderId: string, asOf: string | null) {
  return useQuery({
    queryKey: [...keys.order(orderId), 'view', asOf],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/orders/{orderId}', {
          params: { path: { orderId }, query: asOf === null ? {} : { asOf } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

async function everyEvent(orderId: string): Promise<readonly LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { limit: PAGE_EVENTS, ...(cursor !== undefined && { cursor }) };
    const page = await answerOf(
      api.GET('/api/v1/orders/{orderId}/events', { params: { path: { orderId }, query } }),
    );
    events.push(...page.items);
    if (page.nextCursor === null) return events;
    cursor = page.nextCursor;
  }
}

/** The whole ledger, in order of revision. */
export const useEvents = (orderId: string) =>
  useQuery({ queryKey: [...keys.order(orderId), 'events'], queryFn: () => everyEvent(orderId) });

export const useMessages = (orderId: string) =>
  useQuery({
    queryKey: [...keys.order(orderId), 'messages'],
    queryFn: () => answerOf(api.GET('/api/v1/orders/{orderId}/messages', path(orderId))),
  });

export const useParcels = (orderId: string) =>
  useQuery({
    queryKey: [...keys.order(orderId), 'parcels'],
    queryFn: () => answerOf(api.GET('/api/v1/orders/{orderId}/parcels', path(orderId))),
  });

/** Asked for when somebody wants to see it: it is as long as the channel made it. */
export const usePayloads = (orderId: string, isWanted: boolean) =>
  useQuery({
    queryKey: [...keys.order(orderId), 'payloads'],
    queryFn: () => answerOf(api.GET('/api/v1/orders/{orderId}/payloads', path(orderId))),
    enabled: isWanted,
  });

export const useCase = (orderId: string) =>
  useQuery({
    queryKey: [...keys.order(orderId), 'case'],
    queryFn: () => answerOf(api.GET('/api/v1/orders/{orderId}/case', path(orderId))),
  });

/** To be called once something was done to the order. */
export function useRefreshOrder(orderId: string): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: keys.order(orderId) }), [client, orderId]);
}
