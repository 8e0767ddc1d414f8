import { TOPIC, topicNamed, whenEvent } from '@throughline/contracts';
import { eventFilter } from './event-filter.js';
import type { LoggedMessage } from './kafka-message.js';

const ORDERS = topicNamed(whenEvent('OrderPlaced').topic);

const logged = (value: string | null, type?: string): LoggedMessage => ({
  offset: '0',
  timestamp: '0',
  key: null,
  value: value === null ? null : Buffer.from(value),
  headers: type === undefined ? {} : { type: Buffer.from(type) },
});

describe('a group that wants held orders', () => {
  const wants = eventFilter(ORDERS, new Set(['OrderHeld']));

  it('goes by the header, without a look at the message', () => {
    expect(wants(logged('no JSON at all', 'OrderHeld'))).toBe(true);
    expect(wants(logged('{"type":"OrderHeld"}', 'OrderPlaced'))).toBe(false);
  });

  it('looks into a message without the header', () => {
    expect(wants(logged('{"type":"OrderHeld"}'))).toBe(true);
    expect(wants(logged('{"type":"OrderPlaced"}'))).toBe(false);
  });

  it.each(['{oops', 'null', null])(
    'is given what has no type, so that it is set aside and not lost: %p',
    (value) => {
      expect(wants(logged(value))).toBe(true);
    },
  );
});

describe('a group that wants certain events', () => {
  it.each([TOPIC.wmsEvents, TOPIC.fulfillmentRequests])('is given all of %s, which has none', (topic) => {
    expect(eventFilter(topicNamed(topic), new Set())(logged('{}', 'ShipmentReleased'))).toBe(true);
  });
});
