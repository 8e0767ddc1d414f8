import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { FraudSignal } from '@throughline/contracts';
import { uuidv7, type Clock, type Instant } from '@throughline/kernel';
import {
  Actor,
  CLOCK,
  decodeCursor,
  encodeCursor,
  interventionAnswerOf,
  Ledgers,
  PageQuery,
  type InterventionAnswer,
  type Page,
} from '@throughline/service-kit';
import { paymentDecider } from '../payment/payment.decider.js';
import { OpenReviews, type OpenReview } from './open-reviews.js';
import { ReviewDecisionDto } from './review-decision.dto.js';

/** An order that a person has to look at before its money is touched. */
export interface ReviewAnswer {
  readonly orderId: string;
  readonly orderNumber: string | null;
  readonly channelId: string | null;
  readonly totalMinor: number | null;
  readonly currency: string | null;
  readonly score: number;
  readonly signals: readonly FraudSignal[];
  readonly since: Instant;
  readonly ageMs: number;
}

const FROM_START = 0;

/**
 * Orders that the fraud rules leave to a person.
 * @tag Reviews
 */
@Controller('/api/v1/reviews')
export class ReviewsController {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly reviews: OpenReviews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * List open fraud reviews. The longest waiting comes first.
   *
   * @operation listReviews
   * @returns 200 one page
   */
  @Get()
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<ReviewAnswer>> {
    const [position] = cursor === undefined ? [FROM_START] : decodeCursor(cursor);
    const found = this.reviews.page(Number(position), limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await Promise.all(page.map((review) => this.answerOf(review))),
      nextCursor: last && found.length > limit ? encodeCursor([last.position]) : null,
    };
  }

  /**
   * Approve an order in review. It goes on to be reserved and charged. Safe to repeat.
   *
   * @operation approveReview
   * @param orderId the order's id, as placing it answered
   * @returns 200 `accepted`, or `ignored` where it was so already
   * @throws 404 order-not-found: there is no such order
   * @throws 409 order-has-ended: it is completed, cancelled or rejected
   * @throws 409 not-in-review: nobody has to decide about it
   * @throws 409 lifecycle-forbids: the order's status has no way there
   */
  @Post(':orderId/approve')
  @HttpCode(200)
  approve(
    @Param('orderId') orderId: string,
    @Body() { reason }: ReviewDecisionDto,
    @Actor() actor: string,
  ): Promise<InterventionAnswer> {
    return this.decide('ApproveReview', orderId, reason, actor);
  }

  /**
   * Reject an order in review. It ends, and its stock is given back. Safe to repeat.
   *
   * @operation rejectReview
   * @param orderId the order's id, as placing it answered
   * @returns 200 `accepted`, or `ignored` where it was so already
   * @throws 404 order-not-found: there is no such order
   * @throws 409 order-has-ended: it is completed, cancelled or rejected
   * @throws 409 not-in-review: nobody has to decide about it
   * @throws 409 lifecycle-forbids: the order's status has no way there
   */
  @Post(':orderId/reject')
  @HttpCode(200)
  reject(
    @Param('orderId') orderId: string,
    @Body() { reason }: ReviewDecisionDto,
    @Actor() actor: string,
  ): Promise<InterventionAnswer> {
    return this.decide('RejectReview', orderId, reason, actor);
  }

  private async answerOf({ order_id, score, signals, since }: OpenReview): Promise<ReviewAnswer> {
    const { state: order } = await this.ledgers.orders.load(order_id);
    return {
      orderId: order_id,
      orderNumber: order?.orderNumber ?? null,
      channelId: order?.channelId ?? null,
      totalMinor: order?.totals.totalMinor ?? null,
      currency: order?.currency ?? null,
      score,
      signals: JSON.parse(signals) as FraudSignal[],
      since,
      ageMs: Math.max(0, this.clock.now().getTime() - Date.parse(since)),
    };
  }

  /** @throws Rejection 404 for an unknown order, 409 for one that is not to be decided about */
  private async decide(
    type: 'ApproveReview' | 'RejectReview',
    orderId: string,
    reason: string,
    actor: string,
  ): Promise<InterventionAnswer> {
    const context = { causationId: uuidv7(), correlationId: orderId, actor };
    const command = { type, data: { reason } };
    const handled = await this.ledgers.orders.handle(paymentDecider, orderId, command, context);
    return interventionAnswerOf(orderId, handled);
  }
}
