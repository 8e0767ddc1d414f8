import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type PaymentAuthorizationRequested, type StoredEvent } from '@throughline/contracts';
import { authorizing } from './gateway-calls.js';
import { GatewayEffects } from './gateway-effects.js';

@Controller()
export class AuthorizePaymentWhenRequested {
  constructor(private readonly effects: GatewayEffects) {}

  @EventPattern(whenEvent('PaymentAuthorizationRequested'))
  on(@Payload() event: StoredEvent & PaymentAuthorizationRequested): void {
    this.effects.performSoon(authorizing, event.correlationId, event.data.authorizationId, event);
  }
}
