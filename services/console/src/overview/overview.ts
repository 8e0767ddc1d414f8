import { Inject, Injectable } from '@nestjs/common';
import { groupOf, SERVICES, type ServiceName } from '@throughline/contracts';
import { TransientFault, type Clock, type Instant } from '@throughline/kernel';
import type { MessageTransport } from '@throughline/messaging';
import { lifecycle, type DecisionName, type OrderStatus } from '@throughline/order';
import { CLOCK, TRANSPORT } from '@throughline/service-kit';
import { DeadLetters } from '../dead-letters/dead-letters.js';
import { countExceptions } from '../exceptions/find-exceptions.js';
import { countOrders } from '../orders/find-orders.js';
import { OrderList } from '../orders/order-list.js';
import { countOf, percentileMs } from './durations.js';
import {
  answersOf,
  COUNTED,
  durationsOf,
  hourOf,
  NOTHING_HAPPENED,
  PARTNERS,
  STAGES,
  type Counted,
  type HourTally,
  type PartnerName,
  type StageName,
} from './hour-tally.js';
import { OverviewLog } from './overview-log.js';

const HOUR_MS = 3_600_000;

/** How long an answer about messages is good for: asking costs several requests per group and topic. */
export const MESSAGES_FRESH_MS = 5_000;

const unfinished = (Object.keys(lifecycle) as OrderStatus[]).filter((status) => lifecycle[status].length > 0);

/** What happened in one hour. Orders count in the hour in which they first came so far. */
export type HourCounts = { readonly [Name in Counted]: number } & {
  /** When it begins, in UTC. */
  readonly hour: Instant;
};

/**
 * How long a stretch took that ended in these hours. Of orders; `released-to-shipped` and `shipped-to-delivered` of
 * shipments. Off by 4.4 % at most.
 */
export interface StageTimes {
  readonly stage: StageName;
  readonly count: number;
  /** Half of them took no longer. */
  readonly p50Ms: number;
  /** Nine of ten took no longer. */
  readonly p90Ms: number;
}

/** The order that has been in a status, of all that are in it, for the longest since it was placed. */
export interface OldestOrder {
  readonly status: OrderStatus;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly placedAt: Instant;
}

/** How somebody outside has answered in these hours. */
export interface PartnerHealth {
  readonly partner: PartnerName;
  readonly ok: number;
  readonly failed: number;
  readonly lastOkAt: Instant | null;
  readonly lastFailureAt: Instant | null;
  readonly lastFailure: string | null;
}

/** Messages that a service has yet to handle: an upper bound. */
export interface ConsumerLag {
  readonly service: ServiceName;
  readonly group: string;
  readonly topic: string;
  readonly lag: number;
}

interface MessageFigures {
  readonly consumers: readonly ConsumerLag[];
  /** False while the message log is away: `consumers` and `deadLetters` are not known then. */
  readonly isMessagingKnown: boolean;
  readonly deadLetters: number | null;
}

/** How things stand, and what happened in the last hours. */
export interface OverviewAnswer extends MessageFigures {
  readonly asOf: Instant;
  readonly byStatus: Readonly<Record<OrderStatus, number>>;
  /** The hour that is under way is the last. */
  readonly hourly: readonly HourCounts[];
  /** Only those that something came through. */
  readonly stages: readonly StageTimes[];
  readonly oldest: readonly OldestOrder[];
  /** Open ones, by name. */
  readonly exceptions: Readonly<Partial<Record<DecisionName, number>>>;
  /** Only those that something was ever heard of. */
  readonly partners: readonly PartnerHealth[];
}

const countsOf = (hour: Instant, { counts }: HourTally): HourCounts => ({
  hour,
  ...(Object.fromEntries(COUNTED.map((name) => [name, counts[name] ?? 0])) as Record<Counted, number>),
});

function timesOf(tallies: readonly HourTally[], stage: StageName): StageTimes[] {
  const durations = durationsOf(tallies, stage);
  const count = countOf(durations);
  if (count === 0) return [];
  return [{ stage, count, p50Ms: percentileMs(durations, 0.5), p90Ms: percentileMs(durations, 0.9) }];
}

/** Puts together what several read models and the message log know. */
@Injectable()
export class Overview {
  private messages: { readonly figures: Promise<MessageFigures>; readonly askedAtMs: number } | undefined;

  constructor(
    private readonly log: OverviewLog,
    private readonly orders: OrderList,
    private readonly letters: DeadLetters,
    @Inject(TRANSPORT) private readonly transport: MessageTransport,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(hours: number): Promise<OverviewAnswer> {
    const now = this.clock.now();
    const wanted = Array.from({ length: hours }, (_, index) =>
      hourOf(new Date(now.getTime() - (hours - 1 - index) * HOUR_MS).toISOString()),
    );
    const tallies = await this.tallies(wanted);
    const known = wanted.flatMap((hour) => tallies.get(hour) ?? []);
    const { byName } = await countExceptions(this.orders);
    return {
      asOf: now.toISOString(),
      byStatus: (await countOrders(this.orders, {})).byStatus,
      hourly: wanted.map((hour) => countsOf(hour, tallies.get(hour) ?? NOTHING_HAPPENED)),
      stages: STAGES.flatMap((stage) => timesOf(known, stage)),
      oldest: await this.oldest(),
      exceptions: byName,
      partners: await this.partners(known),
      ...(await this.messageFigures(now.getTime())),
    };
  }

  private async tallies(hours: readonly Instant[]): Promise<Map<Instant, HourTally>> {
    const rows = await this.log.db
      .selectFrom('console_overview_hours')
      .selectAll()
      .where('hour', '>=', hours[0] ?? '')
      .execute();
    return new Map(rows.map(({ hour, body }) => [hour, JSON.parse(body) as HourTally]));
  }

  /** One look into the index per status, however many orders there are. */
  private async oldest(): Promise<OldestOrder[]> {
    const oldest: OldestOrder[] = [];
    for (const status of unfinished) {
      const row = await this.orders.db
        .selectFrom('console_orders')
        .select(['order_id', 'order_number', 'placed_at'])
        .where('status', '=', status)
        .orderBy('placed_at')
        .orderBy('order_id')
        .limit(1)
        .executeTakeFirst();
      if (!row) continue;
      const { order_id: orderId, order_number: orderNumber, placed_at: placedAt } = row;
      oldest.push({ status, orderId, orderNumber, placedAt });
    }
    return oldest;
  }

  private async partners(tallies: readonly HourTally[]): Promise<PartnerHealth[]> {
    const rows = await this.log.db.selectFrom('console_overview_partners').selectAll().execute();
    return PARTNERS.flatMap((partner) => {
      const row = rows.find((each) => each.partner === partner);
      if (!row) return [];
      const { last_ok_at: lastOkAt, last_failure_at: lastFailureAt, last_failure: lastFailure } = row;
      return [{ partner, ...answersOf(tallies, partner), lastOkAt, lastFailureAt, lastFailure }];
    });
  }

  /** Everybody who looks within seconds of each other is told the same. */
  private messageFigures(nowMs: number): Promise<MessageFigures> {
    if (!this.messages || Math.abs(nowMs - this.messages.askedAtMs) > MESSAGES_FRESH_MS) {
      this.messages = { figures: this.askForMessages(), askedAtMs: nowMs };
    }
    return this.messages.figures;
  }

  private async askForMessages(): Promise<MessageFigures> {
    try {
      const consumers: ConsumerLag[] = [];
      for (const service of SERVICES) {
        const group = groupOf(service);
        const lags = Object.entries(await this.transport.lagOf(group)).sort(([a], [b]) => (a < b ? -1 : 1));
        for (const [topic, lag] of lags) consumers.push({ service, group, topic, lag });
      }
      return { consumers, isMessagingKnown: true, deadLetters: (await this.letters.list()).length };
    } catch (error) {
      if (!(error instanceof TransientFault)) throw error;
      return { consumers: [], isMessagingKnown: false, deadLetters: null };
    }
  }
}
