import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { keys } from '../api/keys.js';

export type Overview = Schemas['OverviewAnswer'];

/** How often the figures are asked for while the page is seen. */
const REFRESH_MS = 5_000;

export const WINDOWS = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24 } as const;

export type WindowName = keyof typeof WINDOWS;

export const windowOf = (text: string | null): WindowName =>
  text !== null && Object.hasOwn(WINDOWS, text) ? (text as WindowName) : '24h';

export function useOverview(name: WindowName) {
  const hours = WINDOWS[name];
  return useQuery({
    queryKey: [...keys.overview, hours],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/overview', { params: { query: { hours } }, signal })),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
}
