import type { LineQuantity, OrderEvent } from '@throughline/contracts';
import { facts, scenario, type ExpectedEvent } from '@throughline/testing';
import { warehouseDecider, type WarehouseCommand } from './warehouse.decider.js';

const { line, placed, reserved, covered, routed, allocated, released } = facts;
const { given } = scenario(warehouseDecider);

const AT = '2026-01-05T13:00:00.000Z';
const told = { shipmentId: '1', at: AT };
const teas = (quantity: number): LineQuantity => ({ lineId: '1', sku: 'TEA', quantity });
const cups = (quantity: number): LineQuantity => ({ lineId: '2', sku: 'CUP', quantity });
const gone = { lineId: '9', sku: 'TEA', quantity: 1 };
const whole = [teas(4), cups(1)];

const planned = [
  placed([line({ quantity: 4 }), line({ lineId: '2', sku: 'CUP' })]),
  reserved(),
  ...covered(5000),
  routed([{ shipmentId: '1', lines: whole }]),
  allocated(),
];
const asked = [...planned, released('1', whole)];

const acknowledge: WarehouseCommand = { type: 'AcknowledgeShipment', data: told };
const pick = (lines: readonly LineQuantity[] | null = null): WarehouseCommand => ({
  type: 'PickShipment',
  data: { ...told, lines },
});
const pickShort = (...found: readonly LineQuantity[]): WarehouseCommand => ({
  type: 'PickShipmentShort',
  data: { ...told, found },
});
const pack: WarehouseCommand = { type: 'PackShipment', data: { ...told, cartons: 2 } };
const ship = (lines: readonly LineQuantity[] | null = null, trackingNumber = 'T 1'): WarehouseCommand => ({
  type: 'ShipShipment',
  data: { ...told, carrier: 'dhl', trackingNumber, lines },
});

const shipped = (lines: readonly LineQuantity[] = whole) => ({
  type: 'ShipmentShipped' as const,
  data: { ...told, locationId: 'berlin', carrier: 'dhl', trackingNumber: 'T 1', lines },
});
const shortPicked = (lines: readonly LineQuantity[], short: readonly LineQuantity[]) => ({
  type: 'ShipmentShortPicked' as const,
  data: { ...told, lines, short },
});
const dropped: OrderEvent = { type: 'ShipmentDropped', data: { ...told, reason: 'nothing' } };

describe('what the warehouse tells of a shipment', () => {
  it.each<[string, WarehouseCommand, ExpectedEvent]>([
    ['it has the request', acknowledge, { type: 'ShipmentAcknowledged', data: told }],
    ['everything is picked', pick(), { type: 'ShipmentPicked', data: { ...told, lines: whole } }],
    ['this much is picked', pick([teas(4)]), { type: 'ShipmentPicked', data: { ...told, lines: [teas(4)] } }],
    ['it is packed', pack, { type: 'ShipmentPacked', data: { ...told, cartons: 2 } }],
    ['it left', ship(), shipped()],
    ['it left with all lines', ship(whole), shipped()],
  ])('is a fact: %s', (_, command, event) => {
    given(...asked)
      .when(command)
      .then(event);
  });

  it.each<[string, WarehouseCommand]>([
    ['an acknowledgement', acknowledge],
    ['a pick', pick()],
    ['a pack', pack],
    ['a departure', ship()],
  ])('is nothing new after the shipment left: %s', (_, command) => {
    given(...asked, shipped())
      .when(command)
      .thenIgnored();
  });

  it('is the same parcel, however its number is written', () =>
    given(...asked, shipped())
      .when(ship(null, 't1'))
      .thenIgnored());

  it('cannot be that it left in two parcels', () =>
    given(...asked, shipped())
      .when(ship(null, 'T 2'))
      .thenRejected('shipped-otherwise'));

  it.each<[string, WarehouseCommand, string]>([
    ['more picked than asked', pick([teas(5)]), 'more-than-asked'],
    ['more shipped than asked', ship([teas(5), cups(1)]), 'more-than-asked'],
    ['a line that the order has not, picked', pick([gone]), 'unknown-line'],
    ['a line that the order has not, found', pickShort(gone), 'unknown-line'],
    ['a line that the order has not, shipped', ship([gone]), 'unknown-line'],
    ['another SKU on the line', ship([{ ...teas(4), sku: 'CUP' }]), 'unknown-line'],
    ['a departure of nothing', ship([]), 'nothing-shipped'],
  ])('is refused: %s', (_, command, code) => {
    given(...asked)
      .when(command)
      .thenRejected(code);
  });

  it('is refused for what there is not, or was not asked for yet', () => {
    given().when(acknowledge).thenRejected('order-not-found');
    given(...asked)
      .when({ type: 'AcknowledgeShipment', data: { shipmentId: '7', at: AT } })
      .thenRejected('shipment-not-found');
    given(...planned)
      .when(acknowledge)
      .thenRejected('shipment-not-released');
  });
});

describe('a short pick', () => {
  it('says what is missing', () =>
    given(...asked)
      .when(pickShort(teas(3), cups(1)))
      .then(shortPicked([teas(3), cups(1)], [teas(1)])));

  it('ends a shipment of which nothing was found, in one go', () =>
    given(...asked)
      .when(pickShort())
      .then(shortPicked([], whole), { type: 'ShipmentDropped', data: told }));

  it('may come after a pick, when the packer counts again', () =>
    given(...asked, { type: 'ShipmentPicked', data: { ...told, lines: whole } })
      .when(pickShort(teas(4)))
      .then(shortPicked([teas(4)], [cups(1)])));

  it.each<[string, readonly OrderEvent[]]>([
    ['told again', [...asked, shortPicked([teas(3), cups(1)], [teas(1)])]],
    [
      'told after the shipment left with just that',
      [...asked, shortPicked([], [teas(1)]), shipped([teas(3), cups(1)])],
    ],
    ['of a shipment that ended', [...asked, shortPicked([], whole), dropped]],
  ])('is nothing new: %s', (_, history) => {
    given(...history)
      .when(pickShort(teas(3), cups(1)))
      .thenIgnored();
  });

  it('cannot be told of what has left', () =>
    given(...asked, shipped())
      .when(pickShort(teas(3), cups(1)))
      .thenRejected('left-already'));

  it('is implied where less leaves than was asked', () =>
    given(...asked)
      .when(ship([teas(3)]))
      .then(shortPicked([teas(3)], [teas(1), cups(1)]), shipped([teas(3)])));

  it('leaves the rest to be shipped', () => {
    const short = [...asked, shortPicked([teas(3), cups(1)], [teas(1)])];
    given(...short)
      .when(ship())
      .then(shipped([teas(3), cups(1)]));
    given(...short)
      .when(ship(whole))
      .thenRejected('more-than-asked');
  });

  it('that ended the shipment is not followed by its departure', () =>
    given(...asked, shortPicked([], whole), dropped)
      .when(ship())
      .thenRejected('shipment-was-dropped'));

  it('that ended the shipment makes late news of it meaningless', () => {
    const ended = given(...asked, shortPicked([], whole), dropped);
    ended.when(acknowledge).thenIgnored();
    ended.when(pick()).thenIgnored();
    ended.when(pack).thenIgnored();
  });
});
