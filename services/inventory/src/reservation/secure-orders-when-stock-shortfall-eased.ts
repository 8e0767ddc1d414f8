import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StockShortfallEased, type StoredEvent } from '@throughline/contracts';
import { SecureOrders } from './secure-orders.js';

@Controller()
export class SecureOrdersWhenStockShortfallEased {
  constructor(private readonly secureOrders: SecureOrders) {}

  @EventPattern(whenEvent('StockShortfallEased'))
  async on(@Payload() event: StoredEvent & StockShortfallEased): Promise<void> {
    await this.secureOrders.by(event);
  }
}
