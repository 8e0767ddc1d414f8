import { useHotkeys } from '@mantine/hooks';
import { useEffect, useState } from 'react';

interface ListKeys {
  readonly ids: readonly string[];
  readonly onOpen: (id: string) => void;
  readonly onSelect?: (id: string, isRange: boolean) => void;
  /** Of the element whose first button "a" goes to. */
  readonly actionsId?: string;
}

/** Marks the element that shows a row, so that the keys can bring it into sight. */
export const rowMark = (id: string) => ({ 'data-row-id': id });

const isOnPage = (): boolean => {
  const target = document.activeElement;
  return target === null || target === document.body || target.id === 'content';
};

/** j and k walk over the rows, x selects, Enter opens, a goes to the actions. Answers the row they stand on. */
export function useListKeys({ ids, onOpen, onSelect, actionsId }: ListKeys): string | undefined {
  const [currentId, setCurrentId] = useState<string>();
  const current = currentId !== undefined && ids.includes(currentId) ? currentId : undefined;

  const step = (by: number) => () => {
    const next = Math.min(Math.max(ids.indexOf(current ?? '') + by, 0), ids.length - 1);
    setCurrentId(ids[next]);
  };
  useHotkeys([
    ['j', step(1)],
    ['k', step(-1)],
    ['x', () => current !== undefined && onSelect?.(current, false)],
    ['shift+x', () => current !== undefined && onSelect?.(current, true)],
    // A button or link that has the focus does its own.
    ['Enter', () => current !== undefined && isOnPage() && onOpen(current), { preventDefault: false }],
    [
      'a',
      () => actionsId !== undefined && document.getElementById(actionsId)?.querySelector('button')?.focus(),
    ],
  ]);

  useEffect(() => {
    if (current === undefined) return;
    document.querySelector(`[data-row-id="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return current;
}
