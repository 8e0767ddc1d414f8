import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endToEnd, forwardedHeaders } from './end-to-end-headers.js';
import type { Answer } from './upstreams/address.js';
import { StreamedBody, type Exchange } from './upstreams/exchange.js';
import type { Upstream } from './upstreams/upstream.js';

const bodyOf = ({ body }: FastifyRequest): Exchange['body'] =>
  body instanceof Readable ? new StreamedBody(body) : (body as Buffer | undefined);

/** Aborts when the client's connection ends, the answer sent or not. */
const signalOf = (reply: FastifyReply): AbortSignal => {
  const abort = new AbortController();
  reply.raw.once('close', () => abort.abort());
  return abort.signal;
};

const exchangeOf = (request: FastifyRequest, reply: FastifyReply): Exchange => ({
  method: request.method,
  path: request.originalUrl,
  headers: forwardedHeaders(request.raw, request.id),
  body: bodyOf(request),
  signal: signalOf(reply),
});

/** Asks the service and passes its answer on as it comes. @throws UpstreamFault, while nothing was answered */
export async function forward(
  upstream: Upstream,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const exchange = exchangeOf(request, reply);
  let answer: Answer;
  try {
    answer = await upstream.request(exchange);
  } catch (error) {
    if (!exchange.signal.aborted) throw error;
    // The client hung up while it waited: nobody hears this answer.
    return reply.hijack();
  }
  return reply.code(answer.statusCode).headers(endToEnd(answer.headers)).send(answer.body);
}
