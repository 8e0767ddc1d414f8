import fc from 'fast-check';
import { parseShipmentReference, shipmentReference } from './shipment-reference.js';

describe('a shipment reference', () => {
  it('leads back to its order and shipment', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 9999 }), (orderId, shipment) => {
        const shipmentId = String(shipment);
        expect(parseShipmentReference(shipmentReference(orderId, shipmentId))).toEqual({
          orderId,
          shipmentId,
        });
      }),
    );
  });

  it.each([
    '',
    'S1-1',
    'X00000000000000000000000000-1',
    'SZZZZZZZZZZZZZZZZZZZZZZZZZZ-1',
    'S00000000000000000000000000-0',
  ])('that we never gave out is told as such: %p', (reference) => {
    expect(parseShipmentReference(reference)).toBeUndefined();
  });
});
