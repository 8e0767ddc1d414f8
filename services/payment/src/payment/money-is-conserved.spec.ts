import fc from 'fast-check';
import type { OrderEvent, Tender, TenderKind } from '@throughline/contracts';
import { accept } from '@throughline/kernel';
import {
  capturedMinor,
  coveredMinor,
  evolve,
  isCovered,
  nextSteps,
  orderDecider,
  requestedMinor,
  shippedShipments,
  type Order,
} from '@throughline/order';
import { facts } from '@throughline/testing';
import { owedByPayment } from './owed-payments.js';
import { paymentDecider } from './payment.decider.js';
import type { PaymentCommand } from './payment-commands.js';

const AT = '2026-01-05T10:00:00.000Z';
const DRAIN_ROUNDS_MAX = 200;

const { line, placed, reserved, routed, allocated, shipped, delivered } = facts;

/** What a gateway has in its books; it refuses what no gateway would do. */
class ModelGateway {
  readonly held = new Map<string, number>();
  authorizedMinor = 0;
  capturedMinor = 0;
  readonly broken: string[] = [];
  private readonly answers = new Map<string, PaymentCommand>();

  /** The same key gets the same answer. */
  ask(intention: OrderEvent, isWilling: boolean): PaymentCommand | undefined {
    const key = keyOf(intention);
    if (key === undefined) return undefined;
    const answer = this.answers.get(key) ?? this.carryOut(intention, isWilling);
    if (answer) this.answers.set(key, answer);
    return answer;
  }

  private carryOut(intention: OrderEvent, isWilling: boolean): PaymentCommand | undefined {
    switch (intention.type) {
      case 'PaymentAuthorizationRequested': {
        const { authorizationId, amountMinor } = intention.data;
        if (isWilling) this.held.set(authorizationId, amountMinor);
        if (isWilling) this.authorizedMinor += amountMinor;
        const answer = isWilling
          ? ({ status: 'authorized', reference: authorizationId, expiresAt: null } as const)
          : ({ status: 'declined', code: 'no', isSoft: false } as const);
        return { type: 'RecordAuthorization', data: { authorizationId, answer } };
      }
      case 'PaymentCaptureRequested': {
        const { captureId, gatewayReference, amountMinor } = intention.data;
        const refused = { status: 'capture-refused', code: 'no' } as const;
        if (!isWilling) return { type: 'RecordCapture', data: { captureId, answer: refused } };
        const left = (this.held.get(gatewayReference) ?? 0) - amountMinor;
        if (left < 0 || amountMinor <= 0) this.broken.push(`captured ${amountMinor}, ${left} left`);
        this.held.set(gatewayReference, left);
        this.capturedMinor += amountMinor;
        const answer = { status: 'captured', reference: captureId } as const;
        return { type: 'RecordCapture', data: { captureId, answer } };
      }
      case 'PaymentVoidRequested': {
        const { voidId, gatewayReference } = intention.data;
        const refused = { status: 'void-refused', code: 'no' } as const;
        if (!isWilling) return { type: 'RecordVoid', data: { voidId, answer: refused } };
        if ((this.held.get(gatewayReference) ?? 0) === 0) this.broken.push('voided what is not held');
        this.held.set(gatewayReference, 0);
        return { type: 'RecordVoid', data: { voidId, answer: { status: 'voided' } } };
      }
      default:
        return undefined;
    }
  }
}

function keyOf(intention: OrderEvent): string | undefined {
  switch (intention.type) {
    case 'PaymentAuthorizationRequested':
      return intention.data.authorizationId;
    case 'PaymentCaptureRequested':
      return intention.data.captureId;
    case 'PaymentVoidRequested':
      return intention.data.voidId;
    default:
      return undefined;
  }
}

const outside = orderDecider<OrderEvent>((event) => accept(event));

/** An order between payment's decider, the other services, people and the gateway, in any order of events. */
class World {
  readonly gateway = new ModelGateway();
  readonly intentions: OrderEvent[] = [];
  order: Order;
  private holds = 0;

  constructor(
    lines: readonly { readonly quantity: number; readonly price: number }[],
    tenders: readonly Tender[],
    private readonly plan: readonly {
      readonly shipmentId: string;
      readonly lines: { readonly lineId: string; readonly sku: string; readonly quantity: number }[];
    }[],
    freightMinor: number,
  ) {
    const orderLines = lines.map(({ quantity, price }, index) =>
      line({ lineId: String(index), sku: `SKU-${index}`, quantity, unitPriceMinor: price }),
    );
    const totalMinor = tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const totals = { ...placed(orderLines).data.totals, shippingMinor: freightMinor, totalMinor };
    this.order = evolve(undefined, placed(orderLines, { tenders, totals }))!;
    this.tell(reserved());
  }

  /** A fact of another service, if the lifecycle allows it now. */
  tell(...events: readonly OrderEvent[]): void {
    for (const event of events) {
      if (outside.decide(event, this.order).outcome === 'accept') this.order = evolve(this.order, event)!;
    }
  }

  command(command: PaymentCommand): void {
    const decision = paymentDecider.decide(command, this.order);
    if (decision.outcome !== 'accept') return;
    for (const event of decision.events) {
      this.order = evolve(this.order, event)!;
      if (keyOf(event) !== undefined) this.intentions.push(event);
    }
    for (const tender of this.order.tenders) {
      expect(capturedMinor(tender)).toBeLessThanOrEqual(requestedMinor(tender));
      if (tender.captures.length > 0)
        expect(requestedMinor(tender)).toBeLessThanOrEqual(coveredMinor(tender));
    }
  }

  /** The gateway is asked, perhaps again, and its answer arrives. */
  answer(pick: number, isWilling: boolean): void {
    const intention = this.intentions[pick % Math.max(this.intentions.length, 1)];
    const answer = intention && this.gateway.ask(intention, isWilling);
    if (!answer) return;
    const before = paymentDecider.decide(answer, this.order);
    expect(before.outcome).not.toBe('reject');
    this.command(answer);
  }

  route(): void {
    const { order, plan } = this;
    if (order.ending || order.holds.length > 0 || !isCovered(order) || order.shipments.length > 0) return;
    this.tell(routed(plan), allocated(plan.map(({ shipmentId }) => shipmentId)));
  }

  ship(pick: number): void {
    const waiting = this.plan.filter(({ shipmentId }) =>
      this.order.shipments.some((known) => known.shipmentId === shipmentId && known.status === 'allocated'),
    );
    const next = waiting[pick % Math.max(waiting.length, 1)];
    if (next && !this.order.ending) {
      this.tell(facts.released(next.shipmentId), shipped(next.shipmentId, next.lines));
    }
  }

  hold(): void {
    if (!this.order.ending) this.tell(facts.held(`h${(this.holds += 1)}`));
  }

  releaseHolds(): void {
    for (const { holdId } of this.order.holds) {
      this.tell({ type: 'OrderHoldReleased', data: { holdId, reason: 'fine' } });
    }
  }

  retryAll(): void {
    for (const step of nextSteps(this.order)) {
      if (step.kind !== 'decision' || !step.actions.includes('retry')) continue;
      this.tell({
        type: 'ExceptionResolved',
        data: { step: step.key, resolution: 'retry', reason: 'again' },
      });
    }
  }

  settle(): void {
    this.releaseHolds();
    for (let round = 0; round < DRAIN_ROUNDS_MAX; round += 1) {
      for (const type of COMMANDS) this.command({ type, data: { at: AT } });
      this.intentions.forEach((_, index) => this.answer(index, true));
      this.retryAll();
      if (owedByPayment(this.order).length === 0 && isAtRest(this.order)) return;
    }
    throw new Error(`payment never comes to rest: ${JSON.stringify(owedByPayment(this.order))}`);
  }
}

/** Nothing waits for another try; an order that has ended gets none. */
const isAtRest = ({ ending, tenders }: Order): boolean =>
  ending !== null ||
  tenders.every(
    ({ status, captures }) =>
      status !== 'declined' && captures.every((capture) => capture.status === 'captured'),
  );

const COMMANDS = ['ScreenOrder', 'CoverOrder', 'RequestCapture', 'RequestVoid'] as const;

type Move = readonly [string, number, boolean];

function make(world: World, [name, pick, isWilling]: Move): void {
  switch (name) {
    case 'ship':
      return world.ship(pick);
    case 'route':
      return world.route();
    case 'answer':
      return world.answer(pick, isWilling);
    case 'cancel':
      return world.order.ending ? undefined : world.tell(facts.cancelled());
    case 'hold':
      return world.hold();
    case 'release':
      return world.releaseHolds();
    case 'retry':
      return world.retryAll();
    default:
      return world.command({ type: name as (typeof COMMANDS)[number], data: { at: AT } });
  }
}

const moves = fc.array(
  fc.tuple(
    fc.constantFrom<string>(
      ...COMMANDS,
      ...['ship', 'route', 'answer', 'answer', 'answer', 'hold', 'release', 'retry', 'cancel'],
    ),
    fc.nat(20),
    fc.boolean(),
  ),
  { maxLength: 60 },
);

const wantedLines = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 4 }), price: fc.integer({ min: 0, max: 9_999 }) }),
  { minLength: 1, maxLength: 3 },
);

const kinds = fc.array(fc.constantFrom<TenderKind>('card', 'card', 'channel-paid', 'invoice'), {
  minLength: 1,
  maxLength: 3,
});

/** Any lines, any freight, any mix of tenders over the total, any split of the units over shipments. */
const worlds = fc
  .record({
    lines: wantedLines,
    kinds,
    freightMinor: fc.nat(500),
    cuts: fc.array(fc.nat(1_000), { minLength: 3, maxLength: 3 }),
    boxes: fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
  })
  .map(({ lines, kinds: mix, freightMinor, cuts, boxes }) => {
    const goodsMinor = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
    let leftMinor = goodsMinor + freightMinor;
    const tenders = mix.map((kind, index): Tender => {
      const isLast = index === mix.length - 1;
      const amountMinor = isLast ? leftMinor : Math.floor((leftMinor * (cuts[index] ?? 0)) / 1_000);
      leftMinor -= amountMinor;
      return { tenderId: `t${index}`, kind, amountMinor, token: 'tok_approve' };
    });
    const units = lines.flatMap(({ quantity }, index) =>
      Array.from({ length: quantity }, () => ({ lineId: String(index), sku: `SKU-${index}`, quantity: 1 })),
    );
    const plan = [0, 1, 2]
      .map((box) => ({
        shipmentId: String(box + 1),
        lines: units.filter((_, index) => (boxes[index % boxes.length] ?? 0) === box),
      }))
      .filter(({ lines: carried }) => carried.length > 0);
    return { lines, tenders, plan, freightMinor };
  });

const newWorld = ({
  lines,
  tenders,
  plan,
  freightMinor,
}: typeof worlds extends fc.Arbitrary<infer T> ? T : never) => new World(lines, tenders, plan, freightMinor);

const cardMinor = (order: Order): number =>
  order.tenders.filter(({ kind }) => kind === 'card').reduce((sum, { amountMinor }) => sum + amountMinor, 0);

describe("an order's money", () => {
  it('is charged shipment by shipment, never beyond what is held, and to the last cent with the last unit', () => {
    fc.assert(
      fc.property(worlds, fc.array(fc.nat(2), { maxLength: 3 }), (parts, turns) => {
        const world = newWorld(parts);
        world.settle();
        world.route();
        for (const turn of [...turns, 0, 0, 0]) {
          world.ship(turn);
          world.settle();
        }
        expect(shippedShipments(world.order)).toHaveLength(parts.plan.length);
        expect(world.gateway.broken).toEqual([]);
        expect(world.gateway.capturedMinor).toBe(cardMinor(world.order));
      }),
      { numRuns: 100 },
    );
  });

  it('is conserved whatever happens in whatever order', () => {
    fc.assert(
      fc.property(worlds, moves, (parts, sequence) => {
        const world = newWorld(parts);
        for (const move of sequence) make(world, move);
        world.settle();
        expect(world.gateway.broken).toEqual([]);
        expect(world.gateway.capturedMinor).toBeLessThanOrEqual(world.gateway.authorizedMinor);
        if (world.order.ending) {
          const stillHeld = [...world.gateway.held.values()].filter((amountMinor) => amountMinor > 0);
          expect(stillHeld).toEqual([]);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('is all charged and the order complete once everything was delivered', () => {
    fc.assert(
      fc.property(worlds, moves, (parts, sequence) => {
        const world = newWorld(parts);
        for (const move of sequence) if (move[0] !== 'cancel') make(world, move);
        world.settle();
        world.route();
        for (const _ of parts.plan) world.ship(0);
        for (const { shipmentId, lines } of parts.plan) {
          world.tell(delivered(shipmentId));
          world.tell({ type: 'StockIssued', data: { shipmentId, locationId: 'berlin', lines } });
        }
        world.settle();
        expect(world.gateway.capturedMinor).toBe(cardMinor(world.order));
        expect(nextSteps(world.order).map(({ name }) => name)).toEqual(['complete-order']);
      }),
      { numRuns: 100 },
    );
  });
});
