import type { RecordedEvent } from '@eventstore/db-client';
import { fact } from '../conformance/fixtures.js';
import { recordOf } from '../event-rows.js';
import { isOurs, safeNumber, storedEventOf, toEventData } from './recorded-events.js';

const recorded = (overrides: object = {}): RecordedEvent => {
  const { id, type, data, metadata } = toEventData(recordOf(fact({ reason: 'address' })));
  const place = { streamId: 'order-1', revision: 0n, created: new Date(0), isJson: true };
  const position = { commit: 1_024n, prepare: 1_024n };
  return { id, type, data, metadata, ...place, position, ...overrides } as RecordedEvent;
};

describe('an event as EventStoreDB holds it', () => {
  const personal = { personId: 'p1', name: 'Zoë Ångström' };

  it('has the data of the business as its data, and the names that the server knows in its metadata', () => {
    const event = fact({ reason: 'address' });
    const { id, type, data, metadata } = toEventData(recordOf(event));
    expect({ id, type, data }).toEqual({ id: event.id, type: event.type, data: { reason: 'address' } });
    expect(metadata).toEqual({
      schemaVersion: 1,
      occurredAt: event.occurredAt,
      actor: 'service:capture',
      producer: 'capture',
      $correlationId: 'order-of-the-suite',
      $causationId: 'request-of-the-suite',
    });
  });

  it('has what is personal in one member, so that it can be sealed alone', () => {
    const { personal: sealable, ...readable } = toEventData(recordOf({ ...fact(), personal })).metadata as {
      personal: unknown;
    };
    expect(sealable).toEqual(personal);
    expect(JSON.stringify(readable)).not.toContain('Zoë');
  });

  it('comes back as it was appended', () => {
    const event = { ...fact({ reason: 'address' }), personal };
    const { data, metadata } = toEventData(recordOf(event));
    const stored = storedEventOf(recorded({ id: event.id, data, metadata }));
    const place = { stream: 'order-1', revision: 0, position: 1_024, recordedAt: '1970-01-01T00:00:00.000Z' };
    expect(stored).toEqual({ ...event, ...place });
    expect(Object.isFrozen(stored.personal)).toBe(true);
  });

  it.each([
    ['a stream of the system', { streamId: '$stats-127.0.0.1:2113' }],
    ['the metadata of a stream', { streamId: '$$order-1', type: '$metadata' }],
    ['a link of a projection', { type: '$>' }],
    ['binary data', { isJson: false }],
    ['another program', { metadata: { tenant: 'a' } }],
    ['a program without metadata', { metadata: undefined }],
  ])('is told apart from what else is there: %s', (_, overrides) => {
    expect(isOurs(recorded())).toBe(true);
    expect(isOurs(recorded(overrides))).toBe(false);
  });

  it('has no position that a number cannot hold', () => {
    expect(safeNumber(BigInt(Number.MAX_SAFE_INTEGER))).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => safeNumber(BigInt(Number.MAX_SAFE_INTEGER) + 1n)).toThrow('without loss');
  });
});
