import { useHotkeys } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { BULK_ACTIONS_ID } from './bulk-bar.js';
import { useOrderLink } from './order-link.js';

/** j and k walk over the rows, x selects, Enter opens, a goes to what can be done to the selected. */
export function useRowKeys(
  ids: readonly string[],
  onSelect: (orderId: string, isRange: boolean) => void,
): string | undefined {
  const [currentId, setCurrentId] = useState<string>();
  const navigate = useNavigate();
  const link = useOrderLink();

  const step = (by: number) => () => {
    const next = Math.min(Math.max(ids.indexOf(currentId ?? '') + by, 0), ids.length - 1);
    setCurrentId(ids[next]);
  };
  const open = () => {
    const target = document.activeElement;
    // A button or link that has the focus does its own.
    if (currentId === undefined || (target !== document.body && target?.id !== 'content')) return;
    const { to, state } = link(currentId);
    void navigate(to, { state });
  };

  useHotkeys([
    ['j', step(1)],
    ['k', step(-1)],
    ['x', () => currentId !== undefined && onSelect(currentId, false)],
    ['shift+x', () => currentId !== undefined && onSelect(currentId, true)],
    ['Enter', open, { preventDefault: false }],
    ['a', () => document.getElementById(BULK_ACTIONS_ID)?.querySelector('button')?.focus()],
  ]);

  useEffect(() => {
    if (currentId === undefined) return;
    document
      .querySelector(`[data-order-id="${CSS.escape(currentId)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  return currentId !== undefined && ids.includes(currentId) ? currentId : undefined;
}
