import type { EventType, ParcelName } from '@throughline/contracts';
import { isBehind, type Order, type Shipment } from '@throughline/order';
import { orderEventTypes, type OwedStep, type OwedSteps, type OrderLedger } from '@throughline/service-kit';
import type { Parcel } from './parcels/parcel.decider.js';
import { parcelOf } from './shipping/parcel-name.js';

/** A parcel that is not registered for its shipment yet, or is further than its order knows. */
export const FOLLOW_PARCEL = 'follow-parcel';

const types: ReadonlySet<EventType> = new Set<EventType>([
  ...orderEventTypes,
  'ParcelRegistered',
  'ParcelScanned',
]);

const isLeftBehind = (shipment: Shipment, { registration, milestone }: Parcel): boolean =>
  registration === null || (milestone !== null && isBehind(shipment.status, milestone.reached));

/**
 * What the ledger alone cannot tell: while a delivery is waited for, the parcel's own stream may know more. Derived
 * from both, so that no lost message between the two waits for the carrier's silence to be noticed.
 */
export const owedWithParcels = (
  ledger: OwedSteps,
  orders: Pick<OrderLedger, 'load'>,
  parcels: { latest(name: ParcelName): Promise<Parcel> },
): OwedSteps => ({
  types,
  owedTo: async (orderId, atLeastRevision) => {
    const steps = await ledger.owedTo(orderId, atLeastRevision);
    const deliveries = steps.filter(({ name }) => name === 'await-delivery');
    if (deliveries.length === 0) return steps;
    const { state: order } = await orders.load(orderId, atLeastRevision);
    const follows = await Promise.all(
      deliveries.map(async ({ subject }): Promise<OwedStep[]> => {
        const shipment = shipmentOf(order, subject);
        const name = shipment && parcelOf(shipment);
        if (!shipment || !name) return [];
        const parcel = await parcels.latest(name);
        return isLeftBehind(shipment, parcel) ? [followStep(shipment.shipmentId)] : [];
      }),
    );
    return [...steps, ...follows.flat()];
  },
});

export const shipmentOf = (order: Order | undefined, shipmentId: string | null): Shipment | undefined =>
  order?.shipments.find((shipment) => shipment.shipmentId === shipmentId);

const followStep = (shipmentId: string): OwedStep => ({
  key: `${FOLLOW_PARCEL}:${shipmentId}`,
  name: FOLLOW_PARCEL,
  kind: 'duty',
  subject: shipmentId,
  dueAt: null,
});
