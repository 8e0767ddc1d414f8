import { parcelCode } from '@throughline/contracts';
import { isSameParcel, parcelOf } from './parcel-name.js';

describe("a parcel's name", () => {
  it.each([
    ['DHL Express', '0034 0434', 'dhl_express', '00340434'],
    ['dhl-express ', '00340434', 'dhl_express', '00340434'],
    ['ups', '1z999aa10123456784', 'ups', '1Z999AA10123456784'],
    ['gls', 'A-12 B', 'gls', 'A-12B'],
  ])('is the same however it is written: %s %s', (carrier, trackingNumber, code, number) => {
    expect(parcelCode({ carrier, trackingNumber })).toEqual({ carrier: code, trackingNumber: number });
  });

  it('is not shared by two parcels whose parts join to the same text', () => {
    expect(parcelCode({ carrier: 'a-b', trackingNumber: 'C' })).not.toEqual(
      parcelCode({ carrier: 'a', trackingNumber: 'B-C' }),
    );
  });

  it('is missing until the shipment left', () => {
    const waiting = { carrier: null, trackingNumber: null };
    expect(parcelOf(waiting)).toBeUndefined();
    expect(isSameParcel(waiting, { carrier: 'dhl', trackingNumber: '1' })).toBe(false);
  });
});
