import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../logging/logger.js';
import { PROBLEM_CONTENT_TYPE, problemOf } from './problem.js';

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;

/** An answer that has begun cannot become another: its end must not look like one. */
const cutOff = (reply: FastifyReply): void => {
  if (!reply.sent) reply.hijack();
  if (!reply.raw.writableEnded) reply.raw.destroy();
};

/** Answers every error of an HTTP request with problem details, and logs those that are our fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    this.answer(error, request, reply);
  }

  /** Also for what fails before Nest is asked: a URL that cannot be decoded. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const found = problemOf(error);
    const isOurs = found.status >= 500;
    const fields = { method: request.method, route: request.routeOptions.url, requestId: request.id };
    if (isOurs) this.logger.error({ ...fields, err: error }, `request failed: ${found.code}`);
    else this.logger.debug({ ...fields, code: found.code }, 'request refused');
    if (reply.sent || reply.raw.headersSent) return cutOff(reply);
    if (found.retryAfterSeconds !== undefined) reply.header('retry-after', found.retryAfterSeconds);
    void reply
      .status(found.status)
      .header('content-type', PROBLEM_CONTENT_TYPE)
      .send(
        JSON.stringify({ ...found, instance: pathOf(request.url), ...(isOurs && { requestId: request.id }) }),
      );
  }
}
