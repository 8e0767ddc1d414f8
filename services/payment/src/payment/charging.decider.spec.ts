import type { OrderEvent } from '@throughline/contracts';
import { facts, scenario } from '@throughline/testing';
import { gatewayKey } from './gateway-keys.js';
import { paymentDecider } from './payment.decider.js';
import type { PaymentCommand } from './payment-commands.js';
import type { CaptureAnswer } from './payment-gateway.js';

const { given, when } = scenario(paymentDecider);
const { card, line, placed, reserved, covered, routed, allocated, shipped } = facts;

const AT = '2026-01-05T12:00:00.000Z';
const charge: PaymentCommand = { type: 'RequestCapture', data: { at: AT } };
const { orderId } = placed().data;

const tea = (quantity: number) => ({ lineId: '1', sku: 'TEA', quantity });

/** Ten units of 100 each, one card, three shipments of 5, 3 and 2. */
const inThreeShipments = [
  placed([line({ quantity: 10, unitPriceMinor: 100 })]),
  reserved(),
  ...covered(1000),
  routed([
    { shipmentId: '1', lines: [tea(5)] },
    { shipmentId: '2', lines: [tea(3)] },
    { shipmentId: '3', lines: [tea(2)] },
  ]),
  allocated(['1', '2', '3']),
];

const requested = (
  amountMinor: number,
  shipmentId: string,
  captureId: string,
  tenderId = 'card',
): OrderEvent => ({
  type: 'PaymentCaptureRequested',
  data: {
    captureId,
    tenderId,
    authorizationId: `auth-${tenderId}-1`,
    gatewayReference: `gw-${tenderId}-1`,
    shipmentId,
    amountMinor,
    currency: 'EUR',
    requestedAt: AT,
  },
});

const captured = (captureId: string): OrderEvent => ({
  type: 'PaymentCaptured',
  data: { captureId, tenderId: 'card', shipmentId: '1', amountMinor: 500, gatewayReference: 'cap-1' },
});

const failed = (captureId: string): OrderEvent => ({
  type: 'PaymentCaptureFailed',
  data: { captureId, tenderId: 'card', code: 'processor_refused' },
});

const retried: OrderEvent = {
  type: 'ExceptionResolved',
  data: { step: 'capture-failed:c1', resolution: 'retry', reason: 'again' },
};

describe('charging for what has left', () => {
  it('asks for the value of the shipment, under a key of its own', () =>
    given(...inThreeShipments, shipped('1', [tea(5)]))
      .when(charge)
      .then({
        type: 'PaymentCaptureRequested',
        data: {
          captureId: gatewayKey('capture', orderId, 'card', 1),
          tenderId: 'card',
          authorizationId: 'auth-card-1',
          gatewayReference: 'gw-card-1',
          shipmentId: '1',
          amountMinor: 500,
          currency: 'EUR',
          requestedAt: AT,
        },
      }));

  it('asks for shipments that left together one by one', () =>
    given(...inThreeShipments, shipped('1', [tea(5)]), shipped('2', [tea(3)]))
      .when(charge)
      .then(
        { type: 'PaymentCaptureRequested', data: { shipmentId: '1', amountMinor: 500 } },
        {
          type: 'PaymentCaptureRequested',
          data: { shipmentId: '2', amountMinor: 300, captureId: gatewayKey('capture', orderId, 'card', 2) },
        },
      ));

  it('names the shipment that left last, though it was planned first', () =>
    given(...inThreeShipments, shipped('3', [tea(2)]), requested(200, '3', 'c1'), shipped('1', [tea(5)]))
      .when(charge)
      .then({ type: 'PaymentCaptureRequested', data: { shipmentId: '1', amountMinor: 500 } }));

  it('asks for a shipment once', () =>
    given(...inThreeShipments, shipped('1', [tea(5)]), requested(500, '1', 'c1'))
      .when(charge)
      .thenIgnored());

  it('asks for nothing before anything left', () =>
    given(...inThreeShipments)
      .when(charge)
      .thenIgnored());

  it('asks for nothing of what the channel took', () => {
    const paid = placed([line()], {
      tenders: [{ tenderId: 't1', kind: 'channel-paid', amountMinor: 1000 }],
    });
    given(
      paid,
      reserved(),
      facts.screened(),
      {
        type: 'PaymentSettledByChannel',
        data: { tenderId: 't1', amountMinor: 1000, settlement: 'paid', reference: null },
      },
      routed([{ shipmentId: '1', lines: [tea(1)] }]),
      shipped('1', [tea(1)]),
    )
      .when(charge)
      .thenIgnored();
  });

  it('charges an order without anything to ship as soon as it is covered', () => {
    const digital = placed([line({ handling: 'no-shipment', sku: null })]);
    given(digital, ...covered(1000))
      .when(charge)
      .then({ type: 'PaymentCaptureRequested', data: { shipmentId: null, amountMinor: 1000 } });
    given(digital, ...covered(1000), facts.held())
      .when(charge)
      .thenIgnored();
  });

  it('asks the cards in turn, each up to what it holds', () => {
    const two = placed([line({ quantity: 10, unitPriceMinor: 100 })], {
      tenders: [card(300), card(700, 'second')],
    });
    given(
      two,
      ...inThreeShipments.slice(1, 3),
      facts.authorizationRequested(300),
      facts.authorized(300),
      facts.authorizationRequested(700, 'second'),
      facts.authorized(700, 'second'),
      ...inThreeShipments.slice(5),
      shipped('1', [tea(5)]),
    )
      .when(charge)
      .then(
        { type: 'PaymentCaptureRequested', data: { tenderId: 'card', amountMinor: 300 } },
        {
          type: 'PaymentCaptureRequested',
          data: {
            tenderId: 'second',
            amountMinor: 200,
            captureId: gatewayKey('capture', orderId, 'second', 1),
          },
        },
      );
  });

  it('waits for a person after a refusal, then asks under a new key', () => {
    const refused = [...inThreeShipments, shipped('1', [tea(5)]), requested(500, '1', 'c1'), failed('c1')];
    given(...refused)
      .when(charge)
      .thenIgnored();
    given(...refused, retried)
      .when(charge)
      .then({
        type: 'PaymentCaptureRequested',
        data: { captureId: gatewayKey('capture', orderId, 'card', 2), amountMinor: 500 },
      });
  });

  it('asks for nothing while the books say that too much was asked before', () => {
    const two = placed([line({ quantity: 10, unitPriceMinor: 100 })], {
      tenders: [card(500), card(500, 'second')],
    });
    given(
      two,
      ...inThreeShipments.slice(1, 3),
      facts.authorizationRequested(500),
      facts.authorized(500),
      facts.authorizationRequested(500, 'second'),
      facts.authorized(500, 'second'),
      ...inThreeShipments.slice(5),
      shipped('1', [tea(5)]),
      shipped('2', [tea(3)]),
      requested(501, '1', 'c1'),
    )
      .when(charge)
      .thenRejected('capture-exceeds-authorization');
  });

  it('needs an order', () => when(charge).thenRejected('order-not-found'));
});

const record = (answer: CaptureAnswer, captureId = 'c1'): PaymentCommand => ({
  type: 'RecordCapture',
  data: { captureId, answer },
});
const yes: CaptureAnswer = { status: 'captured', reference: 'cap-1' };
const no: CaptureAnswer = { status: 'capture-refused', code: 'processor_refused' };

describe("recording the gateway's answer to a capture", () => {
  const asked = [...inThreeShipments, shipped('1', [tea(5)]), requested(500, '1', 'c1')];

  it('says that the money was taken', () =>
    given(...asked)
      .when(record(yes))
      .then({
        type: 'PaymentCaptured',
        data: {
          captureId: 'c1',
          tenderId: 'card',
          shipmentId: '1',
          amountMinor: 500,
          gatewayReference: 'cap-1',
        },
      }));

  it('says why it was not', () =>
    given(...asked)
      .when(record(no))
      .then({
        type: 'PaymentCaptureFailed',
        data: { captureId: 'c1', tenderId: 'card', code: 'processor_refused' },
      }));

  it('happens once', () => {
    given(...asked, captured('c1'))
      .when(record(yes))
      .thenIgnored();
    given(...asked, failed('c1'))
      .when(record(no))
      .thenIgnored();
  });

  it('believes in money taken, whatever was said before or after', () => {
    given(...asked, failed('c1'))
      .when(record(yes))
      .then('PaymentCaptured');
    given(...asked, captured('c1'))
      .when(record(no))
      .thenIgnored();
  });

  it('is recorded after the order has ended', () => {
    const digital = placed([line({ handling: 'no-shipment', sku: null })]);
    given(digital, ...covered(1000), requested(1000, '1', 'c1'), facts.cancelled())
      .when(record(yes))
      .then('PaymentCaptured');
  });

  it('leaves a repeat of an earlier refusal alone, unless it speaks of money', () => {
    const first = gatewayKey('capture', orderId, 'card', 1);
    const again = [
      ...inThreeShipments,
      shipped('1', [tea(5)]),
      requested(500, '1', first),
      failed(first),
      retried,
    ];
    given(...again)
      .when(record(no, first))
      .thenIgnored();
    given(...again)
      .when(record(yes, first))
      .thenRejected('capture-not-requested');
  });

  it('is refused for what was never asked', () => {
    given(...asked)
      .when(record(yes, 'c2'))
      .thenRejected('capture-not-requested');
    when(record(yes)).thenRejected('capture-not-requested');
  });
});
