import { retryTopicOf, type DeadLetter } from '@throughline/contracts';
import { PoisonMessage } from '@throughline/kernel';
import type { Message } from '../message-transport.js';
import { unwrapRetry } from './retries.js';

const letter: DeadLetter = {
  topic: 'oms.wms.events.v1',
  partition: 3,
  offset: '41',
  group: 'throughline-fulfillment',
  key: 'S1-1',
  headers: { trace: 't1' },
  valueBase64: Buffer.from('{"eventId":"w1"}').toString('base64'),
  reason: 'no such shipment',
  stack: null,
  attempts: 5,
  failedAt: '2026-01-05T10:00:00.000Z',
};

const sentBack = (value: unknown): { message: Message } => ({
  message: {
    topic: retryTopicOf('fulfillment'),
    partition: 0,
    offset: '7',
    key: 'S1-1',
    value,
    headers: {},
    timestamp: '2026-01-05T11:00:00.000Z',
  },
});

const deadLetterId = 'oms.wms.events.v1.dead/12';

describe('a dead letter that is sent back', () => {
  it('is handled as the message it had been, with a note of where it comes from', () => {
    const { message, defect } = unwrapRetry(sentBack({ deadLetterId, letter, requestedBy: 'person:anna' }));
    expect(defect).toBeUndefined();
    expect(message).toMatchObject({
      topic: 'oms.wms.events.v1',
      partition: 3,
      offset: '41',
      key: 'S1-1',
      value: { eventId: 'w1' },
      headers: { trace: 't1', 'retried-from': deadLetterId },
    });
  });

  it('is as unreadable as it was the first time', () => {
    const garbage = { ...letter, valueBase64: Buffer.from('{oops').toString('base64') };
    const { message, defect } = unwrapRetry(
      sentBack({ deadLetterId, letter: garbage, requestedBy: 'person:anna' }),
    );
    expect(message.topic).toBe('oms.wms.events.v1');
    expect(defect).toBeInstanceOf(PoisonMessage);
  });

  it.each([
    ['nothing', null],
    ['no dead letter', { deadLetterId, requestedBy: 'person:anna' }],
    ['a letter without its value', { deadLetterId, letter: { ...letter, valueBase64: undefined } }],
    [
      'a letter of a topic without a place for dead letters',
      { deadLetterId, letter: { ...letter, topic: 'other' } },
    ],
    ['no name of the dead letter', { letter }],
  ])('is set aside under the retry topic if it carries %s', (_, value) => {
    const { message, defect } = unwrapRetry(sentBack(value));
    expect(message.topic).toBe('oms.fulfillment.retries.v1');
    expect(defect?.message).toBe('not a retry: it carries no dead letter');
  });

  it('leaves messages of every other topic as they are', () => {
    const received = { message: { ...sentBack({}).message, topic: 'oms.wms.events.v1' } };
    expect(unwrapRetry(received)).toBe(received);
  });
});
