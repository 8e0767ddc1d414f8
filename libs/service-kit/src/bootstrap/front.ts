import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { httpRoutes, type HttpRoute, type ServiceName } from '@throughline/contracts';
import { HEALTH_PATHS } from '../health/health.controller.js';
import { problem, problemOf, PROBLEM_CONTENT_TYPE, type Problem } from '../http/problem.js';
import type { RunningService } from './running-service.js';
import { closeServer, listenOn } from './http-server.js';
import type { Platform } from './platform.js';
import { RouteTable } from './route-table.js';

export interface Front {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Answers with the address; `port` 0 takes a free one. */
  listen(port: number, host: string): Promise<string>;
  /** Takes no more requests and lets those under way end. */
  stop(): Promise<void>;
}

type FrontPlatform = Pick<Platform, 'config' | 'logger' | 'metrics'>;
type Answer = (response: ServerResponse) => Promise<void> | void;

const send = (response: ServerResponse, status: number, contentType: string, body: string): void => {
  response.writeHead(status, { 'content-type': contentType, 'x-content-type-options': 'nosniff' }).end(body);
};

const sendJson = (response: ServerResponse, status: number, body: object): void =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? url;

const sendProblem = (request: IncomingMessage, response: ServerResponse, found: Problem): void => {
  const instance = pathOf(request);
  send(response, found.status, PROBLEM_CONTENT_TYPE, JSON.stringify({ ...found, instance }));
};

/** One port for several services of this process: each request goes straight to its service's own handler. */
export class ServiceFront implements Front {
  private readonly table: RouteTable;
  private readonly server: Server;
  private isStopping = false;
  private readonly ownAnswers: Readonly<Record<string, Answer>> = {
    [HEALTH_PATHS.alive]: (response) => sendJson(response, 200, { status: 'alive' }),
    [HEALTH_PATHS.ready]: (response) => this.answerReadiness(response),
    [HEALTH_PATHS.metrics]: async (response) =>
      send(response, 200, this.platform.metrics.contentType, await this.platform.metrics.text()),
  };

  constructor(
    private readonly services: ReadonlyMap<ServiceName, RunningService>,
    private readonly platform: FrontPlatform,
    routes: readonly HttpRoute[],
  ) {
    this.table = new RouteTable(routes.filter(({ service }) => services.has(service)));
    this.server = createServer((request, response) => this.handle(request, response));
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url = '/' } = request;
    if (this.isStopping) response.setHeader('connection', 'close');
    const match = this.table.match(method, url);
    if (match.found === 'service') return this.services.get(match.service)?.handle(request, response);
    const own = method === 'GET' ? this.ownAnswers[pathOf(request)] : undefined;
    if (own) return void this.answer(own, request, response);
    if (match.found === 'nothing') return sendProblem(request, response, problem(404, 'not-found'));
    response.setHeader('allow', match.allowed.join(', '));
    sendProblem(request, response, problem(405, 'method-not-allowed'));
  }

  listen(port: number, host: string): Promise<string> {
    return listenOn(this.server, port, host);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await closeServer(this.server, this.platform.config.shutdownGraceMs);
  }

  private async answer(own: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await own(response);
    } catch (error) {
      this.platform.logger.error({ err: error, route: pathOf(request) }, 'request failed');
      sendProblem(request, response, problemOf(error));
    }
  }

  private async answerReadiness(response: ServerResponse): Promise<void> {
    const reports = await Promise.all(
      [...this.services].map(async ([service, running]) => ({ service, ...(await running.readiness()) })),
    );
    const reasons = reports.flatMap(({ service, reasons: own }) =>
      own.map((reason) => `${service}: ${reason}`),
    );
    const isReady = reasons.length === 0;
    sendJson(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', reasons });
  }
}

export const createFront = (
  services: ReadonlyMap<ServiceName, RunningService>,
  platform: FrontPlatform,
  routes: readonly HttpRoute[] = httpRoutes,
): Front => new ServiceFront(services, platform, routes);
