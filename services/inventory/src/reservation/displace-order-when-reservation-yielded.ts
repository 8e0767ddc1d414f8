import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type ReservationYielded, type StoredEvent } from '@throughline/contracts';
import { onOwnAccount } from '@throughline/service-kit';
import { DisplaceOrder } from './displace-order.js';

/** The fact stands in the item's stream: the order that gave way is the one it names first. */
@Controller()
export class DisplaceOrderWhenReservationYielded {
  constructor(private readonly displaceOrder: DisplaceOrder) {}

  @EventPattern(whenEvent('ReservationYielded'))
  async on(@Payload() event: StoredEvent & ReservationYielded): Promise<void> {
    const { orderId, sku } = event.data;
    await this.displaceOrder.ifItWaits(orderId, sku, onOwnAccount(orderId, 'inventory', event.id));
  }
}
