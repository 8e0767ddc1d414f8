import { Injectable } from '@nestjs/common';
import {
  availabilityStream,
  stockItemOf,
  type AvailabilityAcknowledgement,
  type AvailabilityEvent,
} from '@throughline/contracts';
import { PoisonMessage, uuidv7 } from '@throughline/kernel';
import { Ledgers, type StreamLedger } from '@throughline/service-kit';
import { availabilityDecider, type ToldAvailability } from './availability.decider.js';

/** What channels say that they have taken over. */
@Injectable()
export class Acknowledgements {
  private readonly streams: StreamLedger<ToldAvailability, AvailabilityEvent>;

  constructor(ledgers: Ledgers) {
    this.streams = ledgers.of<ToldAvailability, AvailabilityEvent>(availabilityDecider);
  }

  /** @throws PoisonMessage for a revision that no channel was ever told of */
  async take({ channelId, sku, stockRevision, at }: AvailabilityAcknowledgement): Promise<void> {
    const data = { sku, channelId, stockRevision, acknowledgedAt: at };
    const handled = await this.streams.handle(
      availabilityDecider,
      availabilityStream(stockItemOf(sku)),
      { type: 'AcknowledgeAvailability', data },
      { causationId: uuidv7(), correlationId: sku, actor: `channel:${channelId}` },
    );
    if (handled.outcome === 'reject') throw new PoisonMessage(`${sku}: ${handled.detail ?? handled.code}`);
  }
}
