import { Inject, Injectable } from '@nestjs/common';
import type { LocationSettings } from '@throughline/contracts';
import { linesToShip, type OrderState } from '@throughline/order';
import type { Follower } from '@throughline/read-store';
import { Ledgers, SettingsView, type CommandContext } from '@throughline/service-kit';
import { routeOrderDecider, STOCK_NOT_CURRENT, type RouteOrder } from './route-order.decider.js';
import { StockView } from './stock-view.js';

/** Provider token of the follower that keeps the stock view in step. */
export const STOCK_FOLLOWER = Symbol('StockFollower');

/** Routes an order if that is owed, with locations and stock as this service knows them. */
@Injectable()
export class OrderRouting {
  constructor(
    private readonly ledgers: Ledgers,
    private readonly settings: SettingsView,
    private readonly stock: StockView,
    @Inject(STOCK_FOLLOWER) private readonly follower: Pick<Follower, 'caughtUp'>,
  ) {}

  async route(orderId: string, context: CommandContext): Promise<void> {
    const { state: order } = await this.ledgers.orders.load(orderId, context.atLeastRevision);
    const handled = await this.decide(orderId, context, this.seen(order, false));
    if (handled.outcome !== 'reject' || handled.code !== STOCK_NOT_CURRENT) return;
    // The receipt that its reservation rests on may be on its way into the view.
    await this.follower.caughtUp();
    await this.decide(orderId, context, this.seen(order, true));
  }

  private decide(orderId: string, context: CommandContext, data: RouteOrder['data']) {
    return this.ledgers.orders.handle(routeOrderDecider, orderId, { type: 'RouteOrder', data }, context);
  }

  /** A channel ships from the locations that it may sell from. */
  private maySellFrom(order: OrderState, { locationId, isActive }: LocationSettings): boolean {
    const channel = order && this.settings.channel(order.channelId);
    const isAllowed = channel?.locationIds?.includes(locationId) ?? true;
    return isActive && isAllowed && !channel?.excludedLocationIds?.includes(locationId);
  }

  private seen(order: OrderState, isStockCurrent: boolean): RouteOrder['data'] {
    const locations = this.settings.locations().filter((location) => this.maySellFrom(order, location));
    const skus = new Set(order ? linesToShip(order).map(({ sku }) => sku) : []);
    const locationIds = locations.map(({ locationId }) => locationId);
    return { locations, stock: this.stock.free([...skus], locationIds), isStockCurrent };
  }
}
