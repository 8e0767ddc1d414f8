import type { CarrierMessage, ShipmentRequest, WmsMessage } from '@throughline/contracts';

export interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
}

const now = (): string => new Date().toISOString();

/** The words of a warehouse that ships all that it was asked for. */
export function warehouseStory(
  { reference, lines }: Pick<ShipmentRequest, 'reference'> & Required<Pick<WmsMessage, 'lines'>>,
  parcel: Parcel,
): readonly WmsMessage[] {
  const found = lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity }));
  const told = (type: WmsMessage['type'], rest: Partial<WmsMessage> = {}): WmsMessage => {
    return { eventId: `${reference}/${type}`, type, reference, at: now(), ...rest };
  };
  return [
    told('acknowledged'),
    told('picked', { lines: found }),
    told('packed', { cartons: 1 }),
    told('shipped', { lines: found, ...parcel }),
  ];
}

/** The scans of a carrier that delivers. */
export const carrierStory = (parcel: Parcel): readonly CarrierMessage[] =>
  (['accepted', 'in-transit', 'out-for-delivery', 'delivered'] as const).map((status, index) => {
    return { scanId: `scan-${index}`, ...parcel, status, at: now(), place: 'Berlin' };
  });
