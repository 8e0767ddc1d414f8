import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useOrderChanges, type OrderChanges } from '../api/live.js';
import type { Orders } from './use-orders.js';

/** How often new rows come into the list by themselves, at most. */
const RELOAD_MS = 2_000;

/** Further down than this one reads, and wants the rows to stay. */
const TOP_PIXELS = 80;

interface FreshOrders {
  /** There are orders that the list does not show yet. */
  readonly isThereMore: boolean;
  show(): void;
}

/**
 * Puts what changes into the rows at once, and new rows at their place only while nobody is about to click on one: the
 * pointer is elsewhere, nothing is selected, and the list stands at its top. Else it says that there are some.
 */
export function useFreshOrders(
  { patch, reload }: Pick<Orders, 'patch' | 'reload'>,
  list: RefObject<HTMLElement | null>,
  isBusy: boolean,
): FreshOrders {
  const [isThereMore, setThereMore] = useState(false);
  const reloadedAt = useRef(0);

  const show = useCallback(() => {
    reloadedAt.current = Date.now();
    setThereMore(false);
    reload();
  }, [reload]);

  const isCalm = useCallback(() => {
    const isUnderPointer = list.current?.matches(':hover') ?? false;
    const hasFocus = list.current?.contains(document.activeElement) ?? false;
    return !isBusy && !isUnderPointer && !hasFocus && window.scrollY < TOP_PIXELS && !document.hidden;
  }, [isBusy, list]);

  useOrderChanges((changes: OrderChanges) => {
    const missing = changes === null ? null : patch(changes);
    if (missing === null || missing.length > 0) setThereMore(true);
  });

  useEffect(() => {
    if (!isThereMore) return;
    const timer = window.setInterval(() => {
      if (isCalm() && Date.now() - reloadedAt.current >= RELOAD_MS) show();
    }, RELOAD_MS / 4);
    return () => window.clearInterval(timer);
  }, [isThereMore, isCalm, show]);

  return { isThereMore, show };
}
