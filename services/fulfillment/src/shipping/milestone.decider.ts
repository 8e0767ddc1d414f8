import type { ParcelName } from '@throughline/contracts';
import { accept, ignore, reject, type Instant } from '@throughline/kernel';
import { isBehind, orderDecider } from '@throughline/order';
import { isSameParcel } from './parcel-name.js';

/** The parcel that a shipment left in got so far. */
export interface RecordMilestone {
  readonly type: 'RecordMilestone';
  readonly data: ParcelName & {
    readonly shipmentId: string;
    readonly reached: 'in-transit' | 'delivered';
    /** By the carrier's clock. */
    readonly at: Instant;
  };
}

export const milestoneDecider = orderDecider<RecordMilestone>(({ data }, order) => {
  const { shipmentId, reached, at } = data;
  if (!order) return reject('order-not-found');
  const shipment = order.shipments.find((each) => each.shipmentId === shipmentId);
  if (!shipment) return reject('shipment-not-found');
  if (!isSameParcel(shipment, data)) return ignore('the shipment is not in this parcel');
  if (!isBehind(shipment.status, reached)) return ignore('it is further already');

  const type = reached === 'delivered' ? 'ShipmentDelivered' : 'ShipmentInTransit';
  return accept({ type, data: { shipmentId, at } });
});
