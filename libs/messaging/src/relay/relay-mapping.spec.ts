import {
  deadLetterTopicOf,
  RELAY_GROUP,
  TOPIC,
  topicNamed,
  topics,
  whenEvent,
  type DeadLetter,
  type EventType,
  type StoredEvent,
  type TopicDeclaration,
} from '@throughline/contracts';
import { partitionOf } from '../delivery/murmur2.js';
import { ClusterNames } from '../kafka/cluster-names.js';
import { RelayMapping } from './relay-mapping.js';

const RECORDED_AT = '2026-03-01T09:30:00.000Z';
const NOW = '2026-03-01T10:00:00.000Z';
const HELD = whenEvent('OrderHeld').topic;

const stored = (type: EventType, data: unknown, more: Partial<StoredEvent> = {}): StoredEvent => ({
  id: '0199-event',
  type,
  schemaVersion: 1,
  occurredAt: RECORDED_AT,
  correlationId: 'o1',
  causationId: 'request-1',
  actor: 'service:capture',
  producer: 'capture',
  data,
  stream: 'order-o1',
  revision: 4,
  position: 17,
  recordedAt: RECORDED_AT,
  ...more,
});

const mappingOf = (declared: readonly TopicDeclaration[]) => {
  const reasons: string[] = [];
  const mapping = new RelayMapping({
    topics: declared,
    names: new ClusterNames('shop.'),
    clock: { now: () => new Date(NOW) },
    onUnmappable: (_topic, _event, reason) => void reasons.push(reason),
  });
  return { mapping, reasons };
};

const jsonOf = (value: Uint8Array | undefined): unknown => JSON.parse(Buffer.from(value ?? []).toString());

describe('the messages of an event', () => {
  it('carry it whole, under the key of its topic, with what a reader needs to pass it over', () => {
    const event = stored('OrderHeld', { reason: 'check' });
    const [message, ...others] = mappingOf(topics).mapping.recordsOf([event]);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      topic: `shop.${HELD}`,
      partition: partitionOf('o1', topicNamed(HELD).partitions),
      key: 'o1',
      headers: { type: 'OrderHeld', stream: 'order-o1', revision: '4', position: '17', id: '0199-event' },
      timestampMs: Date.parse(RECORDED_AT),
    });
    expect(jsonOf(message?.value)).toEqual(event);
  });

  it('are one for each topic that shows it', () => {
    const data = { reference: 'S1', orderNumber: '1071' };
    const messages = mappingOf(topics).mapping.recordsOf([stored('ShipmentReleased', data)]);
    expect(messages.map(({ topic, key }) => [topic, key])).toEqual([
      [`shop.${whenEvent('ShipmentReleased').topic}`, 'o1'],
      [`shop.${TOPIC.fulfillmentRequests}`, 'S1'],
    ]);
  });

  it('are none where no topic shows it, and the store is not even asked for it', () => {
    const { mapping } = mappingOf(topics);
    expect(mapping.types.has('OrderPayloadReceived')).toBe(false);
    expect(mapping.recordsOf([stored('OrderPayloadReceived', {})])).toEqual([]);
  });

  it('are dated no later than now: a broker would refuse them', () => {
    const ahead = stored('OrderHeld', {}, { recordedAt: '2026-03-02T00:00:00.000Z' });
    expect(mappingOf(topics).mapping.recordsOf([ahead])).toMatchObject([{ timestampMs: Date.parse(NOW) }]);
  });
});

describe('an event that a topic cannot be made from', () => {
  const unwilling: TopicDeclaration = {
    ...topicNamed(TOPIC.fulfillmentRequests),
    map: () => {
      throw new Error('no address');
    },
  };

  it('is set aside for that topic, and shown on the others', () => {
    const { mapping, reasons } = mappingOf([topicNamed(whenEvent('ShipmentReleased').topic), unwilling]);
    const [shown, letter, behind] = mapping.recordsOf([
      stored('ShipmentReleased', { reference: 'S1' }),
      stored('ShipmentPacked', {}),
    ]);
    expect(shown?.headers).toMatchObject({ type: 'ShipmentReleased' });
    expect(behind?.headers).toMatchObject({ type: 'ShipmentPacked' });
    expect(letter?.topic).toBe(`shop.${deadLetterTopicOf(TOPIC.fulfillmentRequests)}`);
    const { valueBase64, ...rest } = jsonOf(letter?.value) as DeadLetter;
    expect(rest).toMatchObject({
      topic: TOPIC.fulfillmentRequests,
      group: RELAY_GROUP,
      offset: '17',
      key: 'order-o1',
      attempts: 1,
      failedAt: NOW,
      reason: `${TOPIC.fulfillmentRequests} cannot show ShipmentReleased: no address`,
    });
    expect(JSON.parse(Buffer.from(valueBase64, 'base64').toString())).toMatchObject({ id: '0199-event' });
    expect(reasons).toEqual([rest.reason]);
  });

  it('is named by its place alone where even a dead letter is too small for it', () => {
    const payload = 'x'.repeat(13_000_000);
    const [letter] = mappingOf(topics).mapping.recordsOf([stored('OrderHeld', { payload })]);
    const { valueBase64, reason } = jsonOf(letter?.value) as DeadLetter;
    expect(JSON.parse(Buffer.from(valueBase64, 'base64').toString())).toEqual({
      type: 'OrderHeld',
      id: '0199-event',
      stream: 'order-o1',
      revision: 4,
      position: 17,
    });
    expect(reason).toContain('expected a message of at most 1000000 bytes');
  });
});
