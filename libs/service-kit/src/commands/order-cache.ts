import type { EventStore } from '@throughline/event-store';
import { evolve, type OrderState } from '@throughline/order';
import { StateCache } from './state-cache.js';

const caches = new WeakMap<EventStore, StateCache<OrderState>>();

/** One cache of order states per store: the services of one process share their folds, never their decisions. */
export function orderCacheOf(store: EventStore): StateCache<OrderState> {
  let cache = caches.get(store);
  if (!cache) {
    cache = new StateCache<OrderState>(store, { initial: undefined, evolve });
    caches.set(store, cache);
  }
  return cache;
}
