import { Inject, Injectable } from '@nestjs/common';
import { instantOf, PoisonMessage, type Clock } from '@throughline/kernel';
import type { StepName } from '@throughline/order';
import {
  CLOCK,
  Ledgers,
  onOwnAccount,
  type CommandContext,
  type ServiceWork,
  type StepHandler,
} from '@throughline/service-kit';
import { authorizing, capturing, voiding } from './gateway-calls.js';
import { GatewayEffects } from './gateway-effects.js';
import { owedByPayment } from './owed-payments.js';
import { paymentDecider } from './payment.decider.js';

type PaymentDuty = (orderId: string, subject: string, because: CommandContext) => Promise<void>;

/** What payment owes an order, by the names of `nextSteps`. Each is safe to repeat. */
@Injectable()
export class PaymentDuties {
  private readonly byCommand: ReadonlyMap<StepName, PaymentDuty>;
  private readonly byGateway: ReadonlyMap<StepName, PaymentDuty>;

  constructor(
    private readonly ledgers: Ledgers,
    @Inject(CLOCK) private readonly clock: Clock,
    effects: GatewayEffects,
  ) {
    this.byCommand = new Map([
      ['screen-order', this.commanding('ScreenOrder')],
      ['cover-order', this.commanding('CoverOrder')],
      ['capture-payment', this.commanding('RequestCapture')],
      ['void-payment', this.commanding('RequestVoid')],
    ]);
    this.byGateway = new Map<StepName, PaymentDuty>([
      ['perform-authorization', async (orderId, key) => effects.performSoon(authorizing, orderId, key)],
      ['perform-capture', async (orderId, key) => effects.performSoon(capturing, orderId, key)],
      ['perform-void', async (orderId, key) => effects.performSoon(voiding, orderId, key)],
    ]);
  }

  /** Does all that payment owes the order now. */
  async doOwed(orderId: string, because: CommandContext): Promise<void> {
    const { state } = await this.ledgers.orders.load(orderId, because.atLeastRevision);
    for (const { name, subject } of owedByPayment(state)) {
      const duty = this.byCommand.get(name) ?? this.byGateway.get(name);
      await duty?.(orderId, subject ?? '', because);
    }
  }

  /** The same duties for the sweeper, which knows of no message; after a start the gateway is asked again at once. */
  asWork(): ServiceWork {
    const handlers: Record<string, StepHandler> = {};
    for (const [name, duty] of [...this.byCommand, ...this.byGateway]) {
      handlers[name] = (orderId, { subject }) =>
        duty(orderId, subject ?? '', onOwnAccount(orderId, 'payment'));
    }
    return { handlers, resumedAtStart: [...this.byGateway.keys()] };
  }

  private commanding(type: 'ScreenOrder' | 'CoverOrder' | 'RequestCapture' | 'RequestVoid'): PaymentDuty {
    return async (orderId, _subject, because) => {
      const command = { type, data: { at: instantOf(this.clock.now()) } };
      const handled = await this.ledgers.orders.handle(paymentDecider, orderId, command, because);
      if (handled.outcome === 'reject') throw new PoisonMessage(`${type} was refused: ${handled.code}`);
    };
  }
}
