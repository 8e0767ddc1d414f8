import { systemClock } from '@throughline/kernel';
import { fact, fill, idsOf } from './conformance/fixtures.js';
import { NO_STREAM } from './event-store.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { TemporaryStore } from './temporary-store.js';

let temporary: TemporaryStore;

beforeEach(() => {
  temporary = new TemporaryStore();
});

afterEach(() => temporary.dispose());

describe('the file of the event store', () => {
  it.each([
    ['a changed event', "UPDATE events SET body = '{}' WHERE position = 1", 'never changed'],
    ['a deleted event', 'DELETE FROM events WHERE position = 3', 'never deleted'],
    ['the loss of all events', 'DELETE FROM events', 'never deleted'],
    ['an event in the place of another', insert('OR REPLACE', 3, 2), 'at the next revision and position'],
    ['an event in the place of a revision', insert('OR REPLACE', 4, 1), 'at the next revision and position'],
    ['an event before the last position', insert('', 0, 3), 'at the next revision and position'],
    ['a gap in a stream', insert('', 4, 4), 'at the next revision and position'],
    ['a renamed stream', "UPDATE streams SET name = 'order-2'", 'never renamed'],
    ['a deleted stream', 'DELETE FROM streams', 'never deleted'],
    ['a replaced stream', "INSERT OR REPLACE INTO streams VALUES (7, 'order-1')", 'never deleted'],
    ['a renamed event type', "UPDATE event_types SET name = 'OrderPlaced'", 'never renamed'],
    ['a deleted event type', 'DELETE FROM event_types', 'never deleted'],
  ])('refuses %s', async (_, sql, reason) => {
    const stored = await fill(temporary.store, 'order-1', 3);
    expect(() => temporary.file.exec(sql)).toThrow(reason);
    expect(await (await temporary.reopen()).readStream('order-1')).toEqual(stored);
  });

  it('takes the next event, and so proves the refusals above', async () => {
    await fill(temporary.store, 'order-1', 3);
    temporary.file.exec(insert('', 4, 3));
    expect(idsOf(await (await temporary.reopen()).readStream('order-1'))).toHaveLength(4);
  });

  it('keeps personal data out of the column that holds the rest', async () => {
    const personal = { personId: 'p1', email: 'zoe@example.com' };
    await temporary.store.append('order-1', NO_STREAM, [{ ...fact({ reason: 'address' }), personal }]);
    const row = temporary.file.prepare('SELECT body, personal FROM events').get() as Record<string, string>;
    expect(row['body']).not.toContain('zoe');
    expect(JSON.parse(row['personal'] ?? '')).toEqual(personal);
  });

  it('is refused if a newer release wrote it', async () => {
    temporary.file.exec("UPDATE schema_versions SET version = 99 WHERE component = 'event store'");
    expect(() => new SqliteEventStore(temporary.file, systemClock)).toThrow(
      /the event store has schema version 99.*newer release/,
    );
  });
});

function insert(conflict: string, position: number, revision: number): string {
  return `INSERT ${conflict} INTO events VALUES (${position}, 1, ${revision}, 1, 'id', '2026-03-01T09:30:00.000Z', '{}', NULL)`;
}
