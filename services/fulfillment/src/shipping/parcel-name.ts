/** A parcel as its carrier knows it. */
export interface ParcelName {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/**
 * Warehouses and carriers write one parcel's name in different ways ("DHL Express", "dhl-express"; spaces, small
 * letters): what is compared, and what its stream is named by, is this. A carrier's code has no hyphen, so that the
 * two parts of a stream's name cannot be taken for each other.
 */
export const parcelCode = ({ carrier, trackingNumber }: ParcelName): ParcelName => ({
  carrier: carrier
    .trim()
    .toLowerCase()
    .replace(/[\s\-_]+/g, '_'),
  trackingNumber: trackingNumber.toUpperCase().replace(/\s+/g, ''),
});

interface MaybeParcel {
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
}

/** Undefined for a shipment that has not left. */
export const parcelOf = ({ carrier, trackingNumber }: MaybeParcel): ParcelName | undefined =>
  carrier !== null && trackingNumber !== null ? { carrier, trackingNumber } : undefined;

/** False for a shipment that has not left. */
export function isSameParcel(shipment: MaybeParcel, told: ParcelName): boolean {
  const known = parcelOf(shipment);
  if (!known) return false;
  const [a, b] = [parcelCode(known), parcelCode(told)];
  return a.carrier === b.carrier && a.trackingNumber === b.trackingNumber;
}
