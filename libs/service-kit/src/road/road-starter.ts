import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { ServiceName } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import type { Clock } from '@throughline/kernel';
import type { StepPolicy } from '@throughline/order';
import type { ReadStore } from '@throughline/read-store';
import type { Followers } from '../bootstrap/followers.js';
import * as tokens from '../bootstrap/tokens.js';
import type { Workers } from '../bootstrap/workers.js';
import { Ledgers } from '../commands/ledger.js';
import { orderCacheOf } from '../commands/order-cache.js';
import type { Config } from '../config/config.js';
import type { Logger } from '../logging/logger.js';
import type { ServiceMetrics } from '../metrics/metrics.js';
import { owedByLedger } from '../steps/owed-steps.js';
import { StepDriver } from '../steps/step-driver.js';
import { WorkList } from '../steps/work-list.js';
import {
  PROJECTIONS,
  SERVICE,
  STEP_POLICY,
  WORK,
  type ServiceProjections,
  type ServiceWork,
} from './service-work.js';

/** Once a service's providers are there: its read models are followed, and what it owes is driven. */
@Injectable()
export class RoadStarter implements OnModuleInit {
  constructor(
    private readonly modules: ModuleRef,
    private readonly ledgers: Ledgers,
    @Inject(SERVICE) private readonly service: ServiceName,
    @Inject(STEP_POLICY) private readonly policy: StepPolicy,
    @Inject(tokens.EVENT_STORE) private readonly store: EventStore,
    @Inject(tokens.READ_STORE) private readonly readStore: ReadStore,
    @Inject(tokens.CLOCK) private readonly clock: Clock,
    @Inject(tokens.CONFIG) private readonly config: Config,
    @Inject(tokens.LOGGER) private readonly logger: Logger,
    @Inject(tokens.METRICS) private readonly metrics: ServiceMetrics,
    @Inject(tokens.FOLLOWERS) private readonly followers: Followers,
    @Inject(tokens.WORKERS) private readonly workers: Workers,
  ) {}

  onModuleInit(): void {
    for (const projection of this.find<ServiceProjections>(PROJECTIONS) ?? []) {
      this.followers.follow(projection);
    }
    const work = this.find<ServiceWork>(WORK);
    if (work) this.workers.add(this.driverOf(work));
  }

  private driverOf(work: ServiceWork): StepDriver {
    const { service, clock, config, readStore, logger, policy } = this;
    const cache = orderCacheOf(this.store);
    const owed = work.owed ?? owedByLedger(service, cache, policy);
    const workList = new WorkList(service, owed, clock, config.stuckAfterMs);
    return new StepDriver({
      service,
      owed,
      workList,
      follower: this.followers.create(workList, config.workListFlushMs),
      readStore,
      orders: this.ledgers.orders,
      commands: this.ledgers.commandsOver(cache),
      clock,
      logger,
      handlers: work.handlers,
      resumedAtStart: work.resumedAtStart ?? [],
      ...(work.giveUp && { giveUp: work.giveUp }),
      policy,
      stuckAfterMs: config.stuckAfterMs,
      sweepEveryMs: config.sweepEveryMs,
      onSwept: (step) => {
        this.metrics.stepSwept(step);
      },
    });
  }

  private find<T>(token: symbol): T | undefined {
    try {
      return this.modules.get<T>(token, { strict: false });
    } catch {
      // A service without work or read models of its own provides none.
      return undefined;
    }
  }
}
