import { Module, type DynamicModule } from '@nestjs/common';
import { HealthController, PLATFORM, Readiness } from '@throughline/service-kit';
import type { RelayMetrics } from './relay-metrics.js';
import type { RelayReadiness } from './relay-readiness.js';

/** All that a relay answers over HTTP: the health of every service, told of its own work. */
@Module({})
export class RelayModule {
  static telling(readiness: RelayReadiness, metrics: RelayMetrics): DynamicModule {
    return {
      module: RelayModule,
      controllers: [HealthController],
      providers: [
        { provide: Readiness, useValue: readiness },
        { provide: PLATFORM, useValue: { metrics } },
      ],
    };
  }
}
