import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestMicroservice } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '@throughline/contracts';
import { RethrowFilter, TopicServer } from '@throughline/messaging';
import { Readiness } from '../health/readiness.js';
import { RoadModule } from '../road/road.module.js';
import { DeadLetterRecorder } from '../steps/dead-letter-recorder.js';
import { Followers } from './followers.js';
import { createHttpApplication } from './http-application.js';
import type { Platform } from './platform.js';
import { PlatformModule, type ServiceParts } from './platform.module.js';
import { NestService, type RunningService } from './running-service.js';
import { Workers } from './workers.js';

export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly module: Type<unknown> | DynamicModule;
}

@Module({})
class ServiceRoot {}

/** Looks at the consumer that the topic server will have once it listens. */
interface ConsumerView {
  topics?: TopicServer;
}

const statisticsOf = ({ topics }: ConsumerView) => (topics?.consumer ? [topics.consumer.statistics()] : []);

async function createParts(
  service: ServiceName,
  platform: Platform,
  view: ConsumerView,
): Promise<ServiceParts> {
  const { store, clock, config } = platform;
  const logger = platform.logger.child({ service });
  const metrics = platform.metrics.forService(service);
  const readStore = await platform.readStoreFor(service);
  const workers = new Workers();
  const flushMs = config.readModelFlushMs;
  const followers = new Followers({ store, readStore, clock, logger, flushMs, workers });
  const consumers = () => statisticsOf(view);
  const readiness = new Readiness({
    store,
    consumers,
    followers: () => followers.statuses(),
    clock,
    stallMs: config.readinessStallMs,
  });
  metrics.watchConsumers(consumers);
  metrics.watchFollowers(() => followers.lag());
  return { service, logger, metrics, readStore, workers, followers, readiness };
}

/** Nest's own hybrid application: what is global for HTTP (problem details, DTOs) is not for topics, on purpose. */
function connectTopics(
  app: NestFastifyApplication,
  { service, logger }: ServiceParts,
  platform: Platform,
): TopicServer {
  const { config, transport } = platform;
  const deadLetters = app.get(DeadLetterRecorder);
  const strategy = new TopicServer({
    transport,
    service,
    logger,
    inFlightMax: config.inFlightMax,
    retry: {
      attemptsMax: config.retryAttemptsMax,
      backoffMs: config.retryBackoffMs,
      backoffMsMax: config.retryBackoffMsMax,
    },
    onDeadLetter: (letter, id) => deadLetters.failed(letter, id),
    onRecovered: ({ topic, value }, id) => deadLetters.recovered(topic, value, id),
  });
  const microservice = app.connectMicroservice(
    { strategy },
    { deferInitialization: true },
  ) as NestMicroservice;
  microservice.useGlobalFilters(new RethrowFilter());
  // The application calls the hooks of the modules that both share; a deferred microservice would call them again.
  microservice.setIsInitHookCalled(true);
  return strategy;
}

/** Makes one service on the platform; nothing runs before `start`. */
export async function createService(
  definition: ServiceDefinition,
  platform: Platform,
): Promise<RunningService> {
  const view: ConsumerView = {};
  const parts = await createParts(definition.name, platform, view);
  const root: DynamicModule = {
    module: ServiceRoot,
    imports: [
      PlatformModule.forService(platform, parts),
      RoadModule.forService(definition.name),
      definition.module,
    ],
  };
  const app = await createHttpApplication({ ...parts, module: root, config: platform.config });
  view.topics = connectTopics(app, parts, platform);
  return new NestService(parts, app, view.topics, platform.config.shutdownGraceMs);
}
