import type { Instant } from '@throughline/kernel';
import {
  countedLines,
  headlineOf,
  isLive,
  nextSteps,
  stepNameOf,
  type Order,
  type OrderStatus,
  type Step,
  type StepName,
  type StepPolicy,
} from '@throughline/order';

/** An order as the list's table has it. */
export interface OrderRow {
  readonly order_id: string;
  readonly order_number: string;
  readonly channel_id: string;
  readonly external_id: string;
  readonly status: OrderStatus;
  readonly is_exception: number;
  readonly is_held: number;
  /** The key of the step that it waits for. */
  readonly waits_for: string | null;
  readonly waits_name: string | null;
  readonly waits_kind: Step['kind'] | null;
  readonly waits_until: string | null;
  readonly waits_reason: string | null;
  readonly placed_at: string;
  readonly updated_at: string;
  readonly total_minor: number;
  readonly currency: string;
  readonly customer_name: string | null;
  readonly country_code: string | null;
  readonly unit_count: number;
  /** Where it ships from: ids with commas between. */
  readonly location_ids: string;
  readonly revision: number;
}

/** An order in a list. */
export interface OrderSummary {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly channelId: string;
  readonly externalId: string;
  readonly status: OrderStatus;
  /** It waits for a person. */
  readonly isException: boolean;
  readonly isHeld: boolean;
  /** The key of the step that it waits for: a decision before any other; null where there is none. */
  readonly waitsFor: string | null;
  /** That step without what it is about. */
  readonly waitsForName: StepName | null;
  readonly waitsKind: Step['kind'] | null;
  /** When its owner looks again, where somebody outside is waited for. */
  readonly waitsUntil: Instant | null;
  /** Why a person has to decide, or who is waited for. */
  readonly waitsReason: string | null;
  readonly placedAt: Instant;
  readonly updatedAt: Instant;
  readonly totalMinor: number;
  readonly currency: string;
  readonly customerName: string | null;
  /** Where it ships to. */
  readonly countryCode: string | null;
  readonly unitCount: number;
  /** Where it ships from. */
  readonly locationIds: readonly string[];
  /** Of the ledger. */
  readonly revision: number;
}

/** Characters of a name in a list; the order has the whole. */
const NAME_CHARACTERS_MAX = 200;
const REASON_CHARACTERS_MAX = 500;

/** Of all that is owed, what somebody who looks at a list has to know first: what a person has to decide. */
const foremost = (steps: readonly Step[]): Step | undefined =>
  steps.find(({ kind }) => kind === 'decision') ?? steps[0];

const untilOf = (step: Step | undefined): string | null => (step?.kind === 'await' ? step.dueAt : null);

function reasonOf(step: Step | undefined): string | null {
  if (step?.kind === 'decision') return step.reason.slice(0, REASON_CHARACTERS_MAX);
  return step?.kind === 'await' ? step.waitsFor : null;
}

const customerOf = ({ personal }: Order): string | null => {
  const name = personal?.name ?? personal?.shipTo?.name ?? personal?.email;
  return name === undefined ? null : name.slice(0, NAME_CHARACTERS_MAX);
};

export const locationsOf = (order: Order): string[] => [
  ...new Set(order.shipments.filter(isLive).map(({ locationId }) => locationId)),
];

const waitsOf = (step: Step | undefined) => ({
  waits_for: step?.key ?? null,
  waits_name: step ? stepNameOf(step.key) : null,
  waits_kind: step?.kind ?? null,
  waits_until: untilOf(step),
  waits_reason: reasonOf(step),
});

export function rowOf(order: Order, revision: number, policy: StepPolicy): OrderRow {
  const steps = nextSteps(order, policy);
  return {
    order_id: order.orderId,
    order_number: order.orderNumber,
    channel_id: order.channelId,
    external_id: order.externalId,
    status: headlineOf(order),
    is_exception: steps.some(({ kind }) => kind === 'decision') ? 1 : 0,
    is_held: order.holds.length > 0 ? 1 : 0,
    ...waitsOf(foremost(steps)),
    placed_at: order.placedAt,
    updated_at: order.updatedAt,
    total_minor: order.totals.totalMinor,
    currency: order.currency,
    customer_name: customerOf(order),
    country_code: order.personal?.shipTo?.countryCode ?? null,
    unit_count: countedLines(order).reduce((sum, { quantity }) => sum + quantity, 0),
    location_ids: locationsOf(order).join(','),
    revision,
  };
}

export const summaryOf = (row: OrderRow): OrderSummary => ({
  orderId: row.order_id,
  orderNumber: row.order_number,
  channelId: row.channel_id,
  externalId: row.external_id,
  status: row.status,
  isException: row.is_exception === 1,
  isHeld: row.is_held === 1,
  waitsFor: row.waits_for,
  waitsForName: row.waits_name as StepName | null,
  waitsKind: row.waits_kind,
  waitsUntil: row.waits_until,
  waitsReason: row.waits_reason,
  placedAt: row.placed_at,
  updatedAt: row.updated_at,
  totalMinor: row.total_minor,
  currency: row.currency,
  customerName: row.customer_name,
  countryCode: row.country_code,
  unitCount: row.unit_count,
  locationIds: row.location_ids === '' ? [] : row.location_ids.split(','),
  revision: row.revision,
});
