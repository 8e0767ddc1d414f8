import { PoisonMessage } from '@throughline/kernel';
import { shipmentReference } from '@throughline/order';
import { scanOf } from './carrier-message.dto.js';
import { warehouseReportOf } from './warehouse-message.dto.js';

const ORDER_ID = '0d8f3ab1-6d4e-8c21-9b60-2f6f1f0a7c11';
const reference = shipmentReference(ORDER_ID, '2');

const fromWarehouse = (overrides: object = {}): object => ({
  eventId: 'wms-1',
  type: 'acknowledged',
  reference,
  at: '2026-01-05T15:00:00+01:00',
  ...overrides,
});

const fromCarrier = (overrides: object = {}): object => ({
  scanId: 'scan-1',
  carrier: ' dhl ',
  trackingNumber: '0034',
  status: 'delivered',
  at: '2026-01-06T09:30:00Z',
  ...overrides,
});

const line = (overrides: object = {}): object => ({ lineId: '1', sku: 'TEA', quantity: 2, ...overrides });
const told = { shipmentId: '2', at: '2026-01-05T14:00:00.000Z' };

describe("a warehouse's message", () => {
  it.each<[string, object, object]>([
    ['acknowledged', {}, { type: 'AcknowledgeShipment', data: told }],
    ['picked', {}, { type: 'PickShipment', data: { ...told, lines: null } }],
    ['picked', { lines: [line()] }, { type: 'PickShipment', data: { ...told, lines: [line()] } }],
    ['short-picked', { lines: [] }, { type: 'PickShipmentShort', data: { ...told, found: [] } }],
    ['packed', {}, { type: 'PackShipment', data: { ...told, cartons: 1 } }],
    ['packed', { cartons: 3 }, { type: 'PackShipment', data: { ...told, cartons: 3 } }],
    [
      'shipped',
      { carrier: ' dhl ', trackingNumber: 'T1 ' },
      { type: 'ShipShipment', data: { ...told, carrier: 'dhl', trackingNumber: 'T1', lines: null } },
    ],
  ])('is a command to the ledger of its order: %s %j', async (type, overrides, command) => {
    const report = await warehouseReportOf(fromWarehouse({ type, ...overrides }));
    expect(report).toEqual({ orderId: ORDER_ID, eventId: 'wms-1', command });
  });

  it('may tell one line in parts, and lines of which nothing was found', async () => {
    const lines = [line(), line({ quantity: 1 }), line({ lineId: '2', quantity: 0 })];
    const { command } = await warehouseReportOf(fromWarehouse({ type: 'short-picked', lines }));
    expect(command.data).toEqual({ ...told, found: [line({ quantity: 3 })] });
  });

  it('may carry more than we know of', async () => {
    const report = await warehouseReportOf(fromWarehouse({ picker: 'Joe', zone: { aisle: 4 } }));
    expect(report.command).toEqual({ type: 'AcknowledgeShipment', data: told });
  });

  it.each<[string, unknown, RegExp]>([
    ['no object', 'shipped!', /message: must be an object/],
    ['no event id', fromWarehouse({ eventId: undefined }), /eventId/],
    ['an unknown type', fromWarehouse({ type: 'lost' }), /type/],
    ['a date without a zone', fromWarehouse({ at: '2026-01-05T15:00:00' }), /at must be a date and time/],
    ['a date that is none', fromWarehouse({ at: '2026-02-30T15:00:00Z' }), /at must be a date and time/],
    [
      'a quantity below zero',
      fromWarehouse({ type: 'picked', lines: [line({ quantity: -1 })] }),
      /lines\[0\]\.quantity/,
    ],
    [
      'half a unit',
      fromWarehouse({ type: 'picked', lines: [line({ quantity: 1.5 })] }),
      /lines\[0\]\.quantity/,
    ],
    ['a short pick without what was found', fromWarehouse({ type: 'short-picked' }), /lines/],
    ['lines that are none', fromWarehouse({ type: 'picked', lines: 'all' }), /lines/],
    ['a departure without a carrier', fromWarehouse({ type: 'shipped', trackingNumber: 'T1' }), /carrier/],
    ['a departure without a number', fromWarehouse({ type: 'shipped', carrier: 'dhl' }), /trackingNumber/],
    [
      'a blank number',
      fromWarehouse({ type: 'shipped', carrier: 'dhl', trackingNumber: ' ' }),
      /trackingNumber/,
    ],
    [
      'a reference that we never gave',
      fromWarehouse({ reference: 'S-1' }),
      /no shipment has the reference S-1/,
    ],
  ])('is set aside, and says why: %s', async (_, message, reason) => {
    await expect(warehouseReportOf(message)).rejects.toThrow(PoisonMessage);
    await expect(warehouseReportOf(message)).rejects.toThrow(reason);
  });

  it('says all that is wrong with it at once', async () => {
    const reading = warehouseReportOf({ type: 'lost' });
    await expect(reading).rejects.toThrow(/eventId.*type.*reference.*at/);
  });
});

describe("a carrier's message", () => {
  it('is a scan', async () => {
    expect(await scanOf(fromCarrier({ place: 'Berlin' }))).toEqual({
      scanId: 'scan-1',
      carrier: 'dhl',
      trackingNumber: '0034',
      status: 'delivered',
      at: '2026-01-06T09:30:00.000Z',
      place: 'Berlin',
    });
    expect((await scanOf(fromCarrier())).place).toBeNull();
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /must be an object/],
    ['no number', fromCarrier({ trackingNumber: '' }), /trackingNumber/],
    ['no scan id', fromCarrier({ scanId: 7 }), /scanId/],
    ['a line end in the carrier', fromCarrier({ carrier: 'dhl\n' }), /carrier/],
    ['an unknown status', fromCarrier({ status: 'teleported' }), /status/],
    ['no time', fromCarrier({ at: 1767692200 }), /at must be a date and time/],
  ])('is set aside, and says why: %s', async (_, message, reason) => {
    await expect(scanOf(message)).rejects.toThrow(PoisonMessage);
    await expect(scanOf(message)).rejects.toThrow(reason);
  });
});
