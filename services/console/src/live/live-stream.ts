import { Readable } from 'node:stream';
import type { LiveMessage } from './live-feed.js';

/** A line that says nothing, so that nobody between takes a quiet connection for a dead one. */
export const HEARTBEAT_MS = 15_000;

/** What may wait for a reader that does not keep up. Past it the line is cut; it comes back and asks again. */
export const UNREAD_BYTES_MAX = 1_048_576;

/** How soon a browser whose line was cut comes back. */
const RETRY_MS = 2_000;

/** One reader's line, as server-sent events (WHATWG HTML, "Server-sent events"). */
export class LiveStream extends Readable {
  private readonly heartbeat: NodeJS.Timeout;

  constructor() {
    super({ highWaterMark: UNREAD_BYTES_MAX });
    this.push(`retry: ${RETRY_MS}\n\n`);
    this.heartbeat = setInterval(() => this.tell(': \n\n'), HEARTBEAT_MS);
  }

  send({ event, data }: LiveMessage, position: number): void {
    this.tell(`event: ${event}\nid: ${position}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  override _read(): void {
    // What there is is pushed as it comes.
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    clearInterval(this.heartbeat);
    callback(error);
  }

  private tell(text: string): void {
    if (!this.push(text) && this.readableLength > UNREAD_BYTES_MAX) this.destroy();
  }
}
