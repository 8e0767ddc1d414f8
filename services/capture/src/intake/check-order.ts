import { PROBLEMS_MAX, validateDto, withoutNulls, type FieldProblem } from '@throughline/service-kit';
import { orderLinesOf, recordOnlyReasonOf, whyUnmapped, type FindProduct } from './line-handling.js';
import { problemsAcross, type CheckedOrder } from './order-checks.js';
import { PlaceOrderDto } from './place-order.dto.js';
import { priceOrder } from './priced-order.js';

/** The settings that an order is checked against. */
export interface IntakeSettings {
  readonly hasChannel: (channelId: string) => boolean;
  readonly findProduct: FindProduct;
}

export type RefusalCode = 'malformed-json' | 'validation-failed' | 'unknown-channel';

export interface Refusal {
  readonly code: RefusalCode;
  readonly problems: readonly FieldProblem[];
}

export type CheckResult =
  { readonly ok: true; readonly order: CheckedOrder } | ({ readonly ok: false } & Refusal);

const refused = (code: RefusalCode, problems: readonly FieldProblem[]): CheckResult => ({
  ok: false,
  code,
  problems: problems.slice(0, PROBLEMS_MAX),
});

/** Everything that an order from outside has to be before it is placed, through whichever entrance it comes. */
export async function checkOrder(value: unknown, settings: IntakeSettings): Promise<CheckResult> {
  const validated = await validateDto(PlaceOrderDto, value);
  if (!validated.ok) return refused('validation-failed', validated.problems);

  const dto = withoutNulls(validated.dto) as PlaceOrderDto;
  if (!settings.hasChannel(dto.channelId)) {
    return refused('unknown-channel', [
      { field: 'channelId', message: 'is none of the channels that are set up' },
    ]);
  }
  const priced = priceOrder(dto);
  const lines = orderLinesOf(dto, priced, settings.findProduct);
  const unmapped = lines
    .filter(({ handling }) => handling === 'unmapped')
    .map((line) => whyUnmapped(line, settings.findProduct));
  const order = { dto, priced, lines, unmapped, recordOnly: recordOnlyReasonOf(dto) };
  const problems = problemsAcross(order);
  return problems.length === 0 ? { ok: true, order } : refused('validation-failed', problems);
}
