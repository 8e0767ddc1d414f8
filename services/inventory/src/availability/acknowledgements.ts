import { Injectable } from '@nestjs/common';
import type { AvailabilityAcknowledgement } from '@throughline/contracts';
import { PoisonMessage, uuidv7 } from '@throughline/kernel';
import { AvailabilityLedger } from './availability-ledger.js';

/** What channels say that they have taken over. */
@Injectable()
export class Acknowledgements {
  constructor(private readonly ledger: AvailabilityLedger) {}

  /** @throws PoisonMessage for a revision that no channel was ever told of */
  async take({ channelId, sku, stockRevision, at }: AvailabilityAcknowledgement): Promise<void> {
    const handled = await this.ledger.handle(
      { type: 'AcknowledgeAvailability', data: { sku, channelId, stockRevision, acknowledgedAt: at } },
      { causationId: uuidv7(), correlationId: sku, actor: `channel:${channelId}` },
    );
    if (handled.outcome === 'reject') throw new PoisonMessage(`${sku}: ${handled.detail ?? handled.code}`);
  }
}
