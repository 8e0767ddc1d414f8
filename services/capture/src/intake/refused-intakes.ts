import { Injectable } from '@nestjs/common';
import { intakeStream, type IntakeRefused } from '@throughline/contracts';
import { orderIdFor, uuidv8Of } from '@throughline/kernel';
import { Ledgers, type StreamLedger } from '@throughline/service-kit';
import type { Refusal } from './check-order.js';
import type { IntakeSource } from './intake-source.js';
import { personIdOf } from './order-draft.js';
import { IDENTIFIER_CHARACTERS_MAX } from './order-limits.js';
import { refusedBodyOf, type Payload } from './payload.js';
import { refuseIntakeDecider, type LastRefusal } from './refuse-intake.decider.js';

/** Whose order it would have been, as far as the payload says. */
export interface IntakeIdentity {
  readonly channelId: string | null;
  readonly externalId: string | null;
}

const idIn = (value: unknown, member: string): string | null => {
  const id = (value as Record<string, unknown> | null | undefined)?.[member];
  return typeof id === 'string' && id !== '' && id.length <= IDENTIFIER_CHARACTERS_MAX ? id : null;
};

/** What a canonical order that is none says of itself. */
export const identityIn = (value: unknown): IntakeIdentity => ({
  channelId: idIn(value, 'channelId'),
  externalId: idIn(value, 'externalId'),
});

/** Cached refusals: the same garbage comes again soon, or not at all. */
const CACHED_REFUSALS_MAX = 1_000;

/** Orders that could not be taken where nobody waits for an answer that says so: recorded, so that none is lost. */
@Injectable()
export class RefusedIntakes {
  private readonly intakes: StreamLedger<LastRefusal, IntakeRefused>;

  constructor(ledgers: Ledgers) {
    this.intakes = ledgers.of<LastRefusal, IntakeRefused>(refuseIntakeDecider, {
      cachedStatesMax: CACHED_REFUSALS_MAX,
    });
  }

  /** Durable when it resolves. The id follows from the bytes, so that a delivery that is repeated is one refusal. */
  async record(
    payload: Payload,
    { channelId, externalId }: IntakeIdentity,
    { code, problems }: Refusal,
    { entrance, causationId, actor }: IntakeSource,
  ): Promise<string> {
    const body = refusedBodyOf(payload);
    const intakeId = uuidv8Of('throughline/intake', channelId ?? '', body);
    const data = { intakeId, channelId, externalId, source: entrance, code, problems };
    const personId = personIdOf(channelId ?? '', undefined, externalId ?? intakeId);
    await this.intakes.handle(
      refuseIntakeDecider,
      intakeStream(intakeId),
      { type: 'RefuseIntake', data, personal: { personId, body } },
      {
        causationId,
        correlationId: channelId && externalId ? orderIdFor(channelId, externalId) : intakeId,
        actor: actor ?? `channel:${channelId ?? 'unknown'}`,
      },
    );
    return intakeId;
  }
}
