import type {
  HoldKind,
  OrderEvent,
  OrderHeld,
  OrderPersonal,
  OrderPlaced,
  PayloadReference,
} from '@throughline/contracts';
import { accept, ignore, reject, type Decision } from '@throughline/kernel';
import { CONFLICTS_KEPT_MAX, orderDecider, type Order } from '@throughline/order';
import { compareVersions } from './source-version.js';

export interface PlacedHold {
  readonly holdId: string;
  readonly kind: HoldKind;
  readonly reason: string;
}

/** An order as a channel has it now, ready to be stored. */
export interface PlaceOrder {
  readonly type: 'PlaceOrder';
  readonly data: {
    readonly placed: Omit<OrderPlaced['data'], 'payload'>;
    readonly personal: OrderPersonal;
    /** Where what the channel sent is kept; null to learn whether it has to be. */
    readonly payload: PayloadReference | null;
    /** What keeps the order waiting from the start. */
    readonly holds: readonly PlacedHold[];
  };
}

export const REPEATED = 'the order is known with this content';
export const LATE = 'a newer version of the order is known';

/** The order brings something new: keep its payload, then ask again. */
export const PAYLOAD_NEEDED = 'payload-needed';

/** The newest content that the channel sent: the order as placed, or the last snapshot of it. */
const latestOf = ({ sourceVersion, contentHash, latestSnapshot }: Order) =>
  latestSnapshot ?? { sourceVersion, contentHash };

const heldFor = (hold: PlacedHold): OrderHeld => ({ type: 'OrderHeld', data: hold });

function placeNewOrder({ placed, personal, payload, holds }: PlaceOrder['data']): Decision<OrderEvent> {
  if (!payload) return reject(PAYLOAD_NEEDED);

  return accept<OrderEvent>(
    { type: 'OrderPlaced', data: { ...placed, payload }, personal },
    ...(placed.recordOnly === null ? holds.map(heldFor) : []),
  );
}

/** One hold waits for a person to look at the newest snapshot, however many of them came. */
function recordSnapshot(
  { placed, payload }: PlaceOrder['data'],
  sourceVersion: string,
  order: Order,
): Decision<OrderEvent> {
  if (!payload) return reject(PAYLOAD_NEEDED);

  const { contentHash, recordOnly } = placed;
  const snapshot: OrderEvent = {
    type: 'OrderSnapshotReceived',
    data: { sourceVersion, contentHash, payload },
  };
  const isHeldAlready = order.holds.some(({ kind }) => kind === 'newer-snapshot');
  if (order.ending || isHeldAlready) return accept(snapshot);

  const reason =
    recordOnly === 'cancelled-at-channel'
      ? 'the channel has cancelled this order'
      : 'the channel has changed this order';
  return accept<OrderEvent>(
    snapshot,
    heldFor({ holdId: `snapshot-${payload.eventId}`, kind: 'newer-snapshot', reason }),
  );
}

/** Refused and shown. A repeat of it is refused again without another fact, and so is all that passes the limit. */
function refuseConflict({ placed, payload }: PlaceOrder['data'], order: Order): Decision<OrderEvent> {
  const { sourceVersion, contentHash } = placed;
  if (order.conflicts.includes(contentHash)) return reject('order-conflict');
  if (order.conflicts.length >= CONFLICTS_KEPT_MAX) return reject('order-conflict');
  if (!payload) return reject(PAYLOAD_NEEDED);

  return accept({ type: 'OrderConflictRefused', data: { sourceVersion, contentHash, payload } });
}

/** An order that we have came again: a repeat, an older state, a newer one, or something that cannot be. */
function receiveAgain(data: PlaceOrder['data'], order: Order): Decision<OrderEvent> {
  const { sourceVersion, contentHash } = data.placed;
  const latest = latestOf(order);
  const toLatest = compareVersions(sourceVersion, latest.sourceVersion);

  if (contentHash === latest.contentHash) return ignore(REPEATED);
  if (contentHash === order.contentHash && toLatest !== 'newer') return ignore(REPEATED);
  if (sourceVersion !== null && toLatest === 'newer') return recordSnapshot(data, sourceVersion, order);

  const isOfPlacedVersion = compareVersions(sourceVersion, order.sourceVersion) === 'same';
  if (toLatest === 'older' && !isOfPlacedVersion) return ignore(LATE);

  return refuseConflict(data, order);
}

/** One order per (channel, external id), whatever comes how often and through which entrance. */
export const placeOrderDecider = orderDecider<PlaceOrder>(({ data }, order) =>
  order ? receiveAgain(data, order) : placeNewOrder(data),
);
