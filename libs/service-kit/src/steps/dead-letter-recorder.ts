import { orderStream, type DeadLetter, type OrderEvent, type ServiceName } from '@throughline/contracts';
import { parseShipmentReference, type OrderState, type StepPolicy } from '@throughline/order';
import type { CommandHandler } from '../commands/command-handler.js';
import { stepFailureDecider } from './step-failure.decider.js';

interface MaybeOrderMessage {
  readonly type?: unknown;
  readonly correlationId?: unknown;
  readonly reference?: unknown;
}

const parseValue = (letter: DeadLetter): MaybeOrderMessage => {
  try {
    const value: unknown = JSON.parse(Buffer.from(letter.valueBase64, 'base64').toString('utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
};

/** The order that a set-aside message belongs to: by its envelope, or by a shipment's reference. */
export function orderIdOfDeadLetter(letter: DeadLetter): string | undefined {
  const { correlationId, reference } = parseValue(letter);
  if (typeof correlationId === 'string') return correlationId;
  return typeof reference === 'string' ? parseShipmentReference(reference)?.orderId : undefined;
}

const stepOf = (service: ServiceName, letter: DeadLetter): string => {
  const { type } = parseValue(letter);
  return `${service}:${typeof type === 'string' ? type : letter.topic}`;
};

/** Lets an order say that a message of it was set aside, and that it was handled after all. */
export class DeadLetterRecorder {
  constructor(
    private readonly service: ServiceName,
    private readonly commands: CommandHandler<OrderState, OrderEvent>,
    private readonly policy: StepPolicy,
  ) {}

  async failed(letter: DeadLetter, deadLetterId: string): Promise<void> {
    const orderId = orderIdOfDeadLetter(letter);
    if (orderId === undefined) return;
    const data = {
      step: stepOf(this.service, letter),
      owner: this.service,
      reason: letter.reason,
      attempts: letter.attempts,
      deadLetter: deadLetterId,
      policy: this.policy,
    };
    await this.record(orderId, { type: 'RecordStepFailure', data }, deadLetterId);
  }

  async recovered(letter: DeadLetter, deadLetterId: string): Promise<void> {
    const orderId = orderIdOfDeadLetter(letter);
    if (orderId === undefined) return;
    const data = { step: stepOf(this.service, letter), deadLetter: deadLetterId };
    await this.record(orderId, { type: 'RecordStepRecovery', data }, deadLetterId);
  }

  private async record(
    orderId: string,
    command: Parameters<typeof stepFailureDecider.decide>[0],
    causationId: string,
  ): Promise<void> {
    const actor = `service:${this.service}`;
    await this.commands.handle(stepFailureDecider, orderStream(orderId), command, {
      causationId,
      correlationId: orderId,
      actor,
    });
  }
}
