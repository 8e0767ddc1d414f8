import { Injectable } from '@nestjs/common';
import type { EventType, FraudScreened, StoredEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';
import { KeyedProjection } from '@throughline/read-store';

/** An order that a person has to look at. */
export interface OpenReview {
  readonly order_id: string;
  /** Of the screening: orders are shown in the order in which they came. */
  readonly position: number;
  readonly since: Instant;
  readonly score: number;
  /** `FraudSignal[]` as JSON. */
  readonly signals: string;
}

const types: ReadonlySet<EventType> = new Set([
  'FraudScreened',
  'FraudReviewApproved',
  'FraudReviewRejected',
  'OrderCancelled',
]);

/** Orders in review, the longest waiting first. */
@Injectable()
export class OpenReviews extends KeyedProjection<OpenReview> {
  constructor() {
    super({
      ...{ name: 'payment_reviews', version: 1, types, key: 'order_id' },
      columns: { order_id: 'text', position: 'bigint', since: 'text', score: 'integer', signals: 'text' },
      orderBy: ['position'],
    });
  }

  /** Reviews behind `position`; `limit` of them at most. */
  page(position: number, limit: number): OpenReview[] {
    return [...this.rows.values()].filter((review) => review.position > position).slice(0, limit);
  }

  apply(stored: StoredEvent): void {
    if (stored.type !== 'FraudScreened') return this.rows.delete(stored.correlationId);
    const { data, correlationId, position, occurredAt } = stored as StoredEvent & FraudScreened;
    if (data.outcome !== 'review') return;
    const { score, signals } = data;
    this.rows.set({
      order_id: correlationId,
      position,
      since: occurredAt,
      score,
      signals: JSON.stringify(signals),
    });
  }

  another(): OpenReviews {
    return new OpenReviews();
  }
}
