import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Schemas } from './client.js';
import { keys } from './keys.js';

export type OrderSummary = Schemas['OrderSummary'];

/** Null: more changed than is worth telling one by one. */
export type OrderChanges = readonly OrderSummary[] | null;

type Listener = (changes: OrderChanges) => void;

interface LiveState {
  readonly isConnected: boolean;
  listen(listener: Listener): () => void;
}

const LiveContext = createContext<LiveState>({ isConnected: false, listen: () => () => undefined });

const RECONNECT_MS = 2_000;

/** What hangs on orders as a whole: asked for again at most this often, however much happens. */
const REFRESH_MS = 1_000;

/** Asks again for what is shown and has changed, no more often than is worth looking at. */
function refresher(client: QueryClient): (changes: OrderChanges) => void {
  let timer: number | undefined;
  const changed = new Set<string>();
  let isWhole = false;
  const refresh = () => {
    timer = undefined;
    const ids = new Set(changed);
    const all = isWhole;
    changed.clear();
    isWhole = false;
    void client.invalidateQueries({ queryKey: keys.orderCounts });
    void client.invalidateQueries({
      predicate: ({ queryKey: [kind, id] }) => kind === keys.order('')[0] && (all || ids.has(String(id))),
    });
  };
  return (changes) => {
    if (changes === null) isWhole = true;
    for (const { orderId } of changes ?? []) changed.add(orderId);
    timer ??= window.setTimeout(refresh, REFRESH_MS);
  };
}

function connect(
  onState: (isConnected: boolean) => void,
  onChanges: Listener,
  onExceptions: () => void,
  onFirst: () => void,
): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let wasConnected = false;
  const open = () => {
    source = new EventSource('/api/v1/live');
    source.onopen = () => {
      onState(true);
      // What happened while nobody listened is not told again.
      if (wasConnected) onChanges(null);
      else onFirst();
      wasConnected = true;
    };
    source.onerror = () => {
      onState(false);
      source?.close();
      timer = window.setTimeout(open, RECONNECT_MS);
    };
    source.addEventListener('orders', ({ data }: MessageEvent<string>) =>
      onChanges((JSON.parse(data) as { items: OrderSummary[] }).items),
    );
    source.addEventListener('reload', () => onChanges(null));
    source.addEventListener('exceptions', onExceptions);
  };
  open();
  return () => {
    source?.close();
    window.clearTimeout(timer);
  };
}

/** One connection for the whole page, over which the server tells which orders have changed. */
export function Live({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const listeners = useRef(new Set<Listener>());
  const [isConnected, setConnected] = useState(false);

  useEffect(() => {
    const refresh = refresher(client);
    const tellAll: Listener = (changes) => {
      refresh(changes);
      for (const listener of listeners.current) listener(changes);
    };
    return connect(
      setConnected,
      tellAll,
      () => void client.invalidateQueries({ queryKey: keys.exceptions }),
      // The list may have been asked for before the line stood.
      () => void client.invalidateQueries({ queryKey: keys.orders }),
    );
  }, [client]);

  const state = useMemo<LiveState>(
    () => ({
      isConnected,
      listen: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [isConnected],
  );
  return <LiveContext value={state}>{children}</LiveContext>;
}

export const useLive = (): LiveState => useContext(LiveContext);

/** Calls `onChanges` with every batch of changed orders while the component is shown. */
export function useOrderChanges(onChanges: Listener): void {
  const { listen } = useLive();
  const latest = useRef(onChanges);
  useEffect(() => {
    latest.current = onChanges;
  });
  useEffect(() => listen((changes) => latest.current(changes)), [listen]);
}
