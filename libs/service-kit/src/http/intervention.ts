import { headlineOf, type OrderState, type OrderStatus } from '@throughline/order';
import type { Handled } from '../commands/command-handler.js';
import { Rejection } from './rejection.js';

/** What a person hears of what they did to an order. */
export interface InterventionAnswer {
  readonly orderId: string;
  /** `ignored`: it was so already. */
  readonly outcome: 'accepted' | 'ignored';
  readonly status: OrderStatus;
}

const NOT_FOUND = 'order-not-found';

/** @throws Rejection 404 for an unknown order, 409 for what the order's state forbids */
export function interventionAnswerOf(orderId: string, handled: Handled<OrderState>): InterventionAnswer {
  if (handled.outcome === 'reject') {
    throw new Rejection(handled.code === NOT_FOUND ? 404 : 409, handled.code, handled.detail);
  }
  if (!handled.state) throw new Rejection(404, NOT_FOUND);
  return {
    orderId,
    outcome: handled.outcome === 'accept' ? 'accepted' : 'ignored',
    status: headlineOf(handled.state),
  };
}
