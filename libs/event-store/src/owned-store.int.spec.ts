import { fact, facts } from './conformance/fixtures.js';
import { FROM_START, NO_STREAM, type EventStore } from './event-store.js';
import { ownedStore } from './owned-store.js';
import { TemporaryStore } from './temporary-store.js';

let temporary: TemporaryStore;
let capture: EventStore;

beforeEach(() => {
  temporary = new TemporaryStore();
  capture = ownedStore(temporary.store, 'capture');
});

afterEach(() => temporary.dispose());

describe("a service's own view of the store", () => {
  it('appends the facts that the service owns', async () => {
    await capture.append('order-1', NO_STREAM, [fact({}, 'OrderHeld'), fact({}, 'OrderHoldReleased')]);
    await capture.append('intake-1', NO_STREAM, [fact({}, 'IntakeRefused')]);
    expect(await capture.head()).toBe(3);
  });

  it('appends what every service may say', async () => {
    const inventory = ownedStore(temporary.store, 'inventory');
    await inventory.append('order-1', NO_STREAM, [fact({}, 'StepFailed')]);
    expect(await inventory.readStream('order-1')).toMatchObject([{ type: 'StepFailed' }]);
  });

  it("refuses another service's fact, and the whole append with it", async () => {
    const mixed = [fact({}, 'OrderHeld'), fact({}, 'PaymentCaptured')];
    await expect(capture.append('order-1', NO_STREAM, mixed)).rejects.toThrow(
      'capture appends PaymentCaptured, which belongs to payment',
    );
    expect(await capture.head()).toBe(FROM_START);
  });

  it('refuses a fact in a stream that it is not declared for', async () => {
    await expect(capture.append('order-1', NO_STREAM, [fact({}, 'IntakeRefused')])).rejects.toThrow(
      'capture appends IntakeRefused to order-1, it belongs in a stream intake-…',
    );
    await expect(capture.append('order', NO_STREAM, facts(1, 'OrderHeld'))).rejects.toThrow('order-…');
  });

  it('refuses a fact that nobody has declared', async () => {
    const unknown = { ...fact(), type: 'OrderLost' };
    await expect(capture.append('order-1', NO_STREAM, [unknown])).rejects.toThrow('does not declare');
    const inherited = { ...fact(), type: 'toString' };
    await expect(capture.append('order-1', NO_STREAM, [inherited])).rejects.toThrow('does not declare');
  });

  it('reads and follows everything', async () => {
    const payment = ownedStore(temporary.store, 'payment');
    let hints = 0;
    const stopListening = payment.onAppended(() => (hints += 1));
    const stored = await capture.append('order-1', NO_STREAM, facts(2, 'OrderHeld'));
    stopListening();
    expect(await payment.readStream('order-1')).toEqual(stored);
    expect(await payment.readAll({ after: FROM_START, limit: 5 })).toMatchObject({ events: stored });
    expect(hints).toBe(1);
    const seen = await new Promise((resolve) => {
      const subscription = payment.subscribe({ after: FROM_START, batchSizeMax: 5 }, async ({ events }) => {
        void subscription.stop();
        resolve(events);
      });
    });
    expect(seen).toEqual(stored);
  });

  it('closes without closing the store of the others', async () => {
    await capture.close();
    expect(await temporary.store.head()).toBe(FROM_START);
  });
});
