import type { ParcelEvent, ParcelStatus, StoredEvent } from '@throughline/contracts';
import { accept, ignore, reject, type Decider, type Decision, type Instant } from '@throughline/kernel';

/** Scans that are remembered by their id: carriers repeat what is recent. An older one again changes nothing. */
export const SCAN_IDS_KEPT_MAX = 50;

/** A scan of a parcel that meanwhile was registered, or was not: to be told again, with the right order. */
export const OTHER_ORDER = 'other-order';

/** A shipment left with this parcel. */
export interface RegisterParcel {
  readonly type: 'RegisterParcel';
  readonly data: {
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly orderId: string;
    readonly shipmentId: string;
  };
}

/** The carrier scanned it; scans may come before the warehouse tells of the parcel. */
export interface RecordScan {
  readonly type: 'RecordScan';
  readonly data: {
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly scanId: string;
    readonly status: ParcelStatus;
    /** By the carrier's clock. */
    readonly at: Instant;
    readonly place: string | null;
    /** Whose fact it will be: the registered order, as far as the caller knows. */
    readonly orderId: string | null;
  };
}

export type ParcelCommand = RegisterParcel | RecordScan;

/** What of a parcel's way the order's ledger is told. */
export type Milestone = 'in-transit' | 'delivered';

export interface Parcel {
  readonly registration: { readonly orderId: string; readonly shipmentId: string } | null;
  /** The furthest, however late and in whatever order its scan came. */
  readonly milestone: { readonly reached: Milestone; readonly at: Instant } | null;
  readonly latestStatus: ParcelStatus | null;
  /** When the carrier was last heard of, by our clock. */
  readonly heardAt: Instant | null;
  readonly scanIds: readonly string[];
}

export type ParcelFact = ParcelEvent & Partial<Pick<StoredEvent, 'occurredAt'>>;

const registerParcel = ({ data }: RegisterParcel, { registration }: Parcel): Decision<ParcelEvent> => {
  const { orderId, shipmentId } = data;
  const isSame = registration?.orderId === orderId && registration.shipmentId === shipmentId;
  if (isSame) return ignore('it is registered already');
  if (registration) return reject('parcel-taken', 'the parcel carries another shipment');

  return accept({ type: 'ParcelRegistered', data });
};

const recordScan = ({ data }: RecordScan, parcel: Parcel): Decision<ParcelEvent> => {
  const { orderId, ...scan } = data;
  if (parcel.scanIds.includes(scan.scanId)) return ignore('this scan is known');
  if (orderId !== (parcel.registration?.orderId ?? null)) return reject(OTHER_ORDER);

  return accept({ type: 'ParcelScanned', data: scan });
};

/** An exception is word of a parcel, and no progress. */
const milestoneOf = (status: ParcelStatus): Milestone | null =>
  status === 'delivered' ? 'delivered' : status === 'exception' ? null : 'in-transit';

function scanned(parcel: Parcel, { status, at, scanId }: RecordScan['data'], heardAt: Instant): Parcel {
  const reached = milestoneOf(status);
  const isFurther =
    reached !== null &&
    (parcel.milestone === null || (reached === 'delivered' && parcel.milestone.reached !== reached));
  return {
    ...parcel,
    milestone: isFurther ? { reached, at } : parcel.milestone,
    latestStatus: status,
    heardAt,
    scanIds: [...parcel.scanIds, scanId].slice(-SCAN_IDS_KEPT_MAX),
  };
}

const evolve = (parcel: Parcel, event: ParcelFact): Parcel => {
  switch (event.type) {
    case 'ParcelRegistered': {
      const { orderId, shipmentId } = event.data;
      return { ...parcel, registration: { orderId, shipmentId } };
    }
    case 'ParcelScanned':
      return scanned(parcel, { ...event.data, orderId: null }, event.occurredAt ?? event.data.at);
    default:
      return parcel;
  }
};

export const parcelDecider: Decider<Parcel, ParcelCommand, ParcelEvent> = {
  initial: { registration: null, milestone: null, latestStatus: null, heardAt: null, scanIds: [] },
  evolve,
  decide: (command, parcel) =>
    command.type === 'RegisterParcel' ? registerParcel(command, parcel) : recordScan(command, parcel),
};
