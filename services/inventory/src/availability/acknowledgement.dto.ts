import type { AvailabilityAcknowledgement } from '@throughline/contracts';
import { toInstant } from '@throughline/kernel';
import { checkedMessage, IsInstant } from '@throughline/service-kit';
import { IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { IDENTIFIER_CHARACTERS_MAX } from '../stock/stock.dto.js';

/** A channel's acknowledgement, as it comes from `oms.availability.acks.v1`. */
class AcknowledgementDto implements AvailabilityAcknowledgement {
  @MaxLength(IDENTIFIER_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  channelId!: string;

  @MaxLength(IDENTIFIER_CHARACTERS_MAX)
  @MinLength(1)
  @IsString()
  sku!: string;

  @Max(Number.MAX_SAFE_INTEGER)
  @Min(-1)
  @IsInt()
  stockRevision!: number;

  @IsInstant()
  at!: string;
}

/** @throws PoisonMessage that says all that is wrong with it */
export async function acknowledgementOf(message: unknown): Promise<AvailabilityAcknowledgement> {
  const { at, ...acknowledgement } = await checkedMessage(AcknowledgementDto, message);
  return { ...acknowledgement, at: toInstant(at) };
}
