import { Inject, Injectable } from '@nestjs/common';
import { orderStream, type StoredEvent } from '@throughline/contracts';
import type { EventStore } from '@throughline/event-store';
import type { Clock } from '@throughline/kernel';
import { CLOCK, EffectRunner, EVENT_STORE, Ledgers, onOwnAccount } from '@throughline/service-kit';
import type { GatewayCall, Intention } from './gateway-calls.js';
import { owed } from './owed-payments.js';
import { paymentDecider } from './payment.decider.js';
import {
  KEY_HONOURED_MS,
  PAYMENT_GATEWAY,
  type GatewayAnswer,
  type PaymentGateway,
} from './payment-gateway.js';

/** Asks the gateway for what the ledger says is intended, and records what it answers. */
@Injectable()
export class GatewayEffects {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly runner: EffectRunner,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns at once; the runner asks. An `intention` at hand spares a look for it in the ledger. */
  performSoon<Asked extends Intention, Answer extends GatewayAnswer>(
    call: GatewayCall<Asked, Answer>,
    orderId: string,
    key: string,
    intention?: StoredEvent & Asked,
  ): void {
    this.runner.run(key, async () => {
      const { state } = await this.ledgers.orders.load(orderId, intention?.revision);
      const isAwaited = owed(state, call.duty).some(({ subject }) => subject === key);
      if (isAwaited) await this.perform(call, orderId, intention ?? (await this.find(call, orderId, key)));
    });
  }

  private async perform<Asked extends Intention, Answer extends GatewayAnswer>(
    call: GatewayCall<Asked, Answer>,
    orderId: string,
    intention: StoredEvent & Asked,
  ): Promise<void> {
    const key = call.keyOf(intention.data);
    const known = this.isKeyOld(intention) ? await this.lookup(call, key) : undefined;
    const answer = known ?? (await call.ask(this.gateway, orderId, intention.data));
    const command = call.record(key, answer);
    const context = onOwnAccount(orderId, 'payment', intention.id);
    const handled = await this.ledgers.orders.handle(paymentDecider, orderId, command, context);
    if (handled.outcome === 'reject') {
      throw new Error(`order ${orderId}: "${answer.status}" could not be recorded: ${handled.code}`);
    }
  }

  private isKeyOld({ data }: Intention): boolean {
    return this.clock.now().getTime() - Date.parse(data.requestedAt) >= KEY_HONOURED_MS;
  }

  private async lookup<Asked extends Intention, Answer extends GatewayAnswer>(
    call: GatewayCall<Asked, Answer>,
    key: string,
  ): Promise<Answer | undefined> {
    const answer = await this.gateway.lookup(key);
    if (answer === undefined || call.isAnswer(answer)) return answer;
    throw new Error(`the gateway knows ${key}, but for something else: "${answer.status}"`);
  }

  private async find<Asked extends Intention, Answer extends GatewayAnswer>(
    call: GatewayCall<Asked, Answer>,
    orderId: string,
    key: string,
  ): Promise<StoredEvent & Asked> {
    const events = await this.store.readStream(orderStream(orderId));
    const isIntention = (event: StoredEvent): event is StoredEvent & Asked =>
      event.type === call.intention && call.keyOf((event as StoredEvent & Asked).data) === key;
    const intention = events.find(isIntention);
    if (!intention) throw new Error(`order ${orderId}: no ${call.intention} with key ${key}`);
    return intention;
  }
}
