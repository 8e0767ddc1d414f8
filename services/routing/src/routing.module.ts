import { Module } from '@nestjs/common';
import {
  FOLLOWERS,
  onOwnAccount,
  WORK,
  type Followers,
  type ServiceDefinition,
  type ServiceWork,
} from '@throughline/service-kit';
import { OrderRouting, STOCK_FOLLOWER } from './planning/order-routing.js';
import { RouteOrderWhenAllocationRefused } from './planning/route-order-when-allocation-refused.js';
import { RouteOrderWhenExceptionResolved } from './planning/route-order-when-exception-resolved.js';
import { RouteOrderWhenFraudReviewApproved } from './planning/route-order-when-fraud-review-approved.js';
import { RouteOrderWhenFraudScreened } from './planning/route-order-when-fraud-screened.js';
import { RouteOrderWhenOrderHoldReleased } from './planning/route-order-when-order-hold-released.js';
import { RouteOrderWhenPaymentAuthorized } from './planning/route-order-when-payment-authorized.js';
import { RouteOrderWhenPaymentSettledByChannel } from './planning/route-order-when-payment-settled-by-channel.js';
import { RouteOrderWhenStockReserved } from './planning/route-order-when-stock-reserved.js';
import { RouteOrderWhenTermsAccepted } from './planning/route-order-when-terms-accepted.js';
import { StockView } from './planning/stock-view.js';

const routingWork = (routing: OrderRouting): ServiceWork => ({
  handlers: { 'route-order': (orderId) => routing.route(orderId, onOwnAccount(orderId, 'routing')) },
});

@Module({
  controllers: [
    RouteOrderWhenAllocationRefused,
    RouteOrderWhenExceptionResolved,
    RouteOrderWhenFraudReviewApproved,
    RouteOrderWhenFraudScreened,
    RouteOrderWhenOrderHoldReleased,
    RouteOrderWhenPaymentAuthorized,
    RouteOrderWhenPaymentSettledByChannel,
    RouteOrderWhenStockReserved,
    RouteOrderWhenTermsAccepted,
  ],
  providers: [
    OrderRouting,
    StockView,
    {
      provide: STOCK_FOLLOWER,
      useFactory: (followers: Followers, stock: StockView) => followers.follow(stock),
      inject: [FOLLOWERS, StockView],
    },
    { provide: WORK, useFactory: routingWork, inject: [OrderRouting] },
  ],
})
export class RoutingModule {}

export const routingService: ServiceDefinition = { name: 'routing', module: RoutingModule };
