import { fact, facts, fill, idsOf } from '../conformance/fixtures.js';
import { NO_STREAM } from '../event-store.js';
import { openEventStoreDb } from './open-event-store-db.js';
import { EventStoreDbStandIn } from './stand-in/event-store-db-stand-in.js';

const logger = { warn: () => undefined };

let standIn: EventStoreDbStandIn;

beforeEach(async () => {
  standIn = await EventStoreDbStandIn.start({ nodes: 2, appendBytesMax: 100_000 });
});

afterEach(() => standIn.stop());

describe('opening the event store', () => {
  it('is refused for a second address in one process, until the first is closed', async () => {
    const store = await openEventStoreDb({ url: standIn.urlOf(0), logger });
    await expect(openEventStoreDb({ url: standIn.urlOf(1), logger })).rejects.toThrow('one process');
    await store.close();
    const next = await openEventStoreDb({ url: standIn.urlOf(1), logger });
    await next.close();
  });

  it('shares the client of one address, until the last has closed it', async () => {
    const [one, other] = [
      await openEventStoreDb({ url: standIn.url, logger }),
      await openEventStoreDb({ url: standIn.url, logger }),
    ];
    const stored = await fill(one, 'order-1', 2);
    await one.close();
    await one.close();
    await expect(one.head()).rejects.toMatchObject({ name: 'TransientFault' });
    expect(idsOf(await other.readStream('order-1'))).toEqual(idsOf(stored));
    await other.close();
  });

  it('is refused for an address that is none', async () => {
    await expect(openEventStoreDb({ url: 'http://db', logger })).rejects.toThrow('no address');
    await expect(openEventStoreDb({ url: 'esdb://u:secret@a:b:c', logger })).rejects.not.toThrow('secret');
  });
});

describe('what the event store can never take', () => {
  it('is set aside', async () => {
    const store = await openEventStoreDb({ url: standIn.url, logger });
    const asPoison = { name: 'PoisonMessage' };
    const large = [fact({ raw: 'x'.repeat(100_001) })];
    await expect(store.append('order-1', NO_STREAM, large)).rejects.toMatchObject(asPoison);
    await expect(store.append('$settings', NO_STREAM, facts(1))).rejects.toMatchObject(asPoison);
    await expect(store.append('order-1', NO_STREAM, [{ ...fact(), id: 'no-uuid' }])).rejects.toThrow(
      'no UUID',
    );
    await expect(store.append('order-1', NO_STREAM, [fact(undefined)])).resolves.toHaveLength(1);
    await expect(store.append('order-2', NO_STREAM, [{ ...fact(), data: undefined }])).rejects.toThrow(
      'no data',
    );
    await store.close();
  });
});
