import { Controller, Get, Header, Res } from '@nestjs/common';
import { Rejection } from '@throughline/service-kit';
import type { FastifyReply } from 'fastify';
import { LiveFeed } from './live-feed.js';
import { LiveStream } from './live-stream.js';

/** Lines that one member holds open. */
export const READERS_MAX = 500;

/**
 * What changes, as it happens.
 * @tag Orders
 */
@Controller('/api/v1/live')
export class LiveController {
  constructor(private readonly feed: LiveFeed) {}

  /**
   * Follow changes. Server-sent events: `orders` with the `items` that have changed, as a list shows them; `exceptions` with the `count` of orders that wait for a person; `reload` where more has changed than is worth telling one by one. What happened while nobody listened is not told again: ask for the list once more after a reconnect.
   *
   * @operation followChanges
   * @produces text/event-stream
   * @returns 200 a stream that does not end
   * @throws 503 too-many-readers: this process holds as many lines open as it may
   */
  @Get()
  @Header('content-type', 'text/event-stream; charset=utf-8')
  @Header('cache-control', 'no-store')
  // nginx and its like would keep the stream back until it ends.
  @Header('x-accel-buffering', 'no')
  follow(@Res({ passthrough: true }) reply: FastifyReply): LiveStream {
    if (this.feed.readers >= READERS_MAX) {
      throw new Rejection(503, 'too-many-readers', `${READERS_MAX} readers follow this process already`);
    }
    const stream = new LiveStream();
    const unsubscribe = this.feed.subscribe((message, position) => stream.send(message, position));
    stream.once('close', unsubscribe);
    reply.raw.once('close', () => stream.destroy());
    return stream;
  }
}
