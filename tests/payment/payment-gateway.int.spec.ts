import { setTimeout as pause } from 'node:timers/promises';
import type { OrderEvent } from '@throughline/contracts';
import { TOKEN } from '@throughline/partners';
import { facts } from '@throughline/testing';
import { PaymentWorld, swept } from './payment-world.js';

const HOUR_MS = 3_600_000;
/** Longer than several turns of the sweeper and the runner. */
const A_WHILE_MS = 1_000;

const { line, placed } = facts;

const retry = (step: string): OrderEvent => ({
  type: 'ExceptionResolved',
  data: { step, resolution: 'retry', reason: 'again' },
});

describe('payment and a gateway over HTTP', () => {
  let world: PaymentWorld;

  beforeAll(async () => {
    world = await PaymentWorld.open();
  });

  afterAll(() => world.close());

  it('screens, authorizes and charges an order, and the books agree', async () => {
    const orderId = await world.placeReserved(TOKEN.approve);
    await world.until(orderId, 'PaymentAuthorized');
    await world.ship(orderId);
    await world.until(orderId, 'PaymentCaptured');
    expect(world.booked(orderId)).toMatchObject({
      authorizations: 1,
      authorizedMinor: 1000,
      captures: 1,
      capturedMinor: 1000,
      voidedMinor: 0,
    });
    const [requested, authorized] = (await world.events(orderId)).slice(3);
    expect(authorized).toMatchObject({ causationId: requested?.id, actor: 'service:payment' });
  });

  it('authorizes once although the first answer never came', async () => {
    const orderId = await world.placeReserved(TOKEN.timeoutAfterSuccess);
    await world.until(orderId, 'PaymentAuthorized');
    expect(world.booked(orderId)).toMatchObject({ authorizations: 1, authorizedMinor: 1000 });
  });

  it('authorizes once although the first answer came too late', async () => {
    const orderId = await world.placeReserved(TOKEN.slow);
    await world.until(orderId, 'PaymentAuthorized');
    expect(world.booked(orderId)).toMatchObject({ authorizations: 1 });
  });

  it.each([
    [TOKEN.decline, 'card_declined', false],
    [TOKEN.declineSoft, 'insufficient_funds', true],
    ['tok_nobody_knows', 'invalid_token', false],
    ['4111 1111 1111 1111', 'card-number-refused', false],
  ])('records why %s was declined', async (token, code, isSoft) => {
    const orderId = await world.placeReserved(token);
    expect((await world.until(orderId, 'PaymentDeclined')).data).toMatchObject({ code, isSoft });
  });

  it('asks anew, under a new key, when a person lets a declined card try again', async () => {
    const orderId = await world.placeReserved(TOKEN.declineSoft);
    await world.until(orderId, 'PaymentDeclined');
    await world.tell(orderId, retry('payment-declined:card.1'));
    await world.until(orderId, 'PaymentDeclined', 2);
    expect(world.booked(orderId)?.declines).toBe(2);
  });

  it('waits for a gateway that is away, and goes on when it is back', async () => {
    await world.gateway.close();
    const orderId = await world.placeReserved(TOKEN.approve);
    await world.until(orderId, 'PaymentAuthorizationRequested');
    await pause(A_WHILE_MS);
    expect(await world.typesOf(orderId)).not.toContain('PaymentAuthorized');
    await world.openGateway();
    await world.until(orderId, 'PaymentAuthorized');
    expect(world.booked(orderId)).toMatchObject({ authorizations: 1 });
  });

  it('charges again, under a new key, when a person lets a refused capture try again', async () => {
    const orderId = await world.placeReserved(TOKEN.captureFails);
    await world.until(orderId, 'PaymentAuthorized');
    await world.ship(orderId);
    const { data } = await world.until(orderId, 'PaymentCaptureFailed');
    expect(data).toMatchObject({ code: 'processor_refused' });
    await world.tell(orderId, retry(`capture-failed:${(data as { captureId: string }).captureId}`));
    await world.until(orderId, 'PaymentCaptured');
    expect(world.booked(orderId)).toMatchObject({ captures: 1, capturedMinor: 1000 });
  });

  it('gives back money that arrives after the order was cancelled', async () => {
    const orderId = await world.placeReserved(TOKEN.timeoutAfterSuccess);
    await world.until(orderId, 'PaymentAuthorizationRequested');
    await world.tell(orderId, facts.cancelled());
    await world.until(orderId, 'PaymentVoided');
    expect(await world.typesOf(orderId)).toEqual(
      expect.arrayContaining(['OrderCancelled', 'PaymentAuthorized', 'PaymentVoidRequested']),
    );
    expect(world.booked(orderId)).toMatchObject({
      authorizedMinor: 1000,
      voidedMinor: 1000,
      capturedMinor: 0,
    });
  });

  it('gives back what is held when the order is cancelled', async () => {
    const orderId = await world.placeReserved(TOKEN.approve);
    await world.until(orderId, 'PaymentAuthorized');
    await world.tell(orderId, facts.cancelled());
    await world.until(orderId, 'PaymentVoided');
    expect(world.booked(orderId)).toMatchObject({ voidedMinor: 1000 });
  });

  describe('an authorization that no shipment uses up', () => {
    const lines = [line(), line({ lineId: '2', sku: null, handling: 'unmapped', unitPriceMinor: 400 })];

    it('is given back once everything was delivered', async () => {
      const orderId = await world.placeReserved(TOKEN.approve, placed(lines));
      await world.until(orderId, 'PaymentAuthorized');
      await world.ship(orderId);
      await world.until(orderId, 'PaymentCaptured');
      await world.deliver(orderId);
      await world.until(orderId, 'PaymentVoided');
      expect(world.booked(orderId)).toMatchObject({ capturedMinor: 1000, voidedMinor: 400 });
    });

    it('is given back once the charge was answered, where that comes last', async () => {
      const orderId = await world.placeReserved(TOKEN.approve, placed(lines));
      await world.until(orderId, 'PaymentAuthorized');
      world.gateway.setFaults({ delayMs: 200 });
      await world.ship(orderId);
      await world.until(orderId, 'PaymentCaptureRequested');
      await world.deliver(orderId);
      expect(await world.typesOf(orderId)).not.toContain('PaymentCaptured');
      await world.until(orderId, 'PaymentVoided');
      world.gateway.setFaults({ delayMs: 0 });
      expect(world.booked(orderId)).toMatchObject({ capturedMinor: 1000, voidedMinor: 400 });
    });
  });

  it('charges an order without anything to ship as soon as it is authorized', async () => {
    const digital = placed([line({ handling: 'no-shipment', sku: null })]);
    const orderId = await world.place(TOKEN.approve, digital);
    await world.until(orderId, 'PaymentCaptured');
    expect(world.booked(orderId)).toMatchObject({ capturedMinor: 1000 });
  });

  it('never asks the gateway for what the channel took', async () => {
    const paid = placed([line()], {
      tenders: [{ tenderId: 't1', kind: 'channel-paid', amountMinor: 1000 }],
    });
    const orderId = await world.placeReserved('', paid);
    await world.until(orderId, 'PaymentSettledByChannel');
    await world.ship(orderId);
    await pause(A_WHILE_MS);
    expect((await world.typesOf(orderId)).filter((type) => /Authoriz|Capture|Void/.test(type))).toEqual([]);
    expect(world.booked(orderId)).toBeUndefined();
  });

  it('touches nobody’s card while the order is held, and goes on when the hold is released', async () => {
    const orderId = await world.place(TOKEN.approve);
    await world.tell(orderId, facts.held(), facts.reserved());
    await pause(A_WHILE_MS);
    expect(await world.typesOf(orderId)).toEqual(['OrderPlaced', 'OrderHeld', 'StockReserved']);
    await world.tell(orderId, { type: 'OrderHoldReleased', data: { holdId: 'h1', reason: 'fine' } });
    await world.until(orderId, 'PaymentAuthorized');
  });

  it('shows a person an order whose books say that too much was asked', async () => {
    const two = placed([line()], { tenders: [facts.card(500), facts.card(500, 'second')] });
    const orderId = await world.placeReserved(TOKEN.approve, two);
    await world.until(orderId, 'PaymentAuthorized', 2);
    const capture = { captureId: 'c1', tenderId: 'card', shipmentId: '1', amountMinor: 501 };
    const authorization = { authorizationId: 'a1', gatewayReference: 'r1' };
    await world.tell(
      orderId,
      {
        type: 'PaymentCaptureRequested',
        data: { ...capture, ...authorization, currency: 'EUR', requestedAt: '2026-01-05T10:00:00.000Z' },
      },
      { type: 'PaymentCaptured', data: { ...capture, gatewayReference: 'r1' } },
    );
    await world.ship(orderId);
    const { data } = await world.until(orderId, 'StepFailed');
    expect(data).toMatchObject({
      step: 'payment:ShipmentShipped',
      reason: 'RequestCapture was refused: capture-exceeds-authorization',
    });
    expect(world.booked(orderId)).toMatchObject({ captures: 0 });
  });

  it('asks again at once after a restart for what nobody answered before', async () => {
    world.gateway.setFaults({ isOffline: true });
    const orderId = await world.placeReserved(TOKEN.approve);
    await world.until(orderId, 'PaymentAuthorizationRequested');
    await world.stopPayment();
    world.gateway.setFaults({ isOffline: false });
    await world.startPayment();
    await world.until(orderId, 'PaymentAuthorized');
    expect(world.booked(orderId)).toMatchObject({ authorizations: 1 });
  });
});

describe('payment when messages and answers are lost', () => {
  let world: PaymentWorld;

  beforeAll(async () => {
    world = await PaymentWorld.open({ environment: swept });
  });

  afterAll(() => world.close());

  it('asks and is answered once, whatever fails on the way', async () => {
    world.gateway.setFaults({ failRate: 0.5, seed: 11 });
    const orderIds = await Promise.all(Array.from({ length: 10 }, () => world.placeReserved(TOKEN.approve)));
    for (const orderId of orderIds) await world.until(orderId, 'PaymentAuthorized');
    await Promise.all(orderIds.map((orderId) => world.ship(orderId)));
    for (const orderId of orderIds) await world.until(orderId, 'PaymentCaptured');
    world.gateway.setFaults({ failRate: 0 });
    for (const orderId of orderIds) {
      expect(world.booked(orderId)).toMatchObject({ authorizations: 1, captures: 1, capturedMinor: 1000 });
    }
  });

  it('does all that it owes although it hears of nothing', async () => {
    world.isDeaf = true;
    const orderId = await world.placeReserved(TOKEN.approve);
    await world.until(orderId, 'PaymentAuthorized');
    await world.ship(orderId);
    await world.until(orderId, 'PaymentCaptured');
    const cancelled = await world.placeReserved(TOKEN.approve);
    await world.until(cancelled, 'PaymentAuthorized');
    await world.tell(cancelled, facts.cancelled());
    await world.until(cancelled, 'PaymentVoided');
    expect(world.booked(orderId)).toMatchObject({ authorizations: 1, captures: 1, voids: 0 });
    expect(world.booked(cancelled)).toMatchObject({ authorizations: 1, captures: 0, voids: 1 });
  });
});

describe('payment and a gateway that forgets keys after a day', () => {
  let world: PaymentWorld;

  beforeAll(async () => {
    world = await PaymentWorld.open({ keysHonouredMs: 24 * HOUR_MS });
  });

  afterAll(() => world.close());

  const sleepThroughADay = async (): Promise<void> => {
    await world.stopPayment();
    world.clock.advance(25 * HOUR_MS);
    world.gateway.setFaults({ isOffline: false, delayMs: 0 });
    await world.startPayment();
  };

  it('looks up what became of an old request instead of sending it again', async () => {
    world.gateway.setFaults({ delayMs: 5_000 });
    const orderId = await world.placeReserved(TOKEN.approve);
    await world.until(orderId, 'PaymentAuthorizationRequested');
    while (world.booked(orderId) === undefined) await pause(10);
    await sleepThroughADay();
    await world.until(orderId, 'PaymentAuthorized');
    expect(world.booked(orderId)).toMatchObject({ authorizations: 1, authorizedMinor: 1000 });
  });

  it('sends an old request that the gateway never saw', async () => {
    world.gateway.setFaults({ isOffline: true });
    const orderId = await world.placeReserved(TOKEN.approve);
    await world.until(orderId, 'PaymentAuthorizationRequested');
    await sleepThroughADay();
    await world.until(orderId, 'PaymentAuthorized');
    expect(world.booked(orderId)).toMatchObject({ authorizations: 1 });
  });
});

describe('payment and a gateway that honours no keys', () => {
  let world: PaymentWorld;

  beforeAll(async () => {
    world = await PaymentWorld.open({ keysHonouredMs: 0 });
  });

  afterAll(() => world.close());

  it('does not ask again for what was answered, though its message comes again', async () => {
    const orderId = await world.placeReserved(TOKEN.approve);
    await world.until(orderId, 'PaymentAuthorized');
    await world.deliverAgain(await world.until(orderId, 'PaymentAuthorizationRequested'));
    await pause(A_WHILE_MS);
    expect(world.booked(orderId)).toMatchObject({ authorizations: 1 });
  });

  it('takes no answer for another: what it finds under a key must be of that kind', async () => {
    const orderId = await world.placeReserved(TOKEN.approve);
    const { data } = await world.until(orderId, 'PaymentAuthorized');
    const { authorizationId, tenderId, gatewayReference } = data as {
      authorizationId: string;
      tenderId: string;
      gatewayReference: string;
    };
    const requestedAt = '2026-01-05T10:00:00.000Z';
    const asked = { captureId: authorizationId, authorizationId, tenderId, gatewayReference };
    await world.tell(orderId, {
      type: 'PaymentCaptureRequested',
      data: { ...asked, shipmentId: null, amountMinor: 1000, currency: 'EUR', requestedAt },
    });
    await pause(A_WHILE_MS);
    expect((await world.typesOf(orderId)).at(-1)).toBe('PaymentCaptureRequested');
  });
});
