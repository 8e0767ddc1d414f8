import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';

/** How many orders wait for a person now. */
export function useExceptionCount(): number {
  const { data } = useQuery({
    queryKey: [...keys.orderCounts, 'exceptions'],
    queryFn: () => answerOf(api.GET('/api/v1/orders/counts', {})),
  });
  return data?.exceptions ?? 0;
}
