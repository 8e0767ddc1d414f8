import { useCallback, useEffect, useState, type RefObject } from 'react';
import { mergeRows, type CalmRow } from './calm-rows.js';
import { rowIdOf, type ExceptionView } from './use-exceptions.js';

/** How long the pointer has to rest, or be elsewhere, before settled rows leave. */
const CALM_MS = 2_500;
const LOOK_MS = 500;

const identity = {
  idOf: (item: ExceptionView) => rowIdOf(item),
  versionOf: ({ since }: ExceptionView) => since,
};

interface CalmState {
  readonly latest: readonly ExceptionView[] | undefined;
  readonly listKey: string;
  readonly rows: readonly CalmRow<ExceptionView>[];
}

const begin = (listKey: string, latest: readonly ExceptionView[] | undefined): CalmState => ({
  latest,
  listKey,
  rows: (latest ?? []).map((item) => ({ item, isSettled: false })),
});

/** Calls back when nobody has moved over the list for a while, and no dialog is open over it. */
function useCalm(list: RefObject<HTMLElement | null>, isWanted: boolean, onCalm: () => void): void {
  useEffect(() => {
    const element = list.current;
    if (!isWanted || element === null) return;
    let movedAt = performance.now();
    const onMove = () => (movedAt = performance.now());
    element.addEventListener('pointermove', onMove);
    const timer = window.setInterval(() => {
      const isRead = element.querySelector('[data-settled]:focus-within') !== null;
      const isAsking = document.querySelector('[role="dialog"]') !== null;
      if (!isRead && !isAsking && performance.now() - movedAt > CALM_MS) onCalm();
    }, LOOK_MS);
    return () => {
      element.removeEventListener('pointermove', onMove);
      window.clearInterval(timer);
    };
  }, [list, isWanted, onCalm]);
}

/** The rows of the list as it is shown. Another filter (`listKey`) begins anew. */
export function useCalmRows(
  latest: readonly ExceptionView[] | undefined,
  listKey: string,
  list: RefObject<HTMLElement | null>,
) {
  const [state, setState] = useState(() => begin(listKey, latest));
  if (state.listKey !== listKey || (state.latest === undefined && latest !== undefined)) {
    setState(begin(listKey, latest));
  } else if (latest !== undefined && state.latest !== latest) {
    setState({ latest, listKey, rows: mergeRows(state.rows, latest, identity) });
  }

  const settle = useCallback((item: ExceptionView) => {
    const id = rowIdOf(item);
    setState((before) => ({
      ...before,
      rows: before.rows.map((row) => (rowIdOf(row.item) === id ? { ...row, isSettled: true } : row)),
    }));
  }, []);
  const leave = useCallback(() => {
    setState((before) => ({ ...before, rows: before.rows.filter(({ isSettled }) => !isSettled) }));
  }, []);
  useCalm(
    list,
    state.rows.some(({ isSettled }) => isSettled),
    leave,
  );

  return { rows: state.rows, settle };
}
