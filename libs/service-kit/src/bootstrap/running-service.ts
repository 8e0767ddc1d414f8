import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '@throughline/contracts';
import type { TopicServer } from '@throughline/messaging';
import type { ReadinessReport } from '../health/readiness.js';
import { Closing } from './closing.js';
import { closeServer, listenOn } from './http-server.js';
import type { ServiceParts } from './platform.module.js';

/** One service: a Nest application with its HTTP side, its topics and its workers. */
export interface RunningService {
  readonly name: ServiceName;
  /** To look into: `app.get(…)`. */
  readonly app: NestFastifyApplication;
  /** Starts the workers, waits until read models have caught up, then takes messages; from then on it answers HTTP. */
  start(): Promise<void>;
  /** Node's own request handler, for a front that listens itself. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Listens by itself and answers with the address; `port` 0 takes a free one. */
  listen(port: number, host: string): Promise<string>;
  readiness(): Promise<ReadinessReport>;
  /** Closes HTTP, drains the consumers, stops the workers. @throws AggregateError of all that failed */
  stop(): Promise<void>;
}

export class NestService implements RunningService {
  private readonly closing = new Closing();
  private stopped: Promise<void> | undefined;

  constructor(
    private readonly parts: ServiceParts,
    readonly app: NestFastifyApplication,
    private readonly topics: TopicServer,
    private readonly shutdownGraceMs: number,
  ) {
    this.closing.add(() => app.close());
  }

  get name(): ServiceName {
    return this.parts.service;
  }

  async start(): Promise<void> {
    const { workers, readiness } = this.parts;
    await this.app.init();
    await this.app.getHttpAdapter().getInstance().ready();
    this.closing.add(() => workers.stopAll());
    await workers.startAll();
    this.closing.add(() => this.topics.close());
    await this.app.startAllMicroservices();
    readiness.phase = undefined;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.app.getHttpAdapter().getInstance().routing(request, response);
  }

  listen(port: number, host: string): Promise<string> {
    const server = this.app.getHttpServer();
    this.closing.add(() => closeServer(server, this.shutdownGraceMs));
    return listenOn(server, port, host);
  }

  readiness(): Promise<ReadinessReport> {
    return this.parts.readiness.report();
  }

  stop(): Promise<void> {
    this.parts.readiness.phase = 'stopping';
    this.stopped ??= this.closing.closeAll();
    return this.stopped;
  }
}
