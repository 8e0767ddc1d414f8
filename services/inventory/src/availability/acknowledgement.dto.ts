import type { AvailabilityAcknowledgement } from '@throughline/contracts';
import { instantOf, PoisonMessage } from '@throughline/kernel';
import { IsInstant, validateDto } from '@throughline/service-kit';
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
  const result = await validateDto(AcknowledgementDto, message, { unknownMembers: 'drop' });
  if (result.ok) return { ...result.dto, at: instantOf(new Date(result.dto.at)) };
  const problems = result.problems.map(({ field, message: what }) => `${field || 'message'}: ${what}`);
  throw new PoisonMessage(`not an acknowledgement: ${problems.join('; ')}`);
}
