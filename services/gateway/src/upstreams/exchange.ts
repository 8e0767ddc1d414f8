import { Readable } from 'node:stream';

/** A body that passes through as it comes, however long. Nothing of it is read before an address takes it. */
export class StreamedBody {
  private isBegun = false;

  constructor(private readonly source: Readable) {}

  /** What was read of it is gone: then no other address can have it. */
  get isWhole(): boolean {
    return !this.isBegun;
  }

  /** For one try: what becomes of this stream leaves the client's own alone. */
  open(): Readable {
    return Readable.from(this.chunks(), { objectMode: false });
  }

  private async *chunks(): AsyncGenerator<Uint8Array> {
    this.isBegun = true;
    // An answer before the end of the body still has to go down the client's connection. Delegating by `yield*` would
    // hand a broken upstream's error to the iterator, which then destroys the client's stream after all.
    const kept = this.source.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    try {
      for await (const chunk of kept) yield chunk;
    } finally {
      // What the service did not want is read and dropped.
      this.source.resume();
    }
  }
}

/** One request on its way to a service. */
export interface Exchange {
  readonly method: string;
  /** Path and query as they came. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Uint8Array | StreamedBody | undefined;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

/**
 * May it be sent again after its connection broke without an answer? Every write of the API may: an order and a
 * webhook are known by channel and external id, a stock movement by its reference, a setting by its content, what a
 * person does to an order by the order's state; messages on topics and replays are delivered at least once anyway.
 * What cannot be sent again is a body of which a part has passed through.
 */
export const isRepeatable = ({ body }: Exchange): boolean => !(body instanceof StreamedBody) || body.isWhole;
