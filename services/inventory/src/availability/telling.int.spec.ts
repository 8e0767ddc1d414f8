import {
  availabilityStream,
  TOPIC,
  type AvailabilityChanged,
  type AvailabilityMessage,
  type StoredEvent,
} from '@throughline/contracts';
import { StockWorld } from '../movements/testing/stock-world.js';

const QUIET_MS = 600;

describe('what channels are told', () => {
  let world: StockWorld;

  beforeEach(async () => {
    world = await StockWorld.open();
  });
  afterEach(() => world.close());

  const told = async (sku: string): Promise<AvailabilityChanged['data'][]> => {
    const events = await world.platform.store.readStream(availabilityStream(sku));
    return events
      .filter(({ type }) => type === 'AvailabilityChanged')
      .map((event) => (event as StoredEvent & AvailabilityChanged).data);
  };
  const lastTo = async (channelId: string, sku: string): Promise<number | undefined> =>
    (await told(sku)).at(-1)?.channels.find((each) => each.channelId === channelId)?.available;
  const untilTold = (channelId: string, sku: string, available: number): Promise<void> =>
    world.until(async () => (await lastTo(channelId, sku)) === available);
  const receive = async (sku: string, quantity: number, reference = 'r-1'): Promise<void> => {
    const body = { sku, locationId: 'berlin', quantity, reference };
    expect(await world.post('/api/v1/stock/receipts', body)).toMatchObject({ status: 200 });
  };
  const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, QUIET_MS));

  it('is what each of them can sell, as soon as it changes', async () => {
    await receive('TEA', 10);
    await untilTold('web', 'TEA', 10);
    expect(await lastTo('till', 'TEA')).toBe(9);
  });

  it('is of a kit what its scarcest component allows, without those that nobody counts', async () => {
    await receive('TEA', 5);
    await receive('CUP', 9);
    await untilTold('web', 'SET', 2);
  });

  it('is nothing of what nobody counts: it never runs out', async () => {
    await receive('TEA', 1);
    await untilTold('web', 'TEA', 1);
    await quiet();
    expect(await told('CARD')).toEqual([]);
  });

  it('follows a setting that it rests on, though no stock has moved', async () => {
    await receive('TEA', 10);
    await untilTold('web', 'TEA', 10);
    await world.setChannel('web', { safetyStock: 4 });
    await untilTold('web', 'TEA', 6);
  });

  it('is told once of many changes within a moment, with the latest figures', async () => {
    await receive('TEA', 1);
    await untilTold('web', 'TEA', 1);
    const before = (await told('TEA')).length;
    for (let more = 2; more <= 40; more += 1) await receive('TEA', 1, `r-${more}`);
    await untilTold('web', 'TEA', 40);
    expect((await told('TEA')).length - before).toBeLessThan(20);
  });

  it('comes on the topic, with the revision that it rests on', async () => {
    await receive('TEA', 10);
    await untilTold('web', 'TEA', 10);
    const { messages } = await world.platform.transport.read(TOPIC.availability, { limit: 100, waitMs: 0 });
    const tea = messages.map(({ value }) => value as AvailabilityMessage).filter(({ sku }) => sku === 'TEA');
    expect(tea.at(-1)).toMatchObject({ stockRevision: 0, locations: [{ locationId: 'berlin', free: 10 }] });
  });

  it('is shown beside what each channel says that it has taken over', async () => {
    await receive('TEA', 10);
    await untilTold('web', 'TEA', 10);
    const acknowledgement = { channelId: 'web', sku: 'TEA', stockRevision: 0, at: new Date().toISOString() };
    await world.platform.transport.publish(TOPIC.availabilityAcks, [{ key: 'TEA', value: acknowledgement }]);
    await world.until(async () => {
      const { channels } = (await world.get('/api/v1/availability/TEA/told')).body as {
        channels: { channelId: string; isUpToDate: boolean }[];
      };
      return channels.find(({ channelId }) => channelId === 'web')?.isUpToDate ?? false;
    });
  });
});
