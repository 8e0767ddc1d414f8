import type { StoredEvent } from '@throughline/contracts';
import { openReadStore, type ReadStore } from '@throughline/read-store';
import { UnsettledReservations } from './unsettled-reservations.js';

const SETTLE_MS = 1_000;

const event = (type: string, data: object, orderId = 'o1'): StoredEvent =>
  ({ type, data, correlationId: orderId, recordedAt: '2026-01-05T10:00:00.000Z' }) as never;

const placed = (sku: string, attempt = 1, orderId = 'o1'): StoredEvent =>
  event('ReservationPlaced', { sku, orderId, attempt, quantity: 1 }, 'other');

const reserved = (attempt = 1): StoredEvent => event('StockReserved', { attempt });

describe('the list of unsettled reservations', () => {
  let readStore: ReadStore;
  let unsettled: UnsettledReservations;

  beforeEach(async () => {
    readStore = await openReadStore({ path: ':memory:' });
    unsettled = new UnsettledReservations({ reservationSettleMs: SETTLE_MS });
    await readStore.transaction((trx) => unsettled.reset(trx));
  });
  afterEach(() => readStore.close());

  const keys = (list = unsettled): string[] =>
    list.due('9999-01-01T00:00:00.000Z', 10).map(({ key, attempt }) => `${key}#${attempt}`);
  const flush = (): Promise<void> =>
    readStore.transaction((trx) => unsettled.write(trx, unsettled.takeChanges()));
  const reload = async (): Promise<UnsettledReservations> => {
    const loaded = new UnsettledReservations({ reservationSettleMs: SETTLE_MS });
    await loaded.load(readStore.db);
    return loaded;
  };

  it('is due from the settling time on', () => {
    unsettled.apply(placed('A'));
    expect(unsettled.due('2026-01-05T10:00:00.999Z', 10)).toEqual([]);
    expect(unsettled.due('2026-01-05T10:00:01.000Z', 10)).toHaveLength(1);
  });

  it('gives no more than was asked for', () => {
    for (const sku of ['A', 'B', 'C']) unsettled.apply(placed(sku));
    expect(unsettled.due('9999-01-01T00:00:00.000Z', 2)).toHaveLength(2);
  });

  it('loses all entries of the attempt that its order confirms, and no others', () => {
    unsettled.apply(placed('A'));
    unsettled.apply(placed('B'));
    unsettled.apply(placed('C', 2));
    unsettled.apply(placed('A', 1, 'o2'));
    unsettled.apply(reserved());
    expect(keys()).toEqual(['o1/C#2', 'o2/A#1']);
  });

  it('loses an entry that was released', () => {
    unsettled.apply(placed('A'));
    unsettled.apply(event('ReservationReleased', { sku: 'A', orderId: 'o1', attempt: 1, allocated: [] }));
    expect(keys()).toEqual([]);
  });

  it('keeps a row that was made anew while the old one was settled', () => {
    unsettled.apply(placed('A'));
    const [row] = unsettled.due('9999-01-01T00:00:00.000Z', 1);
    unsettled.apply(placed('A', 2));
    if (row) unsettled.settle(row);
    if (row) unsettled.postpone(row, '2027-01-01T00:00:00.000Z');
    expect(keys()).toEqual(['o1/A#2']);
  });

  it('is there again after a restart, and still knows which order an entry belongs to', async () => {
    unsettled.apply(placed('A'));
    unsettled.apply(placed('B', 2));
    await flush();
    const loaded = await reload();
    expect(keys(loaded)).toEqual(['o1/A#1', 'o1/B#2']);
    loaded.apply(reserved(1));
    expect(keys(loaded)).toEqual(['o1/B#2']);
  });

  it('forgets in its rows what was settled, and remembers what was put off', async () => {
    unsettled.apply(placed('A'));
    unsettled.apply(placed('B'));
    await flush();
    const [first, second] = unsettled.due('9999-01-01T00:00:00.000Z', 2);
    if (first) unsettled.settle(first);
    if (second) unsettled.postpone(second, '2026-01-05T11:00:00.000Z');
    await flush();
    expect((await reload()).due('9999-01-01T00:00:00.000Z', 10)).toEqual([
      { key: 'o1/B', order_id: 'o1', sku: 'B', attempt: 1, check_at: '2026-01-05T11:00:01.000Z' },
    ]);
  });
});
