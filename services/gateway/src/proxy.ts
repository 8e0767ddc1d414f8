import { httpRoutes, type HttpRoute } from '@throughline/contracts';
import {
  type Config,
  type Logger,
  CSV_CONTENT_TYPE,
  NDJSON_CONTENT_TYPE,
  problemOf,
  REQUEST_ID_HEADER,
  requestIdOf,
  RouteTable,
} from '@throughline/service-kit';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { forward } from './forward.js';
import type { GatewayMetrics } from './gateway-metrics.js';
import { ownAnswers, pathOf, sendNotAllowed, sendNotFound, sendProblem } from './own-answers.js';
import { UpstreamFault } from './upstreams/faults.js';
import type { Upstream } from './upstreams/upstream.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The service that answers; undefined for what is answered here. */
    upstream: Upstream | undefined;
  }
}

export interface ProxyParts {
  readonly upstreams: ReadonlyMap<string, Upstream>;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
  readonly config: Pick<Config, 'httpBodyBytesMax'>;
}

/** Reads the routes of the services that there are; the rest of them is not found, as on the one-port front. */
const routesOf = (upstreams: ReadonlyMap<string, Upstream>): readonly HttpRoute[] =>
  httpRoutes.filter(({ service }) => upstreams.has(service));

function answerFault(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): FastifyReply {
  const found = error instanceof UpstreamFault ? error.problem : problemOf(error);
  if (found.status < 500) return sendProblem(reply, found);
  const fields = { method: request.method, path: pathOf(request.originalUrl), requestId: request.id };
  logger.warn({ ...fields, err: error }, `request failed: ${found.code}`);
  return sendProblem(reply, found, { requestId: request.id });
}

/** Files pass as they come; all else is held whole, so that it can be sent again. Nothing is parsed. */
function takeBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser([NDJSON_CONTENT_TYPE, CSV_CONTENT_TYPE], (_request, payload, done) =>
    done(null, payload),
  );
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

function routeBeforeBody(app: FastifyInstance, { upstreams, metrics }: ProxyParts): void {
  const table = new RouteTable(routesOf(upstreams));
  const own = ownAnswers(upstreams, metrics);
  app.addHook('onRequest', async (request, reply) => {
    const { method, originalUrl } = request;
    reply.header(REQUEST_ID_HEADER, request.id);
    const match = table.match(method, originalUrl);
    if (match.found === 'service') request.upstream = upstreams.get(match.service);
    if (request.upstream) return undefined;
    const answer = method === 'GET' ? own[pathOf(originalUrl)] : undefined;
    if (answer) return answer(reply);
    return match.found === 'other-methods' ? sendNotAllowed(reply, match.allowed) : sendNotFound(reply);
  });
}

/** Fastify without its router, which decodes paths and would refuse what is the services' to refuse. */
export function createProxy(parts: ProxyParts): FastifyInstance {
  const { metrics, logger, config } = parts;
  const app = fastify({
    bodyLimit: config.httpBodyBytesMax,
    genReqId: requestIdOf,
    rewriteUrl: () => '/',
  });
  app.decorateRequest('upstream', undefined);
  takeBodies(app);
  routeBeforeBody(app, parts);
  app.addHook('onResponse', async (request, reply) => {
    const service = request.upstream?.service ?? 'gateway';
    metrics.requestEnded(service, request.method, reply.statusCode, reply.elapsedTime / 1_000);
  });
  app.all('/', (request, reply) =>
    request.upstream ? forward(request.upstream, request, reply) : sendNotFound(reply),
  );
  app.setErrorHandler((error, request, reply) => answerFault(error, request, reply, logger));
  return app;
}
