import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type PaymentVoidRequested, type StoredEvent } from '@throughline/contracts';
import { voiding } from './gateway-calls.js';
import { GatewayEffects } from './gateway-effects.js';

@Controller()
export class VoidPaymentWhenRequested {
  constructor(private readonly effects: GatewayEffects) {}

  @EventPattern(whenEvent('PaymentVoidRequested'))
  on(@Payload() event: StoredEvent & PaymentVoidRequested): void {
    this.effects.performSoon(voiding, event.correlationId, event.data.voidId, event);
  }
}
