import type { OrderEvent } from '@throughline/contracts';
import { accept } from '@throughline/kernel';
import { facts, scenario } from '@throughline/testing';
import { foldOrder } from './evolve.js';
import { headlineOf, lifecycle, type OrderStatus } from './lifecycle.js';
import type { Order } from './order.js';
import { orderDecider } from './order-decider.js';

const { placed, reserved, screened, covered, routed, allocated, released, shipped, delivered } = facts;
const one = { lineId: '1', sku: 'TEA', quantity: 1 };

describe("an order's headline", () => {
  it('tells how far it has come', () => {
    const journey: readonly [OrderEvent | readonly OrderEvent[], OrderStatus][] = [
      [placed(), 'received'],
      [reserved(), 'reserved'],
      [screened('review'), 'in-review'],
      [{ type: 'FraudReviewApproved', data: { reason: 'known' } }, 'reserved'],
      [covered(1000).slice(1), 'covered'],
      [routed([{ shipmentId: '1', lines: [one] }]), 'routed'],
      [allocated(), 'allocated'],
      [released('1', [one]), 'in-warehouse'],
      [shipped('1', [one]), 'shipped'],
      [delivered(), 'delivered'],
      [{ type: 'OrderCompleted', data: { completedAt: '2026-01-07T00:00:00.000Z' } }, 'completed'],
    ];
    const events: OrderEvent[] = [];
    for (const [next, status] of journey) {
      events.push(...[next].flat());
      expect(headlineOf(foldOrder(events) as Order)).toBe(status);
    }
  });

  it('has an end that nothing follows', () => {
    const ends = Object.entries(lifecycle).filter(([, next]) => next.length === 0);
    expect(ends.map(([status]) => status)).toEqual(['completed', 'cancelled', 'rejected', 'recorded']);
  });
});

describe('the lifecycle table', () => {
  const anything = orderDecider<OrderEvent>((event) => accept(event));
  const { given } = scenario(anything);

  it('refuses to cancel what is in the warehouse, whatever a decider thought', () =>
    given(
      placed(),
      reserved(),
      ...covered(1000),
      routed([{ shipmentId: '1', lines: [one] }]),
      allocated(),
      released('1', [one]),
    )
      .when(facts.cancelled())
      .thenRejected('lifecycle-forbids'));

  it('lets a covered order be cancelled', () =>
    given(placed(), reserved(), ...covered(1000))
      .when(facts.cancelled())
      .then('OrderCancelled'));
});

describe('the fold', () => {
  it('leaves an order as it is when a newer release wrote a fact it does not know', () => {
    const before = foldOrder([placed()]);
    const after = foldOrder([placed(), { type: 'OrderTeleported', data: {} } as never]);
    expect(after).toEqual(before);
  });
});
