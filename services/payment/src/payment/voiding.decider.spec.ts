import type { OrderEvent, PaymentVoidRequested } from '@throughline/contracts';
import { facts, scenario } from '@throughline/testing';
import { paymentDecider } from './payment.decider.js';
import type { PaymentCommand } from './payment-commands.js';
import type { VoidAnswer } from './payment-gateway.js';
import { gatewayKey } from './gateway-keys.js';

const { given, when } = scenario(paymentDecider);
const { card, line, placed, reserved, covered, cancelled } = facts;

const AT = '2026-01-05T12:00:00.000Z';
const giveBack: PaymentCommand = { type: 'RequestVoid', data: { at: AT } };
const { orderId } = placed().data;

const retried: OrderEvent = {
  type: 'ExceptionResolved',
  data: { step: 'void-failed:card', resolution: 'retry', reason: 'again' },
};

const requested: PaymentVoidRequested = {
  type: 'PaymentVoidRequested',
  data: {
    voidId: 'v1',
    tenderId: 'card',
    authorizationId: 'auth-card-1',
    gatewayReference: 'gw-card-1',
    requestedAt: AT,
  },
};
const voided: OrderEvent = {
  type: 'PaymentVoided',
  data: { voidId: 'v1', tenderId: 'card', authorizationId: 'auth-card-1' },
};
const failed: OrderEvent = {
  type: 'PaymentVoidFailed',
  data: { voidId: 'v1', tenderId: 'card', code: 'processor_refused' },
};

const captureOf = (amountMinor: number): OrderEvent => ({
  type: 'PaymentCaptureRequested',
  data: {
    captureId: 'c1',
    tenderId: 'card',
    authorizationId: 'auth-card-1',
    gatewayReference: 'gw-card-1',
    shipmentId: null,
    amountMinor,
    currency: 'EUR',
    requestedAt: AT,
  },
});

describe('giving back money', () => {
  it('asks for it when the order was cancelled', () =>
    given(placed(), reserved(), ...covered(1000), cancelled())
      .when(giveBack)
      .then({
        type: 'PaymentVoidRequested',
        data: {
          voidId: gatewayKey('void', orderId, 'card', 1),
          tenderId: 'card',
          authorizationId: 'auth-card-1',
          gatewayReference: 'gw-card-1',
          requestedAt: AT,
        },
      }));

  it('asks for every card that holds any', () =>
    given(
      placed([line()], { tenders: [card(600), card(300, 'second'), card(100, 'third')] }),
      reserved(),
      facts.screened(),
      facts.authorizationRequested(600),
      facts.authorized(600),
      facts.authorizationRequested(300, 'second'),
      facts.authorized(300, 'second'),
      facts.authorizationRequested(100, 'third'),
      facts.declined('third'),
      cancelled(),
    )
      .when(giveBack)
      .then(
        { type: 'PaymentVoidRequested', data: { tenderId: 'card' } },
        { type: 'PaymentVoidRequested', data: { tenderId: 'second' } },
      ));

  it('asks once', () =>
    given(placed(), reserved(), ...covered(1000), cancelled(), requested)
      .when(giveBack)
      .thenIgnored());

  it('leaves the money of an order alone that goes on', () =>
    given(placed(), reserved(), ...covered(1000))
      .when(giveBack)
      .thenIgnored());

  it('waits for the answer to a capture, so as not to take its money away', () => {
    const digital = placed([line({ handling: 'no-shipment', sku: null }), line({ lineId: '2' })]);
    const charging = [digital, reserved(), ...covered(2000), captureOf(1000), cancelled()];
    given(...charging)
      .when(giveBack)
      .thenIgnored();
    given(...charging, {
      type: 'PaymentCaptured',
      data: {
        captureId: 'c1',
        tenderId: 'card',
        shipmentId: null,
        amountMinor: 1000,
        gatewayReference: 'cap-1',
      },
    })
      .when(giveBack)
      .then('PaymentVoidRequested');
  });

  it('waits for a person after a refusal, then asks under a new key', () => {
    const refused = [placed(), reserved(), ...covered(1000), cancelled(), requested, failed];
    given(...refused)
      .when(giveBack)
      .thenIgnored();
    given(...refused, retried)
      .when(giveBack)
      .then({ type: 'PaymentVoidRequested', data: { voidId: gatewayKey('void', orderId, 'card', 2) } });
  });

  it('needs an order', () => when(giveBack).thenRejected('order-not-found'));
});

const record = (answer: VoidAnswer, voidId = 'v1'): PaymentCommand => ({
  type: 'RecordVoid',
  data: { voidId, answer },
});
const yes: VoidAnswer = { status: 'voided' };
const no: VoidAnswer = { status: 'void-refused', code: 'processor_refused' };

describe("recording the gateway's answer to a void", () => {
  const asked = [placed(), reserved(), ...covered(1000), cancelled(), requested];

  it('says that the money was given back', () =>
    given(...asked)
      .when(record(yes))
      .then({
        type: 'PaymentVoided',
        data: { voidId: 'v1', tenderId: 'card', authorizationId: 'auth-card-1' },
      }));

  it('says why it was not', () =>
    given(...asked)
      .when(record(no))
      .then({
        type: 'PaymentVoidFailed',
        data: { voidId: 'v1', tenderId: 'card', code: 'processor_refused' },
      }));

  it('happens once, and a success stands', () => {
    given(...asked, voided)
      .when(record(yes))
      .thenIgnored();
    given(...asked, voided)
      .when(record(no))
      .thenIgnored();
    given(...asked, failed)
      .when(record(no))
      .thenIgnored();
    given(...asked, failed)
      .when(record(yes))
      .then('PaymentVoided');
  });

  it('is recorded for an order that goes on, with nothing left to ship', () => {
    const unmapped = placed([line({ handling: 'unmapped', sku: null })]);
    given(unmapped, ...covered(1000), requested)
      .when(record(yes))
      .then('PaymentVoided');
  });

  it('leaves a repeat of an earlier refusal alone, unless it speaks of money', () => {
    const voidId = gatewayKey('void', orderId, 'card', 1);
    const again: OrderEvent[] = [
      placed(),
      reserved(),
      ...covered(1000),
      cancelled(),
      { type: 'PaymentVoidRequested', data: { ...requested.data, voidId } },
      { type: 'PaymentVoidFailed', data: { voidId, tenderId: 'card', code: 'no' } },
      retried,
    ];
    given(...again)
      .when(record(no, voidId))
      .thenIgnored();
    given(...again)
      .when(record(yes, voidId))
      .thenRejected('void-not-requested');
  });

  it('is refused for what was never asked', () => {
    given(...asked)
      .when(record(yes, 'v2'))
      .thenRejected('void-not-requested');
    when(record(yes)).thenRejected('void-not-requested');
  });
});
