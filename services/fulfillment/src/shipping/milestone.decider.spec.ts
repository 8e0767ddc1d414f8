import { facts, scenario } from '@throughline/testing';
import { milestoneDecider, type RecordMilestone } from './milestone.decider.js';

const { line, placed, reserved, covered, routed, allocated, released, shipped, delivered } = facts;
const { given } = scenario(milestoneDecider);

const AT = '2026-01-06T09:30:00.000Z';
const tea = { lineId: '1', sku: 'TEA', quantity: 1 };

const onTheWay = [
  placed([line()]),
  reserved(),
  ...covered(1000),
  routed([{ shipmentId: '1', lines: [tea] }]),
  allocated(),
  released('1', [tea]),
  shipped('1', [tea]),
];

const reached = (
  milestone: RecordMilestone['data']['reached'],
  overrides: Partial<RecordMilestone['data']> = {},
): RecordMilestone => ({
  type: 'RecordMilestone',
  data: { shipmentId: '1', carrier: 'DHL', trackingNumber: 'T-1', reached: milestone, at: AT, ...overrides },
});

describe("a parcel's milestones", () => {
  it('move the shipment on', () => {
    const then = given(...onTheWay);
    then.when(reached('in-transit')).then({ type: 'ShipmentInTransit', data: { shipmentId: '1', at: AT } });
    then.when(reached('delivered')).then({ type: 'ShipmentDelivered', data: { shipmentId: '1', at: AT } });
  });

  it('are told once, and never lead back', () => {
    const there = given(...onTheWay, delivered());
    there.when(reached('delivered')).thenIgnored();
    there.when(reached('in-transit')).thenIgnored();
  });

  it('are no news of a shipment that is in another parcel, or in none yet', () => {
    given(...onTheWay)
      .when(reached('delivered', { trackingNumber: 'T-2' }))
      .thenIgnored();
    given(...onTheWay.slice(0, -1))
      .when(reached('delivered'))
      .thenIgnored();
  });

  it('are told of shipments that there are', () => {
    given(...onTheWay)
      .when(reached('delivered', { shipmentId: '7' }))
      .thenRejected('shipment-not-found');
    given().when(reached('delivered')).thenRejected('order-not-found');
  });
});
