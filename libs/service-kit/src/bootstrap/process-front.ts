import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { HEALTH_PATHS } from '../health/health.controller.js';
import { problem, PROBLEM_CONTENT_TYPE } from '../http/problem.js';
import { closeServer, listenOn } from './http-server.js';

/** What a client is told to wait while a process waits for what it needs. */
const RETRY_AFTER_SECONDS = 2;

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? url;

/**
 * The port of a process, open from its first moment: a process that waits for its broker or its database is alive,
 * and says in `/readyz` what it waits for. Once `serve` was called, every request goes to the service.
 */
export class ProcessFront {
  private readonly server = createServer((request, response) => this.handle(request, response));
  private handler: RequestHandler | undefined;
  private isStopping = false;

  /** Why nothing is served yet, in a sentence: what `/readyz` answers. */
  waitsFor = 'the process is starting';

  /** Answers with the address; `port` 0 takes a free one. */
  listen(port: number, host: string): Promise<string> {
    return listenOn(this.server, port, host);
  }

  serve(handler: RequestHandler): void {
    this.handler = handler;
  }

  /** Nothing is served any more, or again: what is asked from now on hears `reason`. */
  wait(reason: string): void {
    this.handler = undefined;
    this.waitsFor = reason;
  }

  /** Takes no more connections, and lets requests under way end within `graceMs`. */
  async stop(graceMs: number): Promise<void> {
    this.isStopping = true;
    await closeServer(this.server, graceMs);
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.isStopping) response.setHeader('connection', 'close');
    if (this.handler) this.handler(request, response);
    else this.answerWaiting(request, response);
  }

  private answerWaiting(request: IncomingMessage, response: ServerResponse): void {
    const path = pathOf(request);
    if (path === HEALTH_PATHS.alive) return send(response, 200, { status: 'alive' });
    if (path === HEALTH_PATHS.ready) {
      return send(response, 503, { status: 'not ready', reasons: [this.waitsFor] });
    }
    const found = problem(503, 'not-ready', {
      detail: this.waitsFor,
      instance: path,
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
    response.setHeader('retry-after', RETRY_AFTER_SECONDS);
    send(response, 503, found, PROBLEM_CONTENT_TYPE);
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  contentType = 'application/json; charset=utf-8',
): void {
  response
    .writeHead(status, { 'content-type': contentType, 'x-content-type-options': 'nosniff' })
    .end(JSON.stringify(body));
}
