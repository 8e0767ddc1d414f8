import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { whenEvent, type StockShortfallFound, type StoredEvent } from '@throughline/contracts';
import { EndangerOrders } from './endanger-orders.js';

@Controller()
export class EndangerOrdersWhenStockShortfallFound {
  constructor(private readonly endangerOrders: EndangerOrders) {}

  @EventPattern(whenEvent('StockShortfallFound'))
  async on(@Payload() event: StoredEvent & StockShortfallFound): Promise<void> {
    await this.endangerOrders.by(event);
  }
}
