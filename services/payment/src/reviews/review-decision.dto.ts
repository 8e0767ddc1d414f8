import { IsString, Matches, MaxLength } from 'class-validator';

export const REASON_CHARACTERS_MAX = 500;

/** Why somebody approves or rejects: it stands in the order's ledger for ever, so nothing about a person belongs in it. */
export class ReviewDecisionDto {
  @Matches(/\S/, { message: 'reason must not be blank' })
  @MaxLength(REASON_CHARACTERS_MAX)
  @IsString()
  reason!: string;
}
