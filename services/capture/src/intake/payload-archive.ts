import { Injectable } from '@nestjs/common';
import { payloadStream, type OrderPayloadReceived, type PayloadReference } from '@throughline/contracts';
import { Ledgers, type CommandContext, type StreamLedger } from '@throughline/service-kit';
import { keepPayloadDecider, keptAs, type KeptPayloads } from './keep-payload.decider.js';
import type { IntakeSource } from './intake-source.js';
import type { Payload } from './payload.js';

/** Orders whose payloads are remembered in memory: repeats come soon, or not at all. */
const CACHED_ORDERS_MAX = 1_000;

export interface PayloadOwner {
  readonly orderId: string;
  readonly personId: string;
  readonly contentHash: string;
}

/** Keeps what channels sent, out of every hot fold; the order's ledger names it by event id and hash. */
@Injectable()
export class PayloadArchive {
  private readonly payloads: StreamLedger<KeptPayloads, OrderPayloadReceived>;

  constructor(ledgers: Ledgers) {
    this.payloads = ledgers.of<KeptPayloads, OrderPayloadReceived>(keepPayloadDecider, {
      cachedStatesMax: CACHED_ORDERS_MAX,
    });
  }

  /** Durable when it resolves; the same content is kept once. */
  async keep(
    { orderId, personId, contentHash }: PayloadOwner,
    { body, contentType }: Payload,
    { entrance }: IntakeSource,
    context: CommandContext,
  ): Promise<PayloadReference> {
    const { state } = await this.payloads.handle(
      keepPayloadDecider,
      payloadStream(orderId),
      {
        type: 'KeepPayload',
        data: { contentHash, source: entrance, contentType },
        personal: { personId, body },
      },
      context,
    );
    const kept = keptAs(state, contentHash);
    if (!kept) throw new Error(`${payloadStream(orderId)} does not hold what was just kept in it`);
    return kept;
  }
}
