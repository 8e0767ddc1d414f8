import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { TOPIC, whenMessage } from '@throughline/contracts';
import { TopicContext } from '@throughline/messaging';
import { OrderIntake } from './order-intake.js';
import { readPayload } from './payload.js';
import { identityIn, RefusedIntakes } from './refused-intakes.js';

/** A channel adapter published an order: it is placed, or its refusal is recorded, for nobody waits for an answer. */
@Controller()
export class PlaceOrderWhenChannelSentIt {
  constructor(
    private readonly intake: OrderIntake,
    private readonly refusedIntakes: RefusedIntakes,
  ) {}

  @EventPattern(whenMessage(TOPIC.channelOrders))
  async handle(@Payload() value: unknown, @Ctx() { message }: TopicContext): Promise<void> {
    const payload = readPayload(message.bytes ?? JSON.stringify(value));
    const source = {
      entrance: 'topic' as const,
      causationId: `${message.topic}/${message.partition}/${message.offset}`,
    };
    const outcome = await this.intake.place(payload.value, payload, source);
    if (outcome.outcome !== 'refused') return;
    await this.refusedIntakes.record(payload, identityIn(payload.value), outcome, source);
  }
}
