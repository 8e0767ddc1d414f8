import type { OrderEvent, StoredOrderEvent } from '@throughline/contracts';
import { defaultStepPolicy, evolve, isException, nextSteps, type OrderState } from '@throughline/order';
import { facts } from '@throughline/testing';
import fc from 'fast-check';
import { mayWaitForPerson, NOT_BEGUN, progressed } from './order-progress.js';
import type { Occurrence } from './hour-tally.js';

const FIRST_MS = Date.parse('2026-01-05T10:00:00.000Z');
const SECOND_MS = 1_000;
const one = { lineId: '1', sku: 'TEA', quantity: 1 };

/** One fact each second. */
const stored = (event: OrderEvent, index: number): StoredOrderEvent =>
  ({
    ...event,
    occurredAt: new Date(FIRST_MS).toISOString(),
    recordedAt: new Date(FIRST_MS + index * SECOND_MS).toISOString(),
  }) as StoredOrderEvent;

function told(...events: readonly OrderEvent[]): Occurrence[] {
  let progress = NOT_BEGUN;
  return events.flatMap((event, index) => {
    const next = progressed(progress, stored(event, index), defaultStepPolicy);
    ({ progress } = next);
    return [...next.occurrences];
  });
}

const countsOf = (...events: readonly OrderEvent[]): string[] =>
  told(...events).flatMap((each) => ('counted' in each ? [each.counted] : []));

const stagesOf = (...events: readonly OrderEvent[]): [string, number][] =>
  told(...events).flatMap((each) =>
    'stage' in each ? [[each.stage, each.durationMs / SECOND_MS] as [string, number]] : [],
  );

const completed: OrderEvent = {
  type: 'OrderCompleted',
  data: { completedAt: new Date(FIRST_MS).toISOString() },
};

const failed = (step: string, deadLetter: string | null = null): OrderEvent => ({
  type: 'StepFailed',
  data: { step, owner: 'payment', reason: 'no', attempts: 6, deadLetter },
});

const resolved = (step: string, resolution: 'retry' | 'dismiss' = 'retry'): OrderEvent => ({
  type: 'ExceptionResolved',
  data: { step, resolution, reason: 'again' },
});

const road = [
  facts.placed(),
  facts.reserved(),
  ...facts.covered(1000),
  facts.routed([
    { shipmentId: '1', lines: [one] },
    { shipmentId: '2', lines: [] },
  ]),
  facts.allocated(['1', '2']),
  facts.released('1', [one]),
  facts.released('2'),
  facts.shipped('2', []),
  facts.shipped('1', [one]),
  facts.delivered('1'),
  facts.delivered('2'),
  completed,
];

describe('the progress of an order', () => {
  it('counts an order once for each place that it comes to', () => {
    expect(countsOf(...road)).toEqual(['placed', 'released', 'shipped', 'completed']);
    expect(countsOf(facts.placed(), facts.cancelled())).toEqual(['placed', 'cancelled']);
    expect(countsOf(facts.placed(), facts.reserved(), facts.screened('reject'))).toEqual([
      'placed',
      'cancelled',
    ]);
  });

  it('times each stretch, of orders and of shipments', () =>
    expect(stagesOf(...road)).toEqual([
      ['placed-to-reserved', 1],
      ['reserved-to-covered', 3],
      ['covered-to-released', 3],
      ['released-to-shipped', 1],
      ['released-to-shipped', 3],
      ['shipped-to-delivered', 1],
      ['shipped-to-delivered', 3],
      ['placed-to-completed', 13],
    ]));

  it('times the first reservation alone', () => {
    const expired: OrderEvent = { type: 'ReservationExpired', data: { attempt: 1 } };
    const again = [expired, resolved('reservation-expired:1'), facts.reserved(2)];
    expect(stagesOf(facts.placed(), facts.reserved(), ...again)).toEqual([['placed-to-reserved', 1]]);
  });

  it('counts an exception when an order begins to wait for a person, and again only after it did not', () => {
    const release = (holdId: string): OrderEvent => ({
      type: 'OrderHoldReleased',
      data: { holdId, reason: 'ok' },
    });
    expect(countsOf(facts.placed(), facts.held('a'), facts.held('b'))).toEqual(['placed', 'exceptions']);
    expect(
      countsOf(facts.placed(), facts.held('a'), facts.held('b'), release('a'), failed('reserve-stock:1')),
    ).toEqual(['placed', 'exceptions']);
    expect(countsOf(facts.placed(), facts.held('a'), release('a'), facts.held('b'))).toEqual([
      ...['placed', 'exceptions', 'exceptions'],
    ]);
  });

  it('survives a fact without an order', () => expect(told(facts.held())).toEqual([]));

  describe('looks at next steps', () => {
    const money = { tenderId: 'card', gatewayReference: 'gw-card-1' };
    const at = new Date(FIRST_MS).toISOString();
    const capture = { captureId: 'c', shipmentId: '1', amountMinor: 1000, currency: 'EUR', requestedAt: at };
    const given = { voidId: 'v', requestedAt: at, authorizationId: 'auth-card-1' };
    const anything: readonly OrderEvent[] = [
      ...road,
      facts.placed([facts.line()], { tenders: [] }),
      facts.placed([facts.line()], {
        tenders: [{ tenderId: 'card', kind: 'channel-paid', amountMinor: 1000 }],
      }),
      facts.held('a'),
      facts.cancelled(),
      facts.backordered(),
      facts.reserved(2),
      facts.screened('review'),
      facts.declined(),
      { type: 'OrderHoldReleased', data: { holdId: 'a', reason: 'ok' } },
      { type: 'FraudReviewApproved', data: { reason: 'ok' } },
      { type: 'FraudReviewRejected', data: { reason: 'no' } },
      { type: 'ReservationExpired', data: { attempt: 1 } },
      { type: 'OrderUnroutable', data: { routing: 1, reason: 'far', candidates: [], inputHash: 'h' } },
      {
        type: 'OrderConflictRefused',
        data: { sourceVersion: '1', contentHash: 'other', payload: { eventId: 'e', contentHash: 'other' } },
      },
      { type: 'PaymentCaptureRequested', data: { ...money, ...capture, authorizationId: 'auth-card-1' } },
      { type: 'PaymentCaptureFailed', data: { captureId: 'c', tenderId: 'card', code: 'no' } },
      { type: 'PaymentVoidRequested', data: { ...money, ...given } },
      { type: 'PaymentVoidFailed', data: { voidId: 'v', tenderId: 'card', code: 'no' } },
      {
        type: 'PaymentSettledByChannel',
        data: { tenderId: 'card', amountMinor: 1000, settlement: 'paid', reference: null },
      },
      failed('reserve-stock:1'),
      failed('payment:OrderPlaced', 'topic/1'),
      resolved('reserve-stock:1'),
      resolved('refund-at-channel', 'dismiss'),
      resolved('payment-declined:card.1'),
    ];

    const possibleExceptions = [
      ...['capture-failed', 'conflicting-content', 'dead-letter', 'payment-declined', 'payment-missing'],
      ...['refund-at-channel', 'release-hold', 'reservation-expired', 'review-fraud', 'step-failed'],
      ...['unroutable', 'void-failed'],
    ];

    it('of every order that waits for a person, whatever happened to it', () => {
      const met = new Set<string>();
      const beginning = fc.constantFrom(...anything.filter(({ type }) => type === 'OrderPlaced'));
      const length = { minLength: 1, maxLength: 14, size: 'max' } as const;
      fc.assert(
        fc.property(beginning, fc.array(fc.constantFrom(...anything), length), (first, rest) => {
          let order: OrderState;
          for (const event of [first, ...rest]) {
            order = evolve(order, event);
            const steps = nextSteps(order, defaultStepPolicy);
            if (!order || !isException(steps)) continue;
            for (const { kind, name } of steps) if (kind === 'decision') met.add(name);
            expect(mayWaitForPerson(order)).toBe(true);
          }
        }),
        { numRuns: 4_000 },
      );
      expect([...met].sort()).toEqual(possibleExceptions);
    });

    it('not of an order on its way', () => {
      let order: OrderState;
      const looks: boolean[] = [];
      for (const event of road) {
        order = evolve(order, event);
        if (order) looks.push(mayWaitForPerson(order));
      }
      expect(looks).toEqual(road.map(() => false));
    });
  });
});
