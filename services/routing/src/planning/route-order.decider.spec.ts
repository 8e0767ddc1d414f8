import type { LineQuantity, OrderEvent } from '@throughline/contracts';
import { facts, scenario } from '@throughline/testing';
import { PLANNER } from './nearest-location.planner.js';
import { routeOrderDecider, type RouteOrder } from './route-order.decider.js';

const { line, placed, reserved, covered, screened, authorized, authorizationRequested, routed, allocated } =
  facts;
const { given } = scenario(routeOrderDecider);

const berlin = {
  locationId: 'berlin',
  countryCode: 'DE',
  postalCode: '10117',
  latitude: 52.52,
  longitude: 13.39,
};
const munich = {
  locationId: 'munich',
  countryCode: 'DE',
  postalCode: '80331',
  latitude: 48.14,
  longitude: 11.57,
};

const tea = (locationId: string, quantity: number) => ({ sku: 'TEA', locationId, quantity });

const route = (overrides: Partial<RouteOrder['data']> = {}): RouteOrder => ({
  type: 'RouteOrder',
  data: {
    locations: [munich, berlin],
    stock: [tea('berlin', 5), tea('munich', 5)],
    isStockCurrent: true,
    ...overrides,
  },
});

const teas = (quantity: number): LineQuantity => ({ lineId: '1', sku: 'TEA', quantity });

const ready = [placed([line({ quantity: 2 })]), reserved(), ...covered(2000)];

const refused = (overrides: object = {}): OrderEvent => ({
  type: 'AllocationRefused',
  data: {
    routing: 1,
    shipmentId: null,
    refused: [{ locationId: 'berlin', sku: 'TEA', quantity: 1 }],
    queued: [],
    ...overrides,
  },
});

const short = (shipmentId: string, missing: number): OrderEvent => ({
  type: 'ShipmentShortPicked',
  data: { shipmentId, at: '2026-01-05T12:00:00.000Z', lines: [], short: [teas(missing)] },
});

describe('routing an order', () => {
  it('sends a reserved and covered order to the nearest location that has everything', () =>
    given(...ready)
      .when(route())
      .then({
        type: 'OrderRouted',
        data: {
          routing: 1,
          planner: PLANNER,
          distanceFrom: 'postal-area',
          shipments: [{ shipmentId: '1', locationId: 'berlin', lines: [teas(2)] }],
        },
      }));

  it('stores nothing of the address', () => {
    const { decision } = given(...ready).when(route());
    expect(JSON.stringify(decision)).not.toMatch(/10115|Hauptstr|Ada/);
  });

  it('routes what needs no stock as soon as it is covered', () =>
    given(placed([line({ isTracked: false })]), ...covered(1000))
      .when(route({ stock: [] }))
      .then({ type: 'OrderRouted', data: { shipments: [expect.objectContaining({ shipmentId: '1' })] } }));

  it.each<[string, readonly OrderEvent[]]>([
    ['that is not reserved', [placed(), ...covered(1000)]],
    ['that waits for stock', [placed(), facts.backordered(), ...covered(1000)]],
    ['that is not covered', [placed(), reserved(), screened()]],
    [
      'that is in review',
      [placed(), reserved(), screened('review'), authorizationRequested(1000), authorized(1000)],
    ],
    ['that is held', [...ready, facts.held()]],
    ['that was cancelled', [placed([line({ isTracked: false })]), ...covered(1000), facts.cancelled()]],
    ['whose decision awaits its allocation', [...ready, routed([{ shipmentId: '1', lines: [teas(1)] }])]],
    ['that is all planned', [...ready, routed([{ shipmentId: '1', lines: [teas(2)] }]), allocated()]],
    [
      'whose short pick inventory has not answered',
      [
        ...ready,
        routed([{ shipmentId: '1', lines: [teas(2)] }]),
        allocated(),
        facts.released('1', [teas(2)]),
        short('1', 1),
      ],
    ],
  ])('leaves alone an order %s', (_, history) => {
    given(...history)
      .when(route())
      .thenIgnored();
  });

  it('knows nothing of an order that was never placed', () => {
    given().when(route()).thenRejected('order-not-found');
  });

  it('goes elsewhere after a refused allocation, with new shipment numbers', () =>
    given(...ready, routed([{ shipmentId: '1', lines: [teas(2)] }]), refused())
      .when(route())
      .then({
        type: 'OrderRouted',
        data: { routing: 2, shipments: [{ shipmentId: '2', locationId: 'munich', lines: [teas(2)] }] },
      }));

  it('sends only what a short pick left open', () =>
    given(
      ...ready,
      routed([{ shipmentId: '1', lines: [teas(2)] }]),
      allocated(),
      facts.released('1', [teas(2)]),
      short('1', 1),
      refused({ shipmentId: '1' }),
    )
      .when(route())
      .then({
        type: 'OrderRouted',
        data: { routing: 2, shipments: [{ shipmentId: '2', locationId: 'munich', lines: [teas(1)] }] },
      }));

  it('says what is missing where no locations have enough', () =>
    given(...ready)
      .when(route({ stock: [tea('berlin', 1)] }))
      .then({ type: 'OrderUnroutable', data: { routing: 1, reason: '1 of 2 TEA' } }));

  it('calls no order unroutable because of stock that may be out of date', () => {
    given(...ready)
      .when(route({ stock: [], isStockCurrent: false }))
      .thenRejected('stock-not-current');
  });

  it('leaves an unroutable order to a person, and tries again when told to', () => {
    const unroutable: OrderEvent = {
      type: 'OrderUnroutable',
      data: { routing: 1, reason: '1 of 2 TEA', candidates: [], inputHash: 'input' },
    };
    given(...ready, unroutable)
      .when(route())
      .thenIgnored();
    given(...ready, unroutable, {
      type: 'ExceptionResolved',
      data: { step: 'unroutable:1', resolution: 'retry', reason: 'a delivery came in' },
    })
      .when(route())
      .then({ type: 'OrderRouted', data: { routing: 2 } });
  });

  it('decides the same, byte for byte, when it is executed again', () => {
    const again = () => JSON.stringify(given(...ready).when(route()).decision);
    const otherwise = route({ locations: [berlin, munich], stock: [tea('munich', 5), tea('berlin', 5)] });
    expect(again()).toBe(again());
    expect(JSON.stringify(given(...ready).when(otherwise).decision)).toBe(again());
  });
});
