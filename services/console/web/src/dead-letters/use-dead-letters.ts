import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { runInBulk } from '../ui/bulk-run.js';
import type { DeadLetterView } from './letters.js';

/** There is no live line for topics: they are looked at this often while the page is seen. */
const REFRESH_MS = 10_000;

export function useDeadLetters() {
  return useQuery({
    queryKey: keys.deadLetters,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/dead-letters', { signal })),
    refetchInterval: REFRESH_MS,
  });
}

/** Sends letters back to the groups that failed on them, with progress. */
export function useReplay(): (letters: readonly DeadLetterView[]) => void {
  const { t } = useTranslation('deadLetters');
  const client = useQueryClient();
  return useCallback(
    (letters) =>
      runInBulk({
        title: t('replaying', { count: letters.length }),
        items: letters.map(({ id, letter }) => ({
          id,
          name: t('messageNumber', { topic: letter.topic, offset: letter.offset }),
        })),
        run: ({ id }) => answerOf(api.POST('/api/v1/dead-letters/{id}/replay', { params: { path: { id } } })),
        onEnd: () => {
          for (const queryKey of [keys.deadLetters, keys.exceptions, keys.orderCounts]) {
            void client.invalidateQueries({ queryKey });
          }
        },
      }),
    [client, t],
  );
}
