import type { IncomingMessage, ServerResponse } from 'node:http';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '@throughline/contracts';
import { TopicServer } from '@throughline/messaging';
import { Readiness, type ReadinessReport } from '../health/readiness.js';
import { Closing } from './closing.js';
import { Followers } from './followers.js';
import { createHttpApplication } from './http-application.js';
import type { Platform } from './platform.js';
import { PlatformModule, type ServiceParts } from './platform.module.js';
import { Workers } from './workers.js';

export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly module: Type<unknown> | DynamicModule;
}

/** One service: a Nest application with its HTTP side, its topics and its workers. */
export interface RunningService {
  readonly name: ServiceName;
  /** To look into: `app.get(…)`. */
  readonly app: NestFastifyApplication;
  /** Workers first, then topics; resolves when read models have caught up. HTTP is answered from then on. */
  start(): Promise<void>;
  /** Node's own request handler, for a front that listens itself. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Listens by itself and answers with the address; `port` 0 takes a free one. */
  listen(port: number, host: string): Promise<string>;
  readiness(): Promise<ReadinessReport>;
  /** HTTP is closed, then consumers drained, then workers stopped. @throws AggregateError of all that failed */
  stop(): Promise<void>;
}

class NestService implements RunningService {
  private readonly closing = new Closing();
  private stopped: Promise<void> | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly parts: ServiceParts,
    readonly app: NestFastifyApplication,
    private readonly topics: TopicServer,
  ) {
    this.closing.add(() => app.close());
  }

  get name(): ServiceName {
    return this.parts.service;
  }

  async start(): Promise<void> {
    await this.app.init();
    await this.app.getHttpAdapter().getInstance().ready();
    this.closing.add(() => this.parts.workers.stopAll());
    await this.parts.workers.startAll();
    this.closing.add(() => this.topics.close());
    await this.app.startAllMicroservices();
    this.closing.add(() => this.closeHttp());
    this.parts.readiness.phase = undefined;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    this.app.getHttpAdapter().getInstance().routing(request, response);
  }

  async listen(port: number, host: string): Promise<string> {
    await this.app.listen(port, host);
    return addressOf(this.app.getHttpServer());
  }

  readiness(): Promise<ReadinessReport> {
    return this.parts.readiness.report();
  }

  stop(): Promise<void> {
    this.parts.readiness.phase = 'stopping';
    this.stopped ??= this.closing.closeAll();
    return this.stopped;
  }

  private async closeHttp(): Promise<void> {
    const cut = setTimeout(
      () => this.app.getHttpServer().closeAllConnections(),
      this.platform.config.shutdownGraceMs,
    );
    await this.app.getHttpAdapter().close();
    clearTimeout(cut);
  }
}

async function createParts(service: ServiceName, platform: Platform): Promise<ServiceParts> {
  const { store, clock, config } = platform;
  const logger = platform.logger.child({ service });
  const metrics = platform.metrics.forService(service);
  const readStore = await platform.readStoreFor(service);
  const workers = new Workers();
  const flushMs = config.readModelFlushMs;
  const followers = new Followers({ store, readStore, clock, logger, flushMs, workers });
  metrics.watchFollowers(() => followers.lag());
  return { service, logger, metrics, readStore, workers, followers };
}
