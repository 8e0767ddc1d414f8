import { TOPIC, type ShipmentRequest, type WmsMessage } from '@throughline/contracts';
import type { Clock } from '@throughline/kernel';
import type { Carrier } from '../carrier/carrier.js';
import { Timers } from '../timers.js';
import type { TopicClient } from '../topics/topic-client.js';

/** The letters of a SKU that the shelf never holds enough of: one unit is missing from each pick. */
export const SHORT_PICK_MARK = 'SHORTPICK';

export interface WarehouseFaults {
  /** Between two steps of the work. */
  readonly stepDelayMs: number;
  /** Requests that are not answered at all, of the first ones that come in. */
  readonly ignoreNext: number;
  /** Sends every event twice. */
  readonly isRepeating: boolean;
  /** Takes requests in and does nothing with them. */
  readonly isSilent: boolean;
}

const noFaults: WarehouseFaults = { stepDelayMs: 0, ignoreNext: 0, isRepeating: false, isSilent: false };

export interface WarehouseEntry {
  readonly reference: string;
  readonly locationId: string;
  readonly lines: ShipmentRequest['lines'];
  /** How often the request came in. */
  requests: number;
  shippedUnits: number;
  status: 'received' | 'shipped' | 'nothing-found';
}

type Found = NonNullable<WmsMessage['lines']>;

/** A warehouse with books of its own: it knows shipments by reference, and a repeated request is the same shipment. */
export class Warehouse {
  private readonly entries = new Map<string, WarehouseEntry>();
  private readonly timers = new Timers();
  private faults: WarehouseFaults;

  constructor(
    private readonly topics: TopicClient,
    private readonly carrier: Carrier,
    private readonly clock: Clock,
    faults: Partial<WarehouseFaults> = {},
  ) {
    this.faults = { ...noFaults, ...faults };
  }

  start(): void {
    this.topics.follow(TOPIC.fulfillmentRequests, ({ value }) => {
      this.take(value as ShipmentRequest);
    });
  }

  stop(): void {
    this.timers.stop();
  }

  setFaults(faults: Partial<WarehouseFaults>): WarehouseFaults {
    this.faults = { ...this.faults, ...faults };
    return this.faults;
  }

  books(): readonly WarehouseEntry[] {
    return [...this.entries.values()];
  }

  private take(request: ShipmentRequest): void {
    if (this.faults.ignoreNext > 0) {
      this.faults = { ...this.faults, ignoreNext: this.faults.ignoreNext - 1 };
      return;
    }
    const known = this.entries.get(request.reference);
    if (known) {
      known.requests += 1;
      if (!this.faults.isSilent) this.tell(request, 'acknowledged');
      return;
    }
    const entry: WarehouseEntry = {
      reference: request.reference,
      locationId: request.locationId,
      lines: request.lines,
      requests: 1,
      shippedUnits: 0,
      status: 'received',
    };
    this.entries.set(request.reference, entry);
    if (!this.faults.isSilent) this.work(request, entry);
  }

  private work(request: ShipmentRequest, entry: WarehouseEntry): void {
    const { stepDelayMs } = this.faults;
    const found = request.lines.flatMap(foundAtShelf);
    const isShort = unitsOf(found) < unitsOf(request.lines);
    this.tell(request, 'acknowledged');
    this.timers.after(stepDelayMs, () => {
      this.tell(request, isShort ? 'short-picked' : 'picked', { lines: found });
      if (found.length === 0) {
        entry.status = 'nothing-found';
        return;
      }
      this.timers.after(stepDelayMs, () => {
        this.tell(request, 'packed', { cartons: 1 });
        this.timers.after(stepDelayMs, () => {
          this.ship(request, entry, found);
        });
      });
    });
  }

  private ship(request: ShipmentRequest, entry: WarehouseEntry, found: Found): void {
    const { carrier, trackingNumber } = this.carrier.accept(request.reference);
    entry.status = 'shipped';
    entry.shippedUnits = unitsOf(found);
    this.tell(request, 'shipped', { lines: found, carrier, trackingNumber });
    this.carrier.carry(trackingNumber);
  }

  private tell(
    { reference }: ShipmentRequest,
    type: WmsMessage['type'],
    rest: Partial<WmsMessage> = {},
  ): void {
    const message: WmsMessage = {
      eventId: `${reference}/${type}`,
      type,
      reference,
      at: this.clock.now().toISOString(),
      ...rest,
    };
    this.topics.publish(TOPIC.wmsEvents, reference, message);
    if (this.faults.isRepeating) this.topics.publish(TOPIC.wmsEvents, reference, message);
  }
}

const unitsOf = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

const foundAtShelf = ({ lineId, sku, quantity }: ShipmentRequest['lines'][number]): Found => {
  const found = sku.includes(SHORT_PICK_MARK) ? quantity - 1 : quantity;
  return found > 0 ? [{ lineId, sku, quantity: found }] : [];
};
