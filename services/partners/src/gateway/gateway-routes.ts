import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayBooks } from './gateway-books.js';
import type { GatewayDesk, Performed } from './gateway-desk.js';
import type { FaultSource, GatewayFaults } from './gateway-faults.js';
import type { AuthorizeRequest } from './gateway-operations.js';
import { BOOKS_PAGE_SIZE_MAX, gatewaySchemas } from './gateway-schemas.js';
import { TOKEN } from './magic-tokens.js';

/** A request that is left hanging is cut off after this, should its sender have no timeout of its own. */
const HANG_MS_MAX = 60_000;

interface OfAuthorization {
  Params: { readonly reference: string };
}

interface Captures extends OfAuthorization {
  Body: { readonly idempotencyKey: string; readonly amountMinor: number };
}

interface Voids extends OfAuthorization {
  Body: { readonly idempotencyKey: string };
}

interface ListsBooks {
  Querystring: { readonly after?: string; readonly limit?: string };
}

const cutOff = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
};

const leaveHanging = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  reply.hijack();
  const { socket } = request.raw;
  const timer = setTimeout(() => socket.destroy(), HANG_MS_MAX).unref();
  socket.once('close', () => clearTimeout(timer));
  return reply;
};

/** Carries out an operation with the faults that are set, and those that its token asks for. */
const answering =
  (faults: FaultSource) =>
  async (request: FastifyRequest, reply: FastifyReply, perform: () => Performed): Promise<FastifyReply> => {
    const { isOffline, delayMs, slowMs } = faults.current;
    if (isOffline) return cutOff(request, reply);
    const mishap = faults.draw();
    if (mishap === 'before') return reply.status(503).send({ code: 'try_again' });
    const { answer, isRepeat, token } = perform();
    if (!isRepeat && token === TOKEN.timeoutAfterSuccess && answer.body['status'] === 'authorized') {
      return leaveHanging(request, reply);
    }
    const isSlow = !isRepeat && token === TOKEN.slow && answer.body['status'] === 'authorized';
    const waitMs = delayMs + (isSlow ? slowMs : 0);
    if (waitMs > 0) await pause(waitMs, undefined, { ref: false });
    if (mishap === 'after') return reply.status(503).send({ code: 'try_again' });
    return reply.status(answer.httpStatus).send(answer.body);
  };

function addOperations(server: FastifyInstance, desk: GatewayDesk, faults: FaultSource): void {
  const answer = answering(faults);
  server.post<{ Body: AuthorizeRequest }>(
    '/v1/authorizations',
    { schema: gatewaySchemas.authorize },
    (request, reply) => answer(request, reply, () => desk.authorize(request.body)),
  );
  server.post<Captures>(
    '/v1/authorizations/:reference/captures',
    { schema: gatewaySchemas.capture },
    (request, reply) => answer(request, reply, () => desk.capture(request.params.reference, request.body)),
  );
  server.post<Voids>(
    '/v1/authorizations/:reference/void',
    { schema: gatewaySchemas.void },
    (request, reply) => answer(request, reply, () => desk.void(request.params.reference, request.body)),
  );
}

/** What a real gateway tells its merchants by search: what became of a key, however old. */
function addLookup(server: FastifyInstance, books: GatewayBooks, faults: FaultSource): void {
  server.get<{ Params: { readonly idempotencyKey: string } }>(
    '/v1/keys/:idempotencyKey',
    (request, reply) => {
      if (faults.current.isOffline) return cutOff(request, reply);
      const entry = books.entryOf(request.params.idempotencyKey);
      if (!entry) return reply.status(404).send({ code: 'unknown_key' });
      return reply.send({ operation: entry.operation, at: entry.at, ...entry.answer });
    },
  );
}

export function addGatewayRoutes(
  server: FastifyInstance,
  parts: { readonly desk: GatewayDesk; readonly books: GatewayBooks; readonly faults: FaultSource },
): void {
  const { desk, books, faults } = parts;
  addOperations(server, desk, faults);
  addLookup(server, books, faults);
  server.get<ListsBooks>('/v1/books', { schema: gatewaySchemas.books }, ({ query }) =>
    books.page(Number(query.after ?? 0), Number(query.limit ?? BOOKS_PAGE_SIZE_MAX)),
  );
  server.get('/v1/faults', () => faults.current);
  server.post<{ Body: Partial<GatewayFaults> }>('/v1/faults', { schema: gatewaySchemas.faults }, ({ body }) =>
    faults.set(body),
  );
}
