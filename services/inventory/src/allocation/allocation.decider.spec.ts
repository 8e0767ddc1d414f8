import { facts, scenario } from '@throughline/testing';
import { allocationDecider } from './allocation.decider.js';

const { given, when } = scenario(allocationDecider);

const { placed, line, reserved, covered, routed, allocated, released, shipped } = facts;

const TEA = { lineId: '1', sku: 'TEA', quantity: 2 };
const CUP = { lineId: '2', sku: 'CUP', quantity: 1 };
const plan = routed([
  { shipmentId: '1', locationId: 'berlin', lines: [TEA] },
  { shipmentId: '2', locationId: 'hamburg', lines: [CUP] },
]);
const planned = [placed([line(TEA), line(CUP)]), reserved(), ...covered(3000), plan] as const;
const inWarehouse = [...planned, allocated(['1', '2']), released('1'), released('2')] as const;

const REFUSED = [{ locationId: 'hamburg', sku: 'CUP', quantity: 1 }];

const confirm = (routing = 1) => ({ type: 'ConfirmAllocation', data: { routing, lots: [] } }) as const;
const refuse = (routing = 1) => ({ type: 'RefuseAllocation', data: { routing, refused: REFUSED } }) as const;
const answer = (shipmentId = '1', short: readonly (typeof TEA)[] = [TEA]) =>
  ({ type: 'AnswerShortPick', data: { shipmentId, short, queued: [{ sku: 'TEA', quantity: 2 }] } }) as const;
const issue = (shipmentId = '1') => ({ type: 'ConfirmIssue', data: { shipmentId, lines: [TEA] } }) as const;

const shortPicked = (short: readonly (typeof TEA)[]) =>
  ({
    type: 'ShipmentShortPicked',
    data: { shipmentId: '1', at: '2026-01-05T12:00:00.000Z', lines: [], short },
  }) as const;

describe('confirming an allocation', () => {
  it('names every planned shipment of the decision', () =>
    given(...planned)
      .when(confirm())
      .then({ type: 'StockAllocated', data: { routing: 1, shipmentIds: ['1', '2'] } }));

  it('happens once', () =>
    given(...planned, allocated(['1', '2']))
      .when(confirm())
      .thenIgnored());

  it('of a decision that was refused comes too late', () =>
    given(...planned, refusedFact())
      .when(confirm())
      .thenIgnored());

  it('of another decision is none', () =>
    given(...planned)
      .when(confirm(2))
      .thenIgnored());

  it('is refused after a cancellation', () =>
    given(...planned, facts.cancelled())
      .when(confirm())
      .thenRejected('order-ended'));

  it('needs an order', () => when(confirm()).thenRejected('order-not-found'));
});

describe('refusing an allocation', () => {
  it('names what is short where, and leaves everything reserved', () =>
    given(...planned)
      .when(refuse())
      .then({
        type: 'AllocationRefused',
        data: { routing: 1, shipmentId: null, refused: REFUSED, queued: [] },
      }));

  it('happens once', () =>
    given(...planned, refusedFact())
      .when(refuse())
      .thenIgnored());

  it('of what is allocated comes too late', () =>
    given(...planned, allocated(['1', '2']))
      .when(refuse())
      .thenIgnored());

  it('is refused after a cancellation', () =>
    given(...planned, facts.cancelled())
      .when(refuse())
      .thenRejected('order-ended'));

  it('needs an order', () => when(refuse()).thenRejected('order-not-found'));
});

describe('answering a short pick', () => {
  it('says where the units are missing, and what waits for stock', () =>
    given(...inWarehouse, shortPicked([TEA]))
      .when(answer())
      .then({
        type: 'AllocationRefused',
        data: {
          routing: 1,
          shipmentId: '1',
          refused: [{ locationId: 'berlin', sku: 'TEA', quantity: 2 }],
          queued: [{ sku: 'TEA', quantity: 2 }],
        },
      }));

  it('happens once', () =>
    given(...inWarehouse)
      .when(answer())
      .thenIgnored());

  it('does not answer what was found missing since', () =>
    given(...inWarehouse, shortPicked([{ ...TEA, quantity: 1 }]), shortPicked([{ ...TEA, quantity: 1 }]))
      .when(answer('1', [{ ...TEA, quantity: 1 }]))
      .thenRejected('short-changed'));

  it('is about a shipment of the order', () =>
    given(...inWarehouse)
      .when(answer('9'))
      .thenRejected('shipment-not-found'));

  it('is nothing to an order that has ended', () =>
    given(...inWarehouse, shortPicked([TEA]), {
      type: 'OrderCompleted',
      data: { completedAt: '2026-01-07T10:00:00.000Z' },
    })
      .when(answer())
      .thenRejected('order-ended'));
});

describe('confirming a goods issue', () => {
  it('says what left which location', () =>
    given(...inWarehouse, shipped('1', [TEA]))
      .when(issue())
      .then({ type: 'StockIssued', data: { shipmentId: '1', locationId: 'berlin', lines: [TEA] } }));

  it('happens once', () =>
    given(...inWarehouse, shipped('1', [TEA]), {
      type: 'StockIssued',
      data: { shipmentId: '1', locationId: 'berlin', lines: [TEA] },
    })
      .when(issue())
      .thenIgnored());

  it('of what has not left is refused', () =>
    given(...inWarehouse)
      .when(issue())
      .thenRejected('shipment-not-shipped'));

  it('is about a shipment of the order', () =>
    given(...inWarehouse)
      .when(issue('9'))
      .thenRejected('shipment-not-found'));
});

function refusedFact() {
  return {
    type: 'AllocationRefused' as const,
    data: { routing: 1, shipmentId: null, refused: REFUSED, queued: [] },
  };
}
