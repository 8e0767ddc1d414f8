import { categoryOf, eventCatalogue, isEventType, type ServiceName } from '@throughline/contracts';
import type { EventStore } from './event-store.js';

const assertOwned = (service: ServiceName, stream: string, type: string): void => {
  if (!isEventType(type))
    throw new Error(`${service} appends ${type}, which eventCatalogue does not declare`);
  const declaration = eventCatalogue[type];
  if (declaration.owner !== service && declaration.owner !== 'every') {
    throw new Error(`${service} appends ${type}, which belongs to ${declaration.owner}`);
  }
  if (declaration.stream !== categoryOf(stream)) {
    throw new Error(
      `${service} appends ${type} to ${stream}, it belongs in a stream ${declaration.stream}-…`,
    );
  }
};

/**
 * The store as one service gets it: it reads everything, and appends only the facts that are its own, to the
 * streams they are declared for. `close` leaves the store open: it belongs to who opened it.
 */
export const ownedStore = (store: EventStore, service: ServiceName): EventStore => ({
  append: async (stream, expectedRevision, events) => {
    for (const { type } of events) assertOwned(service, stream, type);
    return store.append(stream, expectedRevision, events);
  },
  readStream: (stream, options) => store.readStream(stream, options),
  readAll: (options) => store.readAll(options),
  head: () => store.head(),
  subscribe: (options, handle) => store.subscribe(options, handle),
  onAppended: (listener) => store.onAppended(listener),
  close: () => Promise.resolve(),
});
