import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type PaymentCaptureRequested, type StoredEvent } from '@throughline/contracts';
import { capturing } from './gateway-calls.js';
import { GatewayEffects } from './gateway-effects.js';

@Controller()
export class CapturePaymentWhenRequested {
  constructor(private readonly effects: GatewayEffects) {}

  @EventPattern(whenEvent('PaymentCaptureRequested'))
  on(@Payload() event: StoredEvent & PaymentCaptureRequested): void {
    this.effects.performSoon(capturing, event.correlationId, event.data.captureId, event);
  }
}
