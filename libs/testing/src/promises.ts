import type { OrderEvent, StoredEvent } from '@throughline/contracts';
import { coveredMinor, evolve, isCovered, requestedMinor, type OrderState } from '@throughline/order';
import { StockBook } from './stock-book.js';

/** What the payment provider's own books say of one order. */
export interface GatewayTotals {
  readonly orderId: string;
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  readonly voidedMinor: number;
}

export interface PromiseInput {
  /** Every published event, of all streams, in any order. */
  readonly events: readonly StoredEvent[];
  readonly gateway?: readonly GatewayTotals[];
}

const isLedgerFact = (event: StoredEvent): event is StoredEvent & OrderEvent =>
  event.stream.startsWith('order-');

/** Everything that DESIGN's promises forbid and these events show: an empty list is what every scenario ends with. */
export function brokenPromises({ events, gateway }: PromiseInput): string[] {
  const inOrder = [...new Map(events.map((event) => [event.id, event])).values()].sort(
    (a, b) => a.position - b.position,
  );
  const ledgers = groupByStream(inOrder.filter(isLedgerFact));
  const states = new Map<string, OrderState>();
  const broken = [...gapsIn(inOrder), ...new StockBook().follow(inOrder)];
  for (const [stream, facts] of ledgers) {
    const { state, problems } = walkLedger(facts);
    states.set(stream, state);
    broken.push(...problems.map((problem) => `${stream}: ${problem}`));
  }
  return [...broken, ...personalDataIn(inOrder), ...(gateway ? booksThatDiffer(states, gateway) : [])];
}

function groupByStream<Event extends StoredEvent>(events: readonly Event[]): Map<string, Event[]> {
  const streams = new Map<string, Event[]>();
  for (const event of events) {
    const stream = streams.get(event.stream);
    if (stream) stream.push(event);
    else streams.set(event.stream, [event]);
  }
  return streams;
}

/** A stream's revisions count up without gaps; payload streams are not published. */
function gapsIn(events: readonly StoredEvent[]): string[] {
  return [...groupByStream(events)].flatMap(([stream, own]) =>
    own.every(({ revision }, index) => revision === index)
      ? []
      : [`${stream}: revisions have gaps or repeats`],
  );
}

function walkLedger(facts: readonly (StoredEvent & OrderEvent)[]): { state: OrderState; problems: string[] } {
  const problems: string[] = [];
  let state: OrderState;
  for (const fact of facts) {
    problems.push(...problemsOf(fact, state));
    state = evolve(state, fact);
    if (!state) continue;
    for (const tender of state.tenders) {
      const isCharged = requestedMinor(tender) > 0;
      if (isCharged && requestedMinor(tender) > coveredMinor(tender)) {
        problems.push(`captures exceed the authorization of ${tender.tenderId} at revision ${fact.revision}`);
      }
    }
  }
  problems.push(...repeatedFacts(facts));
  return { state, problems };
}

function problemsOf(fact: StoredEvent & OrderEvent, before: OrderState): string[] {
  if (fact.type === 'OrderPlaced') return before ? ['was placed twice'] : [];
  if (!before) return [`${fact.type} before OrderPlaced`];
  if (fact.type === 'ShipmentReleased' && !isCovered(before))
    return ['a shipment was released without cover'];
  if (fact.type === 'ShipmentReleased' && before.ending) return ['a shipment was released after the end'];
  if (fact.type === 'PaymentCaptureRequested' && before.tenders.some((tender) => isForeign(tender, fact))) {
    return ['money that the channel took was asked for again'];
  }
  return [];
}

const isForeign = (
  { tenderId, kind }: { readonly tenderId: string; readonly kind: string },
  { data }: { readonly data: { readonly tenderId: string } },
): boolean => tenderId === data.tenderId && kind !== 'card';

/** Facts that can only happen once per subject. */
const onceEach: Readonly<Partial<Record<OrderEvent['type'], string>>> = {
  ShipmentReleased: 'shipmentId',
  ShipmentShipped: 'shipmentId',
  ShipmentDelivered: 'shipmentId',
  StockIssued: 'shipmentId',
  PaymentCaptureRequested: 'captureId',
  PaymentCaptured: 'captureId',
  PaymentAuthorizationRequested: 'authorizationId',
  PaymentAuthorized: 'authorizationId',
  OrderCompleted: 'completedAt',
  OrderCancelled: 'cancelledAt',
};

function repeatedFacts(facts: readonly (StoredEvent & OrderEvent)[]): string[] {
  const seen = new Set<string>();
  const repeated: string[] = [];
  for (const { type, data } of facts) {
    const member = onceEach[type];
    if (member === undefined) continue;
    const subject = member.endsWith('At') ? '' : String((data as Record<string, unknown>)[member]);
    const key = `${type} ${subject}`;
    if (seen.has(key)) repeated.push(`${key} happened twice`);
    seen.add(key);
  }
  return repeated;
}

const EMAIL = /[\w.+-]+@[\w-]+\.[\w.]+/;

/** Nothing about a person outside `personal`. Message-IDs are ours and end in a reserved name. */
const personalDataIn = (events: readonly StoredEvent[]): string[] =>
  events.flatMap(({ type, stream, revision, data }) => {
    const text = JSON.stringify(data).replaceAll('@throughline.invalid', '');
    return EMAIL.test(text) ? [`${stream}/${revision} ${type}: an e-mail address in data`] : [];
  });

function booksThatDiffer(
  states: ReadonlyMap<string, OrderState>,
  gateway: readonly GatewayTotals[],
): string[] {
  const theirs = new Map(gateway.map((totals) => [totals.orderId, totals]));
  const problems: string[] = [];
  for (const order of states.values()) {
    if (!order) continue;
    const ours = order.tenders
      .flatMap(({ captures }) => captures)
      .filter(({ status }) => status === 'captured')
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const booked = theirs.get(order.orderId)?.capturedMinor ?? 0;
    if (ours !== booked) problems.push(`${order.orderId}: we captured ${ours}, the gateway ${booked}`);
    theirs.delete(order.orderId);
  }
  for (const [orderId, { capturedMinor }] of theirs) {
    if (capturedMinor > 0) problems.push(`${orderId}: the gateway charged an order that we do not have`);
  }
  return problems;
}
