import type { StockEvent } from '@throughline/contracts';
import type { Instant } from '@throughline/kernel';

/** What lies at one location, in whole units. */
export interface PlaceBalance {
  readonly onHand: number;
  readonly allocated: number;
  /** On hand, and not for sale. */
  readonly quarantined: number;
}

/** What one order has in an item without a location: promised, or waited for. */
export interface OpenClaim {
  readonly attempt: number;
  readonly reserved: number;
  readonly queued: number;
}

/** What is on its way to one location, by one purchase order or transfer. */
export interface IncomingUnits {
  readonly incomingId: string;
  readonly locationId: string;
  readonly quantity: number;
  readonly expectedAt: Instant;
  /** It has not come for so long that it dates no promise any more. */
  readonly isOverdue: boolean;
}

/** The sums of an item over all locations and orders. */
export interface Sums {
  readonly onHand: number;
  readonly quarantined: number;
  readonly allocated: number;
  readonly reserved: number;
  readonly queued: number;
  /** Kept for checkouts. */
  readonly held: number;
  /** On its way. */
  readonly incoming: number;
}

const NOTHING_HERE: PlaceBalance = { onHand: 0, allocated: 0, quarantined: 0 };
const NO_CLAIM: OpenClaim = { attempt: 0, reserved: 0, queued: 0 };
const NO_SUMS: Sums = {
  ...NOTHING_HERE,
  ...{ reserved: 0, queued: 0, held: 0, incoming: 0 },
};

type Told<Type extends StockEvent['type']> = Extract<StockEvent, { type: Type }>['data'];

const incomingKey = (incomingId: string, locationId: string): string => `${locationId} ${incomingId}`;

/** On hand and fit for sale, less all that is promised. Negative where more is promised than there is. */
export const freeOf = ({ onHand, quarantined, allocated, reserved, held }: Sums): number =>
  onHand - quarantined - allocated - reserved - held;

/**
 * The quantities of one stock item, added up from its facts: what the inventory service decides by, without the rest
 * of what it knows. Altered in place, because an item may have a million facts.
 */
export class ItemBalance {
  constructor(
    private readonly placesById = new Map<string, PlaceBalance>(),
    private readonly claimsByOrder = new Map<string, OpenClaim>(),
    private readonly incomingByKey = new Map<string, IncomingUnits>(),
    private totals: Sums = NO_SUMS,
  ) {}

  get sums(): Sums {
    return this.totals;
  }

  get places(): ReadonlyMap<string, PlaceBalance> {
    return this.placesById;
  }

  get incoming(): readonly IncomingUnits[] {
    return [...this.incomingByKey.values()];
  }

  /** Undefined for an order that has nothing reserved or queued here. */
  claimOf(orderId: string): OpenClaim | undefined {
    return this.claimsByOrder.get(orderId);
  }

  copy(): ItemBalance {
    const { placesById, claimsByOrder, incomingByKey, totals } = this;
    return new ItemBalance(new Map(placesById), new Map(claimsByOrder), new Map(incomingByKey), totals);
  }

  /** What rows have kept of a location. */
  setPlace(locationId: string, place: PlaceBalance): void {
    this.move(locationId, place);
  }

  /** What rows have kept of an order. */
  setClaim(orderId: string, claim: OpenClaim): void {
    this.claim(orderId, claim);
  }

  /** As of now; quantity 0: nothing is on its way any more. */
  setIncoming({ incomingId, locationId, quantity, expectedAt, isOverdue }: IncomingUnits): void {
    const key = incomingKey(incomingId, locationId);
    const before = this.incomingByKey.get(key)?.quantity ?? 0;
    if (quantity > 0) {
      this.incomingByKey.set(key, { incomingId, locationId, quantity, expectedAt, isOverdue });
    } else this.incomingByKey.delete(key);
    this.totals = { ...this.totals, incoming: this.totals.incoming + Math.max(0, quantity) - before };
  }

  /** So many units more, or fewer, are kept for checkouts. */
  hold(units: number): void {
    this.totals = { ...this.totals, held: this.totals.held + units };
  }

  /** Takes in one fact. A fact of a newer release leaves it as it is. */
  apply(event: StockEvent): void {
    switch (event.type) {
      case 'StockReceived':
        return this.receive(event.data);
      case 'StockAdjusted':
      case 'StockCounted':
      case 'LevelReported':
        return this.move(event.data.locationId, { onHand: event.data.quantity });
      case 'StockSold':
        return this.move(event.data.locationId, { onHand: -event.data.quantity });
      case 'StockQuarantined':
        return this.move(event.data.locationId, { quarantined: event.data.quantity });
      case 'IncomingAnnounced':
        return this.setIncoming({ ...event.data, isOverdue: false });
      case 'IncomingOverdue':
        return this.overdue(event.data);
      case 'TransferShipped':
        return this.transfer(event.data);
      case 'CheckoutHoldPlaced':
        return this.hold(event.data.quantity);
      case 'CheckoutHoldEnded':
        return this.hold(-event.data.quantity);
      default:
        return this.applyToOrder(event);
    }
  }

  private applyToOrder(event: StockEvent): void {
    switch (event.type) {
      case 'ReservationPlaced':
        return this.enter(event.data, event.data.quantity, 0);
      case 'ReservationQueued':
        return this.enter(event.data, 0, event.data.quantity);
      case 'QueuedReservationPlaced':
        return this.change(event.data, event.data.quantity, -event.data.quantity);
      case 'ReservationYielded':
        return this.change(event.data, -event.data.quantity, event.data.quantity);
      case 'ReservationReleased':
        return this.release(event.data);
      case 'ReservationAllocated':
        this.move(event.data.locationId, { allocated: event.data.quantity });
        return this.change(event.data, -event.data.quantity, 0);
      case 'AllocationReturned':
        this.move(event.data.locationId, { allocated: -event.data.quantity });
        return this.change(event.data, event.data.quantity, 0);
      case 'AllocationShorted':
        return this.shorten(event.data);
      case 'AllocationIssued':
        return this.goneFrom(event.data);
      default:
        return;
    }
  }

  private receive({ locationId, quantity, quarantined = 0, incomingId }: Told<'StockReceived'>): void {
    this.move(locationId, { onHand: quantity, quarantined });
    if (incomingId === undefined) return;
    const expected = this.incomingByKey.get(incomingKey(incomingId, locationId));
    if (expected) this.setIncoming({ ...expected, quantity: expected.quantity - quantity });
  }

  private transfer(data: Told<'TransferShipped'>): void {
    const { transferId: incomingId, toLocationId, quantity, expectedAt } = data;
    this.move(data.locationId, { onHand: -quantity });
    const before = this.incomingByKey.get(incomingKey(incomingId, toLocationId))?.quantity ?? 0;
    const units = { locationId: toLocationId, quantity: before + quantity, expectedAt };
    this.setIncoming({ incomingId, ...units, isOverdue: false });
  }

  private overdue({ incomingId, locationId }: Told<'IncomingOverdue'>): void {
    const expected = this.incomingByKey.get(incomingKey(incomingId, locationId));
    if (expected) this.setIncoming({ ...expected, isOverdue: true });
  }

  private release({ orderId, allocated }: Told<'ReservationReleased'>): void {
    for (const { locationId, quantity } of allocated) this.move(locationId, { allocated: -quantity });
    this.claim(orderId, NO_CLAIM);
  }

  private shorten(data: Told<'AllocationShorted'>): void {
    this.goneFrom(data);
    const { quantity, isQueued } = data;
    this.change(data, isQueued ? 0 : quantity, isQueued ? quantity : 0);
  }

  private goneFrom({ locationId, quantity }: Told<'AllocationIssued'>): void {
    this.move(locationId, { onHand: -quantity, allocated: -quantity });
  }

  private move(locationId: string, change: Partial<PlaceBalance>): void {
    const { onHand = 0, allocated = 0, quarantined = 0 } = change;
    const before = this.placesById.get(locationId) ?? NOTHING_HERE;
    this.placesById.set(locationId, {
      onHand: before.onHand + onHand,
      allocated: before.allocated + allocated,
      quarantined: before.quarantined + quarantined,
    });
    const { totals } = this;
    this.totals = {
      ...totals,
      onHand: totals.onHand + onHand,
      allocated: totals.allocated + allocated,
      quarantined: totals.quarantined + quarantined,
    };
  }

  /** An attempt adds to what it has, and takes the place of what another attempt had. */
  private enter(fact: Told<'ReservationPlaced'>, reserved: number, queued: number): void {
    const before = this.claimsByOrder.get(fact.orderId);
    if (before?.attempt === fact.attempt) return this.change(fact, reserved, queued);
    this.claim(fact.orderId, { attempt: fact.attempt, reserved, queued });
  }

  private change(
    { orderId, attempt }: { readonly orderId: string; readonly attempt: number },
    reserved: number,
    queued: number,
  ): void {
    const before = this.claimsByOrder.get(orderId) ?? { ...NO_CLAIM, attempt };
    this.claim(orderId, {
      attempt: before.attempt,
      reserved: before.reserved + reserved,
      queued: before.queued + queued,
    });
  }

  private claim(orderId: string, { attempt, reserved, queued }: OpenClaim): void {
    const before = this.claimsByOrder.get(orderId) ?? NO_CLAIM;
    if (reserved === 0 && queued === 0) this.claimsByOrder.delete(orderId);
    else this.claimsByOrder.set(orderId, { attempt, reserved, queued });
    const { totals } = this;
    this.totals = {
      ...totals,
      reserved: totals.reserved + reserved - before.reserved,
      queued: totals.queued + queued - before.queued,
    };
  }
}
