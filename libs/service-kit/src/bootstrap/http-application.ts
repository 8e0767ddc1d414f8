import type { IncomingMessage } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { DtoPipe } from '../http/dto.pipe.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { REQUEST_ID_HEADER, requestIdOf } from '../http/request-id.js';
import type { Logger } from '../logging/logger.js';
import { NestLogger } from '../logging/nest-logger.js';
import type { ServiceMetrics } from '../metrics/metrics.js';

/** Lists of orders as lines of JSON: handed to the controller as a stream, whatever its length. */
export const NDJSON_CONTENT_TYPE = 'application/x-ndjson';

/** Files of tables: handed to the controller as a stream, too. */
export const CSV_CONTENT_TYPE = 'text/csv';

/** Characters of one parameter in a path: ids of partners can be long. */
const PATH_PARAMETER_CHARACTERS_MAX = 512;

type RequestMetrics = Pick<ServiceMetrics, 'requestEnded'>;

export interface HttpApplicationParts {
  readonly module: DynamicModule;
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: RequestMetrics;
}

/** An API is no page: it loads nothing and is shown in no frame. A page that needs more says so itself. */
const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  },
  // Whether there is TLS is known to the proxy in front, not here.
  strictTransportSecurity: false,
};

const createAdapter = (config: Config, filter: ProblemFilter, metrics: RequestMetrics): FastifyAdapter => {
  const adapter = new FastifyAdapter({
    bodyLimit: config.httpBodyBytesMax,
    // Behind a gateway both write the same word into their logs.
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => requestIdOf(request),
    routerOptions: { maxParamLength: PATH_PARAMETER_CHARACTERS_MAX },
    // Nest middleware is not used here, and its hook costs every request.
    skipMiddie: true,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      filter.answer(error, request, reply),
  });
  const fastify = adapter.getInstance();
  // Nothing here is plain text: a body of that type is refused like any other unknown one.
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser([NDJSON_CONTENT_TYPE, CSV_CONTENT_TYPE], (_request, payload, done) =>
    done(null, payload),
  );
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.requestEnded(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    done();
  });
  return adapter;
};

/** A Nest application on Fastify as every service has it; not initialised yet. */
export async function createHttpApplication(parts: HttpApplicationParts): Promise<NestFastifyApplication> {
  const { module, config, logger, metrics } = parts;
  const filter = new ProblemFilter(logger);
  const adapter = createAdapter(config, filter, metrics);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    // Webhooks are signed over the bytes as they came: `@RawBody()`.
    rawBody: true,
  });
  app.useGlobalFilters(filter);
  app.useGlobalPipes(new DtoPipe());
  app.useSecurityHeaders(securityHeaders);
  // Without sign-in, a page elsewhere must not be able to act through a browser that can reach this address.
  app.enableCsrfProtection();
  return app;
}
