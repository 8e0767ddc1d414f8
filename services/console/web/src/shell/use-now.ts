import { useSyncExternalStore } from 'react';

const TICK_MS = 1_000;

let nowMs = Date.now();
const listeners = new Set<() => void>();
let timer: number | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    nowMs = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** The time in milliseconds, by the second: one clock for everything on the page that says "ago". */
export const useNow = (): number => useSyncExternalStore(subscribe, () => nowMs);
