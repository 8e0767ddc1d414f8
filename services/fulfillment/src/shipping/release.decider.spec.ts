import { facts, scenario } from '@throughline/testing';
import { parseShipmentReference } from '@throughline/order';
import { releaseDecider, type ReleaseShipments } from './release.decider.js';

const { line, placed, reserved, covered, routed, allocated } = facts;
const { given } = scenario(releaseDecider);

const AT = '2026-01-05T12:00:00.000Z';
const release: ReleaseShipments = { type: 'ReleaseShipments', data: { at: AT } };

const lines = [line({ quantity: 2 }), line({ lineId: '2', sku: 'CUP', title: 'Cup' })];
const teas = { lineId: '1', sku: 'TEA', quantity: 2 };
const cup = { lineId: '2', sku: 'CUP', quantity: 1 };

const planned = [
  placed(lines),
  reserved(),
  ...covered(3000),
  routed([
    { shipmentId: '1', lines: [teas] },
    { shipmentId: '2', locationId: 'munich', lines: [cup] },
  ]),
];

const ready = [...planned, allocated(['1', '2'])];

describe('releasing shipments to their warehouses', () => {
  it('sends every allocated shipment, with what the warehouse needs and no more', () =>
    given(...ready)
      .when(release)
      .then(
        {
          type: 'ShipmentReleased',
          data: {
            shipmentId: '1',
            locationId: 'berlin',
            lines: [{ ...teas, title: 'Tea' }],
            shippingMethod: 'standard',
            orderNumber: '1001',
            releasedAt: AT,
          },
          personal: { personId: 'p1', email: 'ada@example.com' },
        },
        { type: 'ShipmentReleased', data: { shipmentId: '2', lines: [{ ...cup, title: 'Cup' }] } },
      ));

  it('gives each a reference that leads back to its order and shipment', () => {
    const { decision } = given(...ready).when(release);
    const events = decision.outcome === 'accept' ? decision.events : [];
    const references = events.map((event) => (event.type === 'ShipmentReleased' ? event.data.reference : ''));
    const { orderId } = placed(lines).data;
    expect(references.map(parseShipmentReference)).toEqual([
      { orderId, shipmentId: '1' },
      { orderId, shipmentId: '2' },
    ]);
  });

  it('keeps everything about the person out of the data', () => {
    const { decision } = given(...ready).when(release);
    const events = decision.outcome === 'accept' ? decision.events : [];
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/Ada|ada@|Hauptstr|10115/);
  });

  it('sends an order without anything personal, too', () => {
    const { personal: _, ...nobodys } = placed(lines);
    const { decision } = given(nobodys, ...ready.slice(1)).when(release);
    expect(decision).toMatchObject({ outcome: 'accept' });
    expect(JSON.stringify(decision)).not.toContain('personal');
  });

  it('happens once', () =>
    given(...ready, facts.released('1', [teas]), facts.released('2', [cup]))
      .when(release)
      .thenIgnored());

  it('goes on with what is left', () =>
    given(...ready, facts.released('1', [teas]))
      .when(release)
      .then({ type: 'ShipmentReleased', data: { shipmentId: '2' } }));

  it('waits for the goods', () =>
    given(...planned)
      .when(release)
      .thenIgnored());

  it('waits while the order is held', () =>
    given(...ready, facts.held())
      .when(release)
      .thenIgnored());

  it('loses against a cancel', () =>
    given(...ready, facts.cancelled())
      .when(release)
      .thenIgnored());

  it('never happens without cover', () =>
    given(...planned.slice(0, 2), facts.screened(), ...ready.slice(-2))
      .when(release)
      .thenRejected('not-covered'));

  it('needs an order', () => {
    given().when(release).thenRejected('order-not-found');
  });
});
