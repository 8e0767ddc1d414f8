import { IsIn } from 'class-validator';
import { OneLine, OptionalLine } from '../intake/order-fields.js';
import { IDENTIFIER_CHARACTERS_MAX, REASON_CHARACTERS_MAX } from '../intake/order-limits.js';

/** Why somebody steps in: it stands in the order's ledger for ever, so nothing about a person belongs in it. */
export class ReasonDto {
  @OneLine(REASON_CHARACTERS_MAX)
  reason!: string;
}

export class ReleaseHoldDto extends ReasonDto {
  /** Needed where the order has more than one hold. */
  @OptionalLine(IDENTIFIER_CHARACTERS_MAX)
  holdId?: string;
}

export class ResolveExceptionDto extends ReasonDto {
  /** `retry` lets the step run again, `dismiss` accepts things as they are. */
  @IsIn(['retry', 'dismiss'])
  resolution!: 'retry' | 'dismiss';
}
