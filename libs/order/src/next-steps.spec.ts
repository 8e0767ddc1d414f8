import type { OrderEvent } from '@throughline/contracts';
import { facts } from '@throughline/testing';
import { foldOrder } from './evolve.js';
import { nextSteps } from './next-steps.js';

const { line, placed, reserved, screened, covered, routed, allocated, released, shipped, delivered } = facts;

const one = { lineId: '1', sku: 'TEA', quantity: 1 };

const owed = (...events: readonly OrderEvent[]): string[] =>
  nextSteps(foldOrder(events)).map(({ owner, name }) => `${owner} ${name}`);

const issued = (shipmentId = '1'): OrderEvent => ({
  type: 'StockIssued',
  data: { shipmentId, locationId: 'berlin', lines: [one] },
});

const captured = (amountMinor: number, shipmentId = '1'): OrderEvent[] => [
  {
    type: 'PaymentCaptureRequested',
    data: {
      captureId: `cap-${shipmentId}`,
      tenderId: 'card',
      authorizationId: 'auth-card-1',
      gatewayReference: 'gw-card-1',
      shipmentId,
      amountMinor,
      currency: 'EUR',
      requestedAt: '2026-01-05T12:00:00.000Z',
    },
  },
  {
    type: 'PaymentCaptured',
    data: {
      captureId: `cap-${shipmentId}`,
      tenderId: 'card',
      shipmentId,
      amountMinor,
      gatewayReference: 'gw-card-1',
    },
  },
];

const road = [
  placed(),
  reserved(),
  ...covered(1000),
  routed([{ shipmentId: '1', lines: [one] }]),
  allocated(),
  released('1', [one]),
];

describe('what happens next with an order', () => {
  it.each<[string, readonly OrderEvent[], readonly string[]]>([
    ['placed: its stock is reserved', [placed()], ['inventory reserve-stock']],
    ['reserved: it is screened', [placed(), reserved()], ['payment screen-order']],
    [
      'screened: its tenders are covered',
      [placed(), reserved(), screened()],
      ['payment cover-order', 'inventory await-cover'],
    ],
    [
      'in review: a person decides, while the reservation lasts',
      [placed(), reserved(), screened('review')],
      ['person review-fraud', 'inventory await-cover'],
    ],
    ['covered: it is routed', [placed(), reserved(), ...covered(1000)], ['routing route-order']],
    ['routed: its goods are allocated', road.slice(0, 6), ['inventory allocate-stock']],
    ['allocated: its shipment is released', road.slice(0, 7), ['fulfillment release-shipment']],
    ['released: the warehouse answers', road, ['fulfillment await-acknowledgement']],
    [
      'shipped: goods are issued, money is captured, the carrier delivers',
      [...road, shipped('1', [one])],
      ['fulfillment await-delivery', 'inventory issue-stock', 'payment capture-payment'],
    ],
    [
      'delivered, issued and captured: it is complete',
      [...road, shipped('1', [one]), issued(), ...captured(1000), delivered()],
      ['fulfillment complete-order'],
    ],
    ['short of stock: it waits for the item', [placed(), facts.backordered()], ['inventory await-stock']],
    [
      'declined: a person decides',
      [placed(), reserved(), screened(), facts.authorizationRequested(1000), facts.declined()],
      ['person payment-declined', 'inventory await-cover'],
    ],
    [
      'rejected: its stock is released',
      [placed(), reserved(), screened('reject')],
      ['inventory release-stock'],
    ],
  ])('%s', (_sentence, events, expected) => {
    const steps = owed(...events).filter((step) => !step.includes('register-parcel'));
    expect(steps).toEqual(expected);
  });

  it('keeps the reservation of a held order and goes no further', () => {
    expect(owed(placed(), facts.held())).toEqual(['person release-hold', 'inventory reserve-stock']);
    expect(owed(placed(), facts.held(), reserved())).toEqual(['person release-hold']);
    expect(owed(placed(), reserved(), ...covered(1000), facts.held())).not.toContain('routing route-order');
  });

  it('gives back what a cancelled order had, the money that arrives late included', () => {
    expect(owed(placed(), reserved(), facts.cancelled())).toEqual(['inventory release-stock']);
    const late = [placed(), reserved(), screened(), facts.authorizationRequested(1000), facts.cancelled()];
    expect(owed(...late)).toEqual(['inventory release-stock', 'payment perform-authorization']);
    expect(owed(...late, facts.authorized(1000))).toEqual([
      'inventory release-stock',
      'payment void-payment',
    ]);
  });

  it('owes nothing for an order that is only recorded', () => {
    expect(owed(placed([line()], { recordOnly: 'test-order' }))).toEqual([]);
  });

  it('asks a person for money that no tender covers', () => {
    expect(owed(placed([line()], { tenders: [] }), reserved(), screened())).toEqual([
      'person payment-missing',
      'inventory await-cover',
    ]);
  });

  it('charges an order without anything to ship once it is covered, then completes it', () => {
    const digital = placed([line({ handling: 'no-shipment', sku: null })]);
    expect(owed(digital, ...covered(1000))).toEqual(['payment capture-payment']);
    expect(owed(digital, ...covered(1000), ...captured(1000, 'order'))).toEqual([
      'fulfillment complete-order',
    ]);
  });

  it('turns a step that failed into a decision of a person, until it is resolved', () => {
    const failed: OrderEvent = {
      type: 'StepFailed',
      data: {
        step: 'reserve-stock:1',
        owner: 'inventory',
        reason: 'no progress',
        attempts: 6,
        deadLetter: null,
      },
    };
    expect(owed(placed(), failed)).toEqual(['person step-failed']);
    const retry: OrderEvent = {
      type: 'ExceptionResolved',
      data: { step: 'reserve-stock:1', resolution: 'retry', reason: 'again' },
    };
    expect(owed(placed(), failed, retry)).toEqual(['inventory reserve-stock']);
  });

  it('gives back the part of an authorization that no shipment will use, before it completes', () => {
    const withUnmapped = placed([line(), line({ lineId: '2', sku: null, handling: 'unmapped' })]);
    const done = [
      withUnmapped,
      reserved(),
      ...covered(2000),
      ...road.slice(5),
      shipped('1', [one]),
      issued(),
      ...captured(1000),
      delivered(),
    ];
    expect(owed(...done)).toEqual(['payment void-payment']);
    const voided: OrderEvent[] = [
      {
        type: 'PaymentVoidRequested',
        data: {
          voidId: 'v1',
          tenderId: 'card',
          authorizationId: 'auth-card-1',
          gatewayReference: 'gw-card-1',
          requestedAt: '2026-01-05T12:00:00.000Z',
        },
      },
      { type: 'PaymentVoided', data: { voidId: 'v1', tenderId: 'card', authorizationId: 'auth-card-1' } },
    ];
    expect(owed(...done, ...voided)).toEqual(['fulfillment complete-order']);
    const givenBack: OrderEvent[] = [
      {
        type: 'PaymentVoidRequested',
        data: {
          voidId: 'v1',
          tenderId: 'card',
          authorizationId: 'auth-card-1',
          gatewayReference: 'gw-card-1',
          requestedAt: '2026-01-07T12:00:00.000Z',
        },
      },
      {
        type: 'PaymentVoided',
        data: { voidId: 'v1', tenderId: 'card', authorizationId: 'auth-card-1' },
      },
    ];
    expect(owed(...done, ...givenBack)).toEqual(['fulfillment complete-order']);
  });

  it('answers a capture under way before the rest is given back', () => {
    const digital = placed([line({ handling: 'no-shipment', sku: null }), line({ lineId: '2' })]);
    const [requested, answered] = captured(1000) as [OrderEvent, OrderEvent];
    const ended = [digital, reserved(), ...covered(2000), requested, facts.cancelled()];
    expect(owed(...ended)).toEqual(['inventory release-stock', 'payment perform-capture']);
    expect(owed(...ended, answered)).toEqual(['inventory release-stock', 'payment void-payment']);
  });
});
