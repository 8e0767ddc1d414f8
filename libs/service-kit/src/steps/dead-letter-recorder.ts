import { orderStream, type DeadLetter, type OrderEvent, type ServiceName } from '@throughline/contracts';
import { parseShipmentReference, type OrderState, type StepPolicy } from '@throughline/order';
import type { CommandHandler } from '../commands/command-handler.js';
import { stepFailureDecider } from './step-failure.decider.js';

interface MaybeOrderMessage {
  readonly type?: unknown;
  readonly correlationId?: unknown;
  readonly reference?: unknown;
}

const asOrderMessage = (value: unknown): MaybeOrderMessage =>
  typeof value === 'object' && value !== null ? value : {};

const parseValue = (letter: DeadLetter): MaybeOrderMessage => {
  try {
    return asOrderMessage(JSON.parse(Buffer.from(letter.valueBase64, 'base64').toString('utf8')));
  } catch {
    return {};
  }
};

/** The order that a message belongs to: by its envelope, or by a shipment's reference. */
const orderIdOf = ({ correlationId, reference }: MaybeOrderMessage): string | undefined => {
  if (typeof correlationId === 'string') return correlationId;
  return typeof reference === 'string' ? parseShipmentReference(reference)?.orderId : undefined;
};

/** The order that a message which was set aside belongs to, where it names one. */
export const orderIdOfLetter = (letter: DeadLetter): string | undefined => orderIdOf(parseValue(letter));

const stepOf = (service: ServiceName, topic: string, { type }: MaybeOrderMessage): string =>
  `${service}:${typeof type === 'string' ? type : topic}`;

/** Lets an order say that a message of it was set aside, and that it was handled after all. */
export class DeadLetterRecorder {
  constructor(
    private readonly service: ServiceName,
    private readonly commands: CommandHandler<OrderState, OrderEvent>,
    private readonly policy: StepPolicy,
  ) {}

  async failed(letter: DeadLetter, deadLetterId: string): Promise<void> {
    const message = parseValue(letter);
    const orderId = orderIdOf(message);
    if (orderId === undefined) return;
    const data = {
      step: stepOf(this.service, letter.topic, message),
      owner: this.service,
      reason: letter.reason,
      attempts: letter.attempts,
      deadLetter: deadLetterId,
      policy: this.policy,
    };
    await this.record(orderId, { type: 'RecordStepFailure', data }, deadLetterId);
  }

  /** `topic` and `value` are those of the message that was set aside. */
  async recovered(topic: string, value: unknown, deadLetterId: string): Promise<void> {
    const message = asOrderMessage(value);
    const orderId = orderIdOf(message);
    if (orderId === undefined) return;
    const data = { step: stepOf(this.service, topic, message), deadLetter: deadLetterId };
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
