import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { TOPIC, whenMessage } from '@throughline/contracts';
import { PoisonMessage } from '@throughline/kernel';
import type { MovementCommand } from './movement.js';
import { stockFeedCommandOf } from './stock-feed-message.js';
import { StockMovements } from './stock-movements.js';

/** The sender's own name of the movement. */
const referenceOf = ({ data }: MovementCommand): string => {
  if ('reference' in data) return data.reference;
  if ('transferId' in data) return data.transferId;
  return 'incomingId' in data ? data.incomingId : data.sku;
};

@Controller()
export class TakeStockFeed {
  constructor(private readonly movements: StockMovements) {}

  @EventPattern(whenMessage(TOPIC.stockFeed))
  async on(@Payload() message: unknown): Promise<void> {
    const command = await stockFeedCommandOf(message);
    const because = {
      causationId: referenceOf(command),
      correlationId: command.data.sku,
      actor: 'partner:stock-feed',
    } as const;
    const taken = await this.movements.take(command, because);
    // Newer is known: a figure that comes late says nothing any more.
    if (taken.outcome !== 'refused' || taken.code === 'older-than-known') return;
    throw new PoisonMessage(taken.message === undefined ? taken.code : `${taken.code}: ${taken.message}`);
  }
}
