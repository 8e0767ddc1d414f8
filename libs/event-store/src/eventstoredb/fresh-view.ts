import type { StoredEvent } from '@throughline/contracts';
import { uuidv7 } from '@throughline/kernel';
import { FROM_START, type AllSlice, type EventStore } from '../event-store.js';

/**
 * A view of a store that cannot be emptied, as if it were new: what stood there before is not seen, and the streams
 * have names of their own. For the conformance suite on a real server, to which nobody else may write meanwhile.
 */
export class FreshView {
  private constructor(
    private readonly start: number,
    private readonly prefix: string,
  ) {}

  static async of(store: EventStore): Promise<FreshView> {
    return new FreshView(await store.head(), `suite-${uuidv7()}-`);
  }

  on(store: EventStore): EventStore {
    const inner = (stream: string): string => (stream === '' ? '' : this.prefix + stream);
    const allOf = (events: readonly StoredEvent[]): StoredEvent[] => events.map((event) => this.outer(event));
    const sliceOf = (slice: AllSlice): AllSlice => ({
      ...slice,
      events: allOf(slice.events),
      position: this.shown(slice.position),
    });
    return {
      append: async (stream, expectedRevision, events) =>
        allOf(
          await store.append(inner(stream), expectedRevision, events).catch((error: unknown) => {
            throw this.renamed(error);
          }),
        ),
      readStream: async (stream, options) => allOf(await store.readStream(inner(stream), options)),
      readAll: async (options) =>
        sliceOf(await store.readAll({ ...options, after: this.hidden(options.after) })),
      head: async () => this.shown(await store.head()),
      subscribe: (options, handle) =>
        store.subscribe({ ...options, after: this.hidden(options.after) }, (slice) => handle(sliceOf(slice))),
      onAppended: (listener) => store.onAppended(listener),
      close: () => store.close(),
    };
  }

  private hidden(after: number): number {
    return after === FROM_START ? this.start : after;
  }

  private shown(position: number): number {
    return position <= this.start ? FROM_START : position;
  }

  private outer(event: StoredEvent): StoredEvent {
    return Object.freeze({ ...event, stream: event.stream.slice(this.prefix.length) });
  }

  private renamed(error: unknown): unknown {
    if (typeof error !== 'object' || error === null || !('stream' in error)) return error;
    return Object.assign(error, { stream: String(error.stream).slice(this.prefix.length) });
  }
}
