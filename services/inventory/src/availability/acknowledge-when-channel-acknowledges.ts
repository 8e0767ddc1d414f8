import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { TOPIC, whenMessage } from '@throughline/contracts';
import { Acknowledgements } from './acknowledgements.js';
import { acknowledgementOf } from './acknowledgement.dto.js';

@Controller()
export class AcknowledgeWhenChannelAcknowledges {
  constructor(private readonly acknowledgements: Acknowledgements) {}

  @EventPattern(whenMessage(TOPIC.availabilityAcks))
  async on(@Payload() message: unknown): Promise<void> {
    await this.acknowledgements.take(await acknowledgementOf(message));
  }
}
