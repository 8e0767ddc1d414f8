import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, PROJECTIONS, WORK, type Config, type ServiceDefinition } from '@throughline/service-kit';
import { SandboxGatewayClient } from './gateway/sandbox-gateway-client.js';
import { AuthorizePaymentWhenRequested } from './payment/authorize-payment-when-requested.js';
import { CapturePaymentWhenRequested } from './payment/capture-payment-when-requested.js';
import { ChargeOrderWhenShipmentShipped } from './payment/charge-order-when-shipment-shipped.js';
import { CoverOrderWhenFraudReviewApproved } from './payment/cover-order-when-fraud-review-approved.js';
import { ResumePaymentWhenExceptionResolved } from './payment/resume-payment-when-exception-resolved.js';
import { ResumePaymentWhenOrderHoldReleased } from './payment/resume-payment-when-order-hold-released.js';
import { ScreenOrderWhenOrderPlaced } from './payment/screen-order-when-order-placed.js';
import { ScreenOrderWhenStockReserved } from './payment/screen-order-when-stock-reserved.js';
import { UseAuthorizationWhenPaymentAuthorized } from './payment/use-authorization-when-payment-authorized.js';
import { VoidPaymentWhenOrderCancelled } from './payment/void-payment-when-order-cancelled.js';
import { VoidPaymentWhenRequested } from './payment/void-payment-when-requested.js';
import { VoidRestWhenPaymentCaptured } from './payment/void-rest-when-payment-captured.js';
import { VoidRestWhenShipmentDelivered } from './payment/void-rest-when-shipment-delivered.js';
import { GatewayEffects } from './payment/gateway-effects.js';
import { PaymentDuties } from './payment/payment-duties.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from './payment/payment-gateway.js';
import { OpenReviews } from './reviews/open-reviews.js';
import { ReviewsController } from './reviews/reviews.controller.js';

const gatewayOf = ({ gatewayUrl, gatewayTimeoutMs, effectsInFlightMax }: Config): PaymentGateway =>
  new SandboxGatewayClient({
    url: gatewayUrl,
    timeoutMs: gatewayTimeoutMs,
    connectionsMax: effectsInFlightMax,
  });

@Module({
  controllers: [
    ReviewsController,
    ScreenOrderWhenOrderPlaced,
    ScreenOrderWhenStockReserved,
    CoverOrderWhenFraudReviewApproved,
    ResumePaymentWhenOrderHoldReleased,
    ResumePaymentWhenExceptionResolved,
    UseAuthorizationWhenPaymentAuthorized,
    ChargeOrderWhenShipmentShipped,
    VoidRestWhenPaymentCaptured,
    VoidRestWhenShipmentDelivered,
    VoidPaymentWhenOrderCancelled,
    AuthorizePaymentWhenRequested,
    CapturePaymentWhenRequested,
    VoidPaymentWhenRequested,
  ],
  providers: [
    PaymentDuties,
    GatewayEffects,
    OpenReviews,
    { provide: PAYMENT_GATEWAY, useFactory: gatewayOf, inject: [CONFIG] },
    { provide: WORK, useFactory: (duties: PaymentDuties) => duties.asWork(), inject: [PaymentDuties] },
    { provide: PROJECTIONS, useFactory: (reviews: OpenReviews) => [reviews], inject: [OpenReviews] },
  ],
})
export class PaymentModule implements OnApplicationShutdown {
  constructor(@Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway) {}

  async onApplicationShutdown(): Promise<void> {
    await this.gateway.close();
  }
}

export const paymentService: ServiceDefinition = { name: 'payment', module: PaymentModule };
