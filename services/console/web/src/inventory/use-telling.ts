import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { ProblemAnswer } from '../api/problem.js';
import { tellingOf, type Telling } from './telling.js';
import { REFRESH_MS } from './use-stock.js';

/** Movements that are looked through for when the stock came to be that a channel shows. */
const MOVEMENTS = 100;

const neverTold = (error: unknown): null => {
  if (error instanceof ProblemAnswer && error.code === 'never-told') return null;
  throw error;
};

/** What channels were told of the item, and which of them have acknowledged it; null before they were told at all. */
export function useTelling(sku: string) {
  return useQuery({
    queryKey: [...keys.stock, 'telling', sku],
    queryFn: async ({ signal }): Promise<Telling | null> => {
      const params = { path: { sku } };
      const [told, ledger] = await Promise.all([
        answerOf(api.GET('/api/v1/availability/{sku}/told', { params, signal })).catch(neverTold),
        answerOf(
          api.GET('/api/v1/stock/{sku}/ledger', {
            params: { ...params, query: { limit: MOVEMENTS } },
            signal,
          }),
        ),
      ]);
      return told && tellingOf(told, ledger.items);
    },
    refetchInterval: REFRESH_MS,
  });
}
