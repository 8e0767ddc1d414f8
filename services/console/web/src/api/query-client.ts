import { QueryClient } from '@tanstack/react-query';
import { isWorthRepeating } from './problem.js';

const STALE_MS = 2_000;
const RETRY_MS_MAX = 10_000;
const FIRST_RETRY_MS = 500;

/** While the server is away, what is shown stays, and is asked for again until it is back. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      // A browser's idea of being online says nothing about a server on this machine or in this network.
      networkMode: 'always',
      retry: (_failures, error) => isWorthRepeating(error),
      retryDelay: (failures) => Math.min(FIRST_RETRY_MS * 2 ** failures, RETRY_MS_MAX),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
