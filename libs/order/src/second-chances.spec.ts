import type { OrderEvent } from '@throughline/contracts';
import { facts } from '@throughline/testing';
import { foldOrder, type LedgerFact } from './evolve.js';
import { nextSteps } from './next-steps.js';
import { defaultStepPolicy } from './step-policy.js';
import { awaitedShipment } from './steps.js';

const { line, placed, reserved, covered, routed, allocated, released, shipped, delivered } = facts;

const one = { lineId: '1', sku: 'TEA', quantity: 1 };

const inTheWarehouse = [
  placed([line()]),
  reserved(),
  ...covered(1000),
  routed([{ shipmentId: '1', lines: [one] }]),
  allocated(),
  released('1', [one]),
];

const failed = (step: string): OrderEvent => ({
  type: 'StepFailed',
  data: { step, owner: 'fulfillment', reason: 'silent', attempts: 1, deadLetter: null },
});

const retried = (step: string): OrderEvent => ({
  type: 'ExceptionResolved',
  data: { step, resolution: 'retry', reason: 'they answer the phone' },
});

const moved = (type: 'ShipmentAcknowledged' | 'ShipmentInTransit'): OrderEvent => ({
  type,
  data: { shipmentId: '1', at: '2026-01-09T10:00:00.000Z' },
});

const names = (...events: readonly LedgerFact[]): string[] =>
  nextSteps(foldOrder(events)).map(({ name }) => name);

describe('second chances', () => {
  it('lets a late acknowledgement take the order out of the exception queue', () => {
    const silent = [...inTheWarehouse, failed('await-acknowledgement:1.0')];
    expect(names(...silent)).toContain('step-failed');
    expect(names(...silent, moved('ShipmentAcknowledged'))).toEqual(['await-shipping']);
  });

  it('lets a late scan take the order out of the exception queue', () => {
    const lost = [...inTheWarehouse, shipped('1', [one]), failed('await-delivery:1')];
    expect(names(...lost)).toContain('step-failed');
    expect(names(...lost, moved('ShipmentInTransit'))).toContain('await-delivery');
    expect(names(...lost, moved('ShipmentInTransit'))).not.toContain('step-failed');
    expect(names(...lost, delivered())).not.toContain('step-failed');
  });

  it('keeps the failure of another shipment', () => {
    const silent = [...inTheWarehouse, failed('await-shipping:2'), moved('ShipmentAcknowledged')];
    expect(foldOrder(silent)?.failures).toHaveLength(1);
  });

  it('gives a silent partner its whole time again when a person says so', () => {
    const occurredAt = '2026-01-20T10:00:00.000Z';
    const order = foldOrder([
      ...inTheWarehouse,
      moved('ShipmentAcknowledged'),
      failed('await-shipping:1'),
      { ...retried('await-shipping:1'), occurredAt },
    ]);
    const dueAt = new Date(Date.parse(occurredAt) + defaultStepPolicy.warehouseSilenceMs).toISOString();
    expect(nextSteps(order)).toEqual([expect.objectContaining({ key: 'await-shipping:1', dueAt })]);
  });

  it('forgets where stock was short once it is reserved anew: it may have come in there', () => {
    const refused: OrderEvent = {
      type: 'AllocationRefused',
      data: {
        routing: 1,
        shipmentId: null,
        refused: [{ locationId: 'berlin', sku: 'TEA', quantity: 1 }],
        queued: [{ sku: 'TEA', quantity: 1 }],
      },
    };
    const short = [...inTheWarehouse.slice(0, 6), refused];
    expect(foldOrder(short)?.routing.exclusions).toEqual([{ locationId: 'berlin', sku: 'TEA' }]);
    expect(foldOrder([...short, reserved()])?.routing.exclusions).toEqual([]);
  });

  it('tells which shipment a partner is waited for', () => {
    expect(awaitedShipment('await-acknowledgement:12.3')).toBe('12');
    expect(awaitedShipment('await-delivery:1')).toBe('1');
    expect(awaitedShipment('allocate-stock:1')).toBeUndefined();
    expect(awaitedShipment('fulfillment:oms.wms.events.v1')).toBeUndefined();
  });
});
