import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import type { ServiceName } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import type { Clock } from '@throughline/kernel';
import type { StepPolicy } from '@throughline/order';
import type { Followers } from '../bootstrap/followers.js';
import * as tokens from '../bootstrap/tokens.js';
import type { Workers } from '../bootstrap/workers.js';
import { Ledgers } from '../commands/ledger.js';
import { orderCacheOf } from '../commands/order-cache.js';
import type { Config } from '../config/config.js';
import { EffectRunner } from '../effects/effect-runner.js';
import type { Logger } from '../logging/logger.js';
import type { ServiceMetrics } from '../metrics/metrics.js';
import { SettingsView } from '../settings/settings-view.js';
import { DeadLetterRecorder } from '../steps/dead-letter-recorder.js';
import { RoadStarter } from './road-starter.js';
import { SERVICE, STEP_POLICY } from './service-work.js';

const ledgers = (service: ServiceName): FactoryProvider<Ledgers> => ({
  provide: Ledgers,
  useFactory: (store: EventStore, ownedStore: EventStore, clock: Clock, metrics: ServiceMetrics) =>
    new Ledgers({ store, ownedStore, clock, service, observer: metrics }),
  inject: [tokens.EVENT_STORE, tokens.OWNED_STORE, tokens.CLOCK, tokens.METRICS],
});

const effects: FactoryProvider<EffectRunner> = {
  provide: EffectRunner,
  useFactory: (logger: Logger, config: Config, metrics: ServiceMetrics, workers: Workers) =>
    workers.add(
      new EffectRunner({
        logger,
        inFlightMax: config.effectsInFlightMax,
        onDone: (outcome) => {
          metrics.effectEnded(outcome);
        },
      }),
    ),
  inject: [tokens.LOGGER, tokens.CONFIG, tokens.METRICS, tokens.WORKERS],
};

const settings = (service: ServiceName): FactoryProvider<SettingsView> => ({
  provide: SettingsView,
  useFactory: (followers: Followers) => {
    const view = new SettingsView(service);
    followers.follow(view);
    return view;
  },
  inject: [tokens.FOLLOWERS],
});

const policies = new WeakMap<Config, StepPolicy>();

/** One policy per configuration: what is remembered of an order's next steps is then good for every service. */
const policyOf = (config: Config): StepPolicy => {
  const { shipmentAckTimeoutMs, stockRecheckMs, warehouseSilenceMs, carrierSilenceMs } = config;
  const policy = policies.get(config) ?? {
    shipmentAckTimeoutMs,
    stockRecheckMs,
    warehouseSilenceMs,
    carrierSilenceMs,
  };
  policies.set(config, policy);
  return policy;
};

const stepPolicy: FactoryProvider<StepPolicy> = {
  provide: STEP_POLICY,
  useFactory: policyOf,
  inject: [tokens.CONFIG],
};

const deadLetters = (service: ServiceName): FactoryProvider<DeadLetterRecorder> => ({
  provide: DeadLetterRecorder,
  useFactory: (store: EventStore, made: Ledgers, policy: StepPolicy) =>
    new DeadLetterRecorder(service, made.commandsOver(orderCacheOf(store)), policy),
  inject: [tokens.EVENT_STORE, Ledgers, STEP_POLICY],
});

/** The road that every service stands on: ledgers, effects, settings, steps; global within one application. */
@Module({})
export class RoadModule {
  static forService(service: ServiceName): DynamicModule {
    const shared = [
      ledgers(service),
      effects,
      settings(service),
      stepPolicy,
      deadLetters(service),
      { provide: SERVICE, useValue: service },
    ];
    return {
      module: RoadModule,
      global: true,
      providers: [...shared, RoadStarter],
      exports: shared.map(({ provide }) => provide),
    };
  }
}
