import type { OrderEvent } from '@throughline/contracts';
import { facts, scenario } from '@throughline/testing';
import { cancelOrderDecider, type CancelOrder } from './cancel-order.decider.js';

const { given, when } = scenario(cancelOrderDecider);

const AT = '2026-01-05T12:00:00.000Z';
const cancel: CancelOrder = { type: 'CancelOrder', data: { reason: 'customer changed their mind', at: AT } };

const lines = [{ lineId: '1', sku: 'TEA', quantity: 1 }];
const routed = [
  facts.placed(),
  facts.reserved(),
  ...facts.covered(1000),
  facts.routed([{ shipmentId: '1', lines }]),
];
const released = [...routed, facts.allocated(), facts.released('1', lines)];

const captured = (status: 'requested' | 'failed'): OrderEvent[] => {
  const requested: OrderEvent = {
    type: 'PaymentCaptureRequested',
    data: {
      captureId: 'c1',
      tenderId: 'card',
      authorizationId: 'auth-card-1',
      gatewayReference: 'gw-card-1',
      shipmentId: null,
      amountMinor: 1000,
      currency: 'EUR',
      requestedAt: AT,
    },
  };
  const failed: OrderEvent = {
    type: 'PaymentCaptureFailed',
    data: { captureId: 'c1', tenderId: 'card', code: 'expired' },
  };
  return status === 'failed' ? [requested, failed] : [requested];
};

const digital = [facts.placed([facts.line({ handling: 'no-shipment' })]), ...facts.covered(1000)];

const short = (data: object): OrderEvent => ({ type: 'ShipmentShortPicked', data }) as OrderEvent;

describe('cancelling an order', () => {
  it.each<[string, readonly OrderEvent[]]>([
    ['just placed', [facts.placed()]],
    ['held', [facts.placed(), facts.held()]],
    ['waiting for stock', [facts.placed(), facts.backordered()]],
    ['reserved', [facts.placed(), facts.reserved()]],
    ['in review', [facts.placed(), facts.reserved(), facts.screened('review')]],
    [
      'declined',
      [
        facts.placed(),
        facts.reserved(),
        facts.screened(),
        facts.authorizationRequested(1000),
        facts.declined(),
      ],
    ],
    [
      'awaiting the gateway',
      [facts.placed(), facts.reserved(), facts.screened(), facts.authorizationRequested(1000)],
    ],
    ['covered', [facts.placed(), facts.reserved(), ...facts.covered(1000)]],
    ['routed', routed],
    ['allocated', [...routed, facts.allocated()]],
  ])('ends one that is %s', (_, history) =>
    given(...history)
      .when(cancel)
      .then({ type: 'OrderCancelled', data: { reason: 'customer changed their mind', cancelledAt: AT } }),
  );

  it.each<[string, readonly OrderEvent[]]>([
    ['released', released],
    ['shipped', [...released, facts.shipped('1', lines)]],
    ['delivered', [...released, facts.shipped('1', lines), facts.delivered()]],
  ])('comes too late for one that is %s', (_, history) =>
    given(...history)
      .when(cancel)
      .thenRejected('already-released'),
  );

  it('comes too late once one of two shipments is released', () =>
    given(
      facts.placed([facts.line({ quantity: 2, totalMinor: 1000 })]),
      facts.reserved(),
      ...facts.covered(1000),
      facts.routed([
        { shipmentId: '1', lines },
        { shipmentId: '2', lines },
      ]),
      facts.allocated(['1', '2']),
      facts.released('2', lines),
    )
      .when(cancel)
      .thenRejected('already-released'));

  it('waits for inventory where the shelf was empty, and then goes through', () => {
    const dropped = [
      ...released,
      short({ shipmentId: '1', at: AT, short: lines, picked: [] }),
      { type: 'ShipmentDropped', data: { shipmentId: '1', at: AT, reason: 'nothing found' } } as OrderEvent,
    ];
    given(...dropped)
      .when(cancel)
      .thenRejected('already-released');
    given(...dropped, {
      type: 'AllocationRefused',
      data: { routing: 1, shipmentId: '1', refused: [], queued: [] },
    })
      .when(cancel)
      .then('OrderCancelled');
  });

  it('comes too late for one that is charged without anything to ship', () =>
    given(...digital, ...captured('requested'))
      .when(cancel)
      .thenRejected('already-charged'));

  it('goes through where that charge failed', () =>
    given(...digital, ...captured('failed'))
      .when(cancel)
      .then('OrderCancelled'));

  it('happens once', () => given(facts.placed(), facts.cancelled()).when(cancel).thenIgnored());

  it.each<[string, readonly OrderEvent[]]>([
    ['rejected', [facts.placed(), facts.reserved(), facts.screened('reject')]],
    ['recorded', [facts.placed([facts.line()], { recordOnly: 'test-order' })]],
  ])('changes nothing about one that is %s', (_, history) =>
    given(...history)
      .when(cancel)
      .thenRejected('order-already-ended'),
  );

  it('needs an order', () => when(cancel).thenRejected('order-not-found'));
});
