import { topics, type EventType } from '@throughline/contracts';
import { orderIdFor } from '@throughline/kernel';
import { openWorld } from './world/open-world.js';
import { webOrder } from './world/orders.js';
import { Person } from './world/person.js';
import type { World } from './world/world.js';

/** Every fact of the journey at whose delivery somebody may cancel. */
const POINTS = [
  'OrderPlaced',
  'StockReserved',
  'FraudScreened',
  'PaymentAuthorizationRequested',
  'PaymentAuthorized',
  'OrderRouted',
  'StockAllocated',
  'ShipmentReleased',
  'ShipmentPicked',
  'ShipmentShipped',
  'PaymentCaptured',
  'ShipmentDelivered',
  'OrderCompleted',
] as const;

const ROUNDS = 4;

const isPoint = (type: EventType): boolean => (POINTS as readonly string[]).includes(type);

describe('cancelling an order', () => {
  let world: World;
  let person: Person;
  const watched = new Map<string, () => void>();
  const watching = new AbortController();
  let watch: Promise<void>;

  beforeAll(async () => {
    world = await openWorld();
    person = new Person(world);
    const ledgerTopics = topics.filter(({ types }) => types.includes('OrderPlaced') || types.some(isPoint));
    const names = ledgerTopics.filter(({ kind }) => kind === 'relay').map(({ name }) => name);
    watch = person.followTopics(
      names,
      ({ type, correlationId }) => {
        const key = `${correlationId}/${type}`;
        watched.get(key)?.();
        watched.delete(key);
      },
      watching.signal,
    );
  });

  afterAll(async () => {
    watching.abort();
    await watch;
    await person.expectPromisesKept();
    await world.stop();
  });

  const cancelAt = async (point: string, round: number): Promise<void> => {
    const externalId = `CANCEL-${point}-${round}`;
    const orderId = orderIdFor('web', externalId);
    const cancelled = new Promise<number>((resolve) => {
      watched.set(`${orderId}/${point}`, () => {
        void person
          .post(`/api/v1/orders/${orderId}/cancel`, { reason: 'changed my mind' })
          .then(({ status }) => {
            resolve(status);
          });
      });
    });
    await person.place(webOrder({ externalId }));
    const status = await cancelled;
    const { order, nextSteps } = await person.until(
      orderId,
      (answer) => ['cancelled', 'completed'].includes(answer.status) && answer.nextSteps.length === 0,
      'an end',
    );
    expect(nextSteps).toEqual([]);
    if (status < 300) {
      expect(order.ending?.kind).toBe('cancelled');
      expect(order.shipments.every(({ reference }) => reference === null)).toBe(true);
      expect(order.reservation.releasedAttempt).toBe(order.reservation.attempt);
      expect(order.tenders.map((tender) => tender.status)).not.toContain('authorized');
    } else {
      expect([status, order.ending?.kind]).toEqual([409, 'completed']);
    }
  };

  it.each(POINTS)('when %s is heard of ends cancelled with all given back, or is refused', async (point) => {
    await Promise.all(Array.from({ length: ROUNDS }, (_, round) => cancelAt(point, round)));
  });
});
