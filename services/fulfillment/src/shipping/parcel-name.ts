import { parcelCode, type ParcelName } from '@throughline/contracts';

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
