import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';

/** How many things wait for a person now. */
export function useExceptionCount(): number {
  const { data } = useQuery({
    queryKey: [...keys.exceptions, 'counts'],
    queryFn: () => answerOf(api.GET('/api/v1/exceptions/counts')),
  });
  return data?.total ?? 0;
}
