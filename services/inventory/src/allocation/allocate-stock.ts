import { Injectable } from '@nestjs/common';
import type { ShipmentLot } from '@throughline/contracts';
import type { Order } from '@throughline/order';
import { Ledgers, type CommandContext } from '@throughline/service-kit';
import { orderBehind } from '../order-behind.js';
import { DisplaceOrder } from '../reservation/displace-order.js';
import { ReleaseStock } from '../reservation/release-stock.js';
import { countedItems } from '../reservation/wanted-items.js';
import type { Allocation } from '../stock/open-entries.js';
import { allocationOf } from '../stock/stock-item.js';
import { StockLedger } from '../stock/stock-ledger.js';
import { allocationDecider, plannedShipments, type RefusedPart } from './allocation.decider.js';

/** One SKU of one planned shipment. */
type Part = RefusedPart & { readonly shipmentId: string };

/**
 * `over`: the item knows no reservation for it, or knows that the decision was given up. `waits`: what was reserved
 * went to a more urgent order.
 */
type PartAnswer = 'allocated' | 'location-short' | 'over' | 'waits';

/**
 * Allocates a routing decision, part by part. A location that has too little says so in the item's stream, and from
 * then on nobody can complete the decision: only after that is anything returned, so that a second run of the same
 * decision never confirms what the first one takes back.
 */
@Injectable()
export class AllocateStock {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly stock: StockLedger,
    private readonly releaseStock: ReleaseStock,
    private readonly displaceOrder: DisplaceOrder,
  ) {}

  async forOrder(orderId: string, because: CommandContext): Promise<void> {
    const order = await orderBehind(this.ledgers, orderId, because);
    const [first] = order ? plannedShipments(order) : [];
    if (!order || !first) return;
    const { routing } = first;
    const parts = partsOf(order, routing);
    const answers: PartAnswer[] = [];
    const lots: ShipmentLot[] = [];
    for (const part of parts) {
      const { answer, allocation } = await this.allocate(order, routing, part, because);
      answers.push(answer);
      lots.push(...lotsOf(part, allocation));
    }
    const waiting = parts.find((_, index) => answers[index] === 'waits');
    if (waiting) return this.displaceOrder.ifItWaits(orderId, waiting.sku, because);
    const refused = parts.filter((_, index) => answers[index] === 'location-short');
    if (refused.length > 0) await this.giveBack(order, parts, because);
    else if (answers.includes('over')) return this.assertMovedOn(orderId, routing);
    await this.answer(orderId, { routing, lots }, refused, because);
  }

  private async allocate(
    { orderId, reservation: { attempt } }: Order,
    routing: number,
    part: Part,
    because: CommandContext,
  ): Promise<{ readonly answer: PartAnswer; readonly allocation?: Allocation }> {
    const data = { orderId, attempt, routing, ...part };
    const handled = await this.stock.handle({ type: 'AllocateItem', data }, because);
    const allocation = allocationOf(handled.state, orderId, part.shipmentId);
    if (allocation) return { answer: 'allocated', allocation };
    if (handled.outcome === 'reject' && handled.code === 'waits') return { answer: 'waits' };
    const isShort =
      handled.outcome === 'accept' || (handled.outcome === 'reject' && handled.code === 'location-short');
    return { answer: isShort ? 'location-short' : 'over' };
  }

  private async giveBack({ orderId }: Order, parts: readonly Part[], because: CommandContext): Promise<void> {
    for (const { sku, shipmentId } of parts) {
      await this.stock.handle({ type: 'ReturnAllocation', data: { sku, orderId, shipmentId } }, because);
    }
  }

  private async answer(
    orderId: string,
    { routing, lots }: { readonly routing: number; readonly lots: readonly ShipmentLot[] },
    parts: readonly Part[],
    because: CommandContext,
  ): Promise<void> {
    const refused = parts.map(({ shipmentId: _, ...part }): RefusedPart => part);
    const handled = await this.ledgers.orders.handle(
      allocationDecider,
      orderId,
      refused.length === 0
        ? { type: 'ConfirmAllocation', data: { routing, lots } }
        : { type: 'RefuseAllocation', data: { routing, refused } },
      because,
    );
    // The order ended while its stock was allocated.
    if (handled.outcome === 'reject') await this.releaseStock.forOrder(orderId, because);
  }

  /** An item does not know the decision any more: right if the order has moved on, a fault if it has not. */
  private async assertMovedOn(orderId: string, routing: number): Promise<void> {
    const { state: order } = await this.ledgers.orders.latest(orderId);
    if (!order || !plannedShipments(order).some((shipment) => shipment.routing === routing)) return;
    throw new Error(
      `order ${orderId}: routing decision ${routing} is over in an item, and not on the ledger`,
    );
  }
}

const lotsOf = ({ shipmentId, sku }: Part, allocation: Allocation | undefined): ShipmentLot[] =>
  (allocation?.lots ?? []).map((lot) => ({ shipmentId, sku, ...lot }));

const partsOf = (order: Order, routing: number): Part[] =>
  plannedShipments(order)
    .filter((shipment) => shipment.routing === routing)
    .flatMap(({ shipmentId, locationId, lines }) =>
      countedItems(order, lines).map((item) => ({ shipmentId, locationId, ...item })),
    );
