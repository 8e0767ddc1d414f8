import type { StockEvent } from '@throughline/contracts';

/** What lies at one location, in whole units. */
export interface PlaceBalance {
  readonly onHand: number;
  readonly allocated: number;
}

/** What one order has in an item without a location: promised, or waited for. */
export interface OpenClaim {
  readonly reserved: number;
  readonly queued: number;
}

/** The sums of an item over all locations and orders. */
export interface Sums {
  readonly onHand: number;
  readonly allocated: number;
  readonly reserved: number;
  readonly queued: number;
}

const NOTHING_HERE: PlaceBalance = { onHand: 0, allocated: 0 };
const NO_CLAIM: OpenClaim = { reserved: 0, queued: 0 };

type Told<Type extends StockEvent['type']> = Extract<StockEvent, { type: Type }>['data'];

/**
 * The quantities of one stock item, added up from its facts: what the inventory service decides by, without the rest
 * of what it knows. Altered in place, because an item may have a million facts.
 */
export class ItemBalance {
  constructor(
    private readonly placesById = new Map<string, PlaceBalance>(),
    private readonly claimsByOrder = new Map<string, OpenClaim>(),
    private totals: Sums = { onHand: 0, allocated: 0, reserved: 0, queued: 0 },
  ) {}

  get sums(): Sums {
    return this.totals;
  }

  get places(): ReadonlyMap<string, PlaceBalance> {
    return this.placesById;
  }

  /** Undefined for an order that has nothing reserved or queued here. */
  claimOf(orderId: string): OpenClaim | undefined {
    return this.claimsByOrder.get(orderId);
  }

  copy(): ItemBalance {
    return new ItemBalance(new Map(this.placesById), new Map(this.claimsByOrder), this.totals);
  }

  /** What rows have kept of a location. */
  setPlace(locationId: string, { onHand, allocated }: PlaceBalance): void {
    this.move(locationId, onHand, allocated);
  }

  /** What rows have kept of an order. */
  setClaim(orderId: string, claim: OpenClaim): void {
    this.claim(orderId, claim);
  }

  /** Takes in one fact. A fact of a newer release leaves it as it is. */
  apply(event: StockEvent): void {
    switch (event.type) {
      case 'StockReceived':
      case 'StockAdjusted':
      case 'StockCounted':
      case 'LevelReported':
        return this.move(event.data.locationId, event.data.quantity, 0);
      case 'StockSold':
      case 'TransferShipped':
        return this.move(event.data.locationId, -event.data.quantity, 0);
      case 'ReservationPlaced':
        return this.claim(event.data.orderId, { reserved: event.data.quantity, queued: 0 });
      case 'ReservationQueued':
        return this.claim(event.data.orderId, { reserved: 0, queued: event.data.quantity });
      case 'QueuedReservationPlaced':
        return this.change(event.data.orderId, event.data.quantity, -event.data.quantity);
      case 'ReservationReleased':
        return this.release(event.data);
      case 'ReservationAllocated':
        this.move(event.data.locationId, 0, event.data.quantity);
        return this.change(event.data.orderId, -event.data.quantity, 0);
      case 'AllocationReturned':
        this.move(event.data.locationId, 0, -event.data.quantity);
        return this.change(event.data.orderId, event.data.quantity, 0);
      case 'AllocationShorted':
        return this.shorten(event.data);
      case 'AllocationIssued':
        return this.move(event.data.locationId, -event.data.quantity, -event.data.quantity);
      default:
        return;
    }
  }

  private release({ orderId, allocated }: Told<'ReservationReleased'>): void {
    for (const { locationId, quantity } of allocated) this.move(locationId, 0, -quantity);
    this.claim(orderId, NO_CLAIM);
  }

  private shorten({ orderId, locationId, quantity, isQueued }: Told<'AllocationShorted'>): void {
    this.move(locationId, -quantity, -quantity);
    this.change(orderId, isQueued ? 0 : quantity, isQueued ? quantity : 0);
  }

  private move(locationId: string, onHand: number, allocated: number): void {
    const before = this.placesById.get(locationId) ?? NOTHING_HERE;
    const after = { onHand: before.onHand + onHand, allocated: before.allocated + allocated };
    this.placesById.set(locationId, after);
    const { totals } = this;
    this.totals = {
      ...totals,
      onHand: totals.onHand + onHand,
      allocated: totals.allocated + allocated,
    };
  }

  private change(orderId: string, reserved: number, queued: number): void {
    const before = this.claimsByOrder.get(orderId) ?? NO_CLAIM;
    this.claim(orderId, { reserved: before.reserved + reserved, queued: before.queued + queued });
  }

  private claim(orderId: string, { reserved, queued }: OpenClaim): void {
    const before = this.claimsByOrder.get(orderId) ?? NO_CLAIM;
    if (reserved === 0 && queued === 0) this.claimsByOrder.delete(orderId);
    else this.claimsByOrder.set(orderId, { reserved, queued });
    const { totals } = this;
    this.totals = {
      ...totals,
      reserved: totals.reserved + reserved - before.reserved,
      queued: totals.queued + queued - before.queued,
    };
  }
}
