import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceName } from '@throughline/contracts';
import { ownedStore } from '@throughline/event-store';
import type { ReadStore } from '@throughline/read-store';
import { HealthController } from '../health/health.controller.js';
import { Readiness } from '../health/readiness.js';
import type { Logger } from '../logging/logger.js';
import type { ServiceMetrics } from '../metrics/metrics.js';
import type { Followers } from './followers.js';
import type { Platform } from './platform.js';
import * as tokens from './tokens.js';
import type { Workers } from './workers.js';

/** What createService makes for one service, beside what the platform has for all. */
export interface ServiceParts {
  readonly service: ServiceName;
  readonly logger: Logger;
  readonly metrics: ServiceMetrics;
  readonly readStore: ReadStore;
  readonly followers: Followers;
  readonly workers: Workers;
  readonly readiness: Readiness;
}

const value = (provide: symbol | typeof Readiness, useValue: unknown) => ({ provide, useValue });

/** Global within one service's application: its modules inject the platform by the tokens of `tokens.ts`. */
@Module({})
export class PlatformModule {
  static forService(platform: Platform, parts: ServiceParts): DynamicModule {
    const providers = [
      value(tokens.PLATFORM, platform),
      value(tokens.CONFIG, platform.config),
      value(tokens.CLOCK, platform.clock),
      value(tokens.EVENT_STORE, platform.store),
      value(tokens.OWNED_STORE, ownedStore(platform.store, parts.service)),
      value(tokens.TRANSPORT, platform.transport),
      value(tokens.LOGGER, parts.logger),
      value(tokens.METRICS, parts.metrics),
      value(tokens.READ_STORE, parts.readStore),
      value(tokens.FOLLOWERS, parts.followers),
      value(tokens.WORKERS, parts.workers),
      value(Readiness, parts.readiness),
    ];
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
