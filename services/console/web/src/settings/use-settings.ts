import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { KINDS, type KindName } from './kinds.js';

export function useSettings(kind: KindName) {
  const { key, list } = KINDS[kind];
  return useQuery({ queryKey: [...key, 'settings'], queryFn: ({ signal }) => list(signal) });
}

/** Asks nothing for a setting that is only being made. */
export function useSetting(kind: KindName, id: string | undefined) {
  const { key, get } = KINDS[kind];
  return useQuery({
    queryKey: [...key, 'setting', id],
    queryFn: ({ signal }) => get(id ?? '', signal),
    enabled: id !== undefined,
  });
}

export function useSettingHistory(kind: KindName, id: string) {
  const { key, history } = KINDS[kind];
  const result = useInfiniteQuery({
    queryKey: [...key, 'history', id],
    queryFn: ({ pageParam, signal }) => history(id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const rows = useMemo(() => result.data?.pages.flatMap(({ items }) => items) ?? [], [result.data]);
  return { ...result, rows };
}
