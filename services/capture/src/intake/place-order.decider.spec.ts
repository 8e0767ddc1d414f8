import type { OrderEvent, OrderPlaced } from '@throughline/contracts';
import { CONFLICTS_KEPT_MAX } from '@throughline/order';
import { facts, scenario } from '@throughline/testing';
import {
  LATE,
  placeOrderDecider,
  REPEATED,
  type PlacedHold,
  type PlaceOrder,
} from './place-order.decider.js';

const { given, when } = scenario(placeOrderDecider);

const unmapped: PlacedHold = { holdId: 'unmapped-line', kind: 'unmapped-line', reason: 'line 1 has no SKU' };

interface Version {
  readonly version?: string | null;
  readonly content?: string;
  readonly recordOnly?: OrderPlaced['data']['recordOnly'];
  readonly holds?: readonly PlacedHold[];
  readonly payload?: null;
}

const place = ({
  version = '1',
  content = 'A',
  recordOnly = null,
  holds = [],
  payload,
}: Version = {}): PlaceOrder => {
  const { data, personal } = facts.placed([facts.line()], {
    sourceVersion: version,
    contentHash: content,
    recordOnly,
  });
  const kept = payload === null ? null : { eventId: `payload-${content}`, contentHash: content };
  return {
    type: 'PlaceOrder',
    data: { placed: data, personal: personal ?? { personId: 'p1' }, payload: kept, holds },
  };
};

const placed = ({ version = '1', content = 'A', recordOnly = null }: Version = {}): OrderEvent =>
  facts.placed([facts.line()], { sourceVersion: version, contentHash: content, recordOnly });

const snapshot = (sourceVersion: string, contentHash: string): OrderEvent => ({
  type: 'OrderSnapshotReceived',
  data: { sourceVersion, contentHash, payload: { eventId: `payload-${contentHash}`, contentHash } },
});

const conflict = (contentHash: string): OrderEvent => ({
  type: 'OrderConflictRefused',
  data: { sourceVersion: '1', contentHash, payload: { eventId: `payload-${contentHash}`, contentHash } },
});

const newerHold: OrderEvent = {
  type: 'OrderHeld',
  data: {
    holdId: 'snapshot-payload-B',
    kind: 'newer-snapshot',
    reason: 'the channel has changed this order',
  },
};

const whyIgnored = (history: readonly OrderEvent[], command: PlaceOrder): string | undefined => {
  const { decision } = given(...history).when(command);
  return decision.outcome === 'ignore' ? decision.why : undefined;
};

describe('placing an order', () => {
  it('begins its ledger, and names the payload that it came from', () =>
    when(place()).then({
      type: 'OrderPlaced',
      data: { sourceVersion: '1', payload: { eventId: 'payload-A', contentHash: 'A' } },
      personal: { email: 'ada@example.com' },
    }));

  it('holds it in the same append where a line cannot be shipped', () =>
    when(place({ holds: [unmapped] })).then('OrderPlaced', { type: 'OrderHeld', data: unmapped }));

  it('holds nothing that is only recorded', () =>
    when(place({ holds: [unmapped], recordOnly: 'test-order' })).then('OrderPlaced'));

  it('asks for its payload first', () => when(place({ payload: null })).thenRejected('payload-needed'));
});

describe('an order that comes again', () => {
  it('is the same order, however often it comes', () => given(placed()).when(place()).thenIgnored());

  it('needs no payload for that', () =>
    given(placed())
      .when(place({ payload: null }))
      .thenIgnored());

  it('is the same order with a version that went up without a change', () =>
    given(placed())
      .when(place({ version: '2' }))
      .thenIgnored());

  it('is the same order with the content of its latest snapshot', () =>
    given(placed(), snapshot('2', 'B'))
      .when(place({ version: '2', content: 'B' }))
      .thenIgnored());

  it('is the first delivery once more, though a snapshot came since', () => {
    expect(whyIgnored([placed(), snapshot('2', 'B')], place())).toBe(REPEATED);
  });

  it('is late with a state that is older than the one that we have', () => {
    const history = [placed(), snapshot('3', 'C')];
    expect(whyIgnored(history, place({ version: '2', content: 'B' }))).toBe(LATE);
    expect(whyIgnored([placed({ version: '2' })], place({ version: '1', content: 'B' }))).toBe(LATE);
  });
});

describe('a newer state of an order', () => {
  it('is recorded and waits for a person', () =>
    given(placed())
      .when(place({ version: '2', content: 'B' }))
      .then(
        { type: 'OrderSnapshotReceived', data: { sourceVersion: '2', contentHash: 'B' } },
        newerHold as never,
      ));

  it('says so where the channel has cancelled', () =>
    given(placed())
      .when(place({ version: '2', content: 'B', recordOnly: 'cancelled-at-channel' }))
      .then('OrderSnapshotReceived', {
        type: 'OrderHeld',
        data: { reason: 'the channel has cancelled this order' },
      }));

  it('waits under one hold, however many of them come', () =>
    given(placed(), snapshot('2', 'B'), newerHold)
      .when(place({ version: '3', content: 'C' }))
      .then('OrderSnapshotReceived'));

  it('is newer than the latest snapshot, though it is the first content again', () =>
    given(placed(), snapshot('2', 'B'))
      .when(place({ version: '3', content: 'A' }))
      .then('OrderSnapshotReceived', 'OrderHeld'));

  it.each([
    ['cancelled', facts.cancelled()],
    ['rejected', facts.screened('reject')],
  ])('holds up nothing of an order that is %s', (_, ending) =>
    given(placed(), ending)
      .when(place({ version: '2', content: 'B' }))
      .then('OrderSnapshotReceived'),
  );

  it('asks for its payload first', () =>
    given(placed())
      .when(place({ version: '2', content: 'B', payload: null }))
      .thenRejected('payload-needed'));
});

describe('other content under a known version', () => {
  it('is refused, and the order says so', () =>
    given(placed())
      .when(place({ content: 'B' }))
      .then({ type: 'OrderConflictRefused', data: { sourceVersion: '1', contentHash: 'B' } }));

  it.each([
    ['the channel has no versions', placed({ version: null }), place({ version: null, content: 'B' })],
    ['it came without a version', placed(), place({ version: null, content: 'B' })],
    ['versions do not tell which is newer', placed({ version: 'x' }), place({ version: 'y', content: 'B' })],
    ['the version of the first delivery came again', placed(), place({ content: 'B' })],
  ])('is any other content where %s', (_, before, command) =>
    given(before).when(command).then('OrderConflictRefused'),
  );

  it('is refused under the version of the first delivery, though a snapshot came since', () =>
    given(placed(), snapshot('2', 'C'))
      .when(place({ content: 'B' }))
      .then('OrderConflictRefused'));

  it('is refused again without another fact', () =>
    given(placed(), conflict('B'))
      .when(place({ content: 'B' }))
      .thenRejected('order-conflict'));

  it(`is remembered up to ${CONFLICTS_KEPT_MAX} times, and then refused without a fact`, () => {
    const conflicts = Array.from({ length: CONFLICTS_KEPT_MAX }, (_, index) => conflict(`C${index}`));
    given(placed(), ...conflicts.slice(1))
      .when(place({ content: 'Z' }))
      .then('OrderConflictRefused');
    given(placed(), ...conflicts)
      .when(place({ content: 'Z' }))
      .thenRejected('order-conflict');
  });

  it('asks for its payload first', () =>
    given(placed())
      .when(place({ content: 'B', payload: null }))
      .thenRejected('payload-needed'));
});
