import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openWorld } from './world/open-world.js';
import { webOrder } from './world/orders.js';
import { Person } from './world/person.js';
import type { World } from './world/world.js';

const POLL_MS = 25;
const PATIENCE_MS = 15_000;
const DAY_MS = 86_400_000;
/** Until what is on its way is a day late. */
const OVERDUE_IN_MS = 3_000;
const FRIDAY = '2030-01-04T08:00:00.000Z';
const MONDAY = '2030-01-07T08:00:00.000Z';

describe('stock, as channels, customers and warehouses see it', () => {
  let world: World;
  let person: Person;

  beforeAll(async () => {
    world = await openWorld({ channelIds: ['web', 'shop'] });
    person = new Person(world);
  });

  afterEach(() => person.expectPromisesKept());
  afterAll(() => world.stop());

  const until = async <T>(look: () => T | Promise<T>, isSo: (seen: T) => boolean): Promise<T> => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const seen = await look();
      if (isSo(seen)) return seen;
      if (Date.now() > end) throw new Error(`waited in vain; seen last: ${JSON.stringify(seen)}`);
      await pause(POLL_MS);
    }
  };
  const move = async (kind: string, body: object): Promise<void> => {
    const { status, body: answer } = await person.post(`/api/v1/stock/${kind}`, body);
    if (status !== 200) throw new Error(`${kind}: ${status} ${JSON.stringify(answer)}`);
  };
  const setProduct = async (sku: string, settings: object): Promise<void> => {
    const body = { title: sku, weightGrams: 100, reason: 'test', ...settings };
    expect((await person.call('PUT', `/api/v1/products/${sku}`, body)).status).toBe(200);
    // Services hear of it a moment later: capture takes orders by what it knows.
    await pause(500);
  };
  const setChannel = async (channelId: string, settings: object): Promise<void> => {
    const body = {
      name: channelId,
      platform: 'generic',
      webhookSecretName: null,
      reason: 'test',
      ...settings,
    };
    expect((await person.call('PUT', `/api/v1/channels/${channelId}`, body)).status).toBe(200);
    await pause(500);
  };
  const shelfOf = (channelId: string) => world.shelves.get(channelId);
  const mails = async (): Promise<string> => {
    const files = await readdir(world.outboxDir).catch(() => []);
    const texts = await Promise.all(files.map((file) => readFile(join(world.outboxDir, file), 'utf8')));
    return texts.join('');
  };

  it('sold anywhere is gone everywhere, and every channel says that it knows', async () => {
    const sku = 'POT-CLAY-1';
    const before = (await person.get(`/api/v1/stock/${sku}`)).body['available'] as number;
    await until(
      () => shelfOf('shop')?.available(sku),
      (available) => available === before,
    );
    await person.place(webOrder({ sku, quantity: 2 }));
    await until(
      () => shelfOf('shop')?.available(sku),
      (available) => available === before - 2,
    );
    const told = await until(
      async () => (await person.get(`/api/v1/availability/${sku}/told`)).body,
      ({ channels }) =>
        (channels as readonly { channelId: string; isUpToDate: boolean }[])
          .filter(({ channelId }) => channelId !== 'phone')
          .every(({ isUpToDate }) => isUpToDate),
    );
    expect(told['channels']).toContainEqual(
      expect.objectContaining({ channelId: 'shop', available: before - 2 }),
    );
  });

  it('on its way dates those who wait, and the customer is told when the date moves', async () => {
    const sku = 'TEA-LATE-50';
    await setProduct(sku, {});
    const incoming = { sku, locationId: 'hamburg', incomingId: 'po-1', quantity: 5 };
    await move('incoming', { ...incoming, expectedAt: FRIDAY });
    const orderId = await person.place(webOrder({ sku, quantity: 2 }));
    await person.until(orderId, ({ order }) => order.reservation.promisedAt === FRIDAY, 'the first date');
    await move('incoming', { ...incoming, expectedAt: MONDAY });
    await person.until(orderId, ({ order }) => order.reservation.promisedAt === MONDAY, 'the new date');
    await until(mails, (text) => text.includes(`${orderId}.backorder-date.1`) && text.includes('2030-01-07'));
    await move('receipts', { sku, locationId: 'hamburg', quantity: 5, reference: 'd-1', incomingId: 'po-1' });
    await person.untilStatus(orderId, 'completed');
    const { body } = await person.get(`/api/v1/stock/${sku}`);
    expect(body).toMatchObject({ onHand: 3, incoming: [] });
  });

  it('that has long been overdue dates nobody any more', async () => {
    const sku = 'TEA-OVERDUE-50';
    await setProduct(sku, {});
    const expectedAt = new Date(Date.now() - DAY_MS + OVERDUE_IN_MS).toISOString();
    await move('incoming', { sku, locationId: 'hamburg', incomingId: 'po-2', quantity: 5, expectedAt });
    const orderId = await person.place(webOrder({ sku, quantity: 2 }));
    await person.until(orderId, ({ order }) => order.reservation.promisedAt === expectedAt, 'a date');
    await person.until(orderId, ({ order }) => order.reservation.promisedAt === null, 'the date to go');
    await until(
      mails,
      (text) => text.includes(`${orderId}.backorder-date.1`) && text.includes('We cannot say'),
    );
    const { body } = await person.get(`/api/v1/stock/${sku}`);
    expect(body['incoming']).toEqual([expect.objectContaining({ incomingId: 'po-2', isOverdue: true })]);
    await move('receipts', { sku, locationId: 'hamburg', quantity: 5, reference: 'd-1', incomingId: 'po-2' });
    await person.untilStatus(orderId, 'completed');
  });

  it('goes to the urgent order, by its channel’s rule, and the one that gave way is served next', async () => {
    const sku = 'TEA-URGENT-50';
    await setProduct(sku, {});
    await setChannel('shop', { lane: 1, displacesFromLane: 5 });
    await move('receipts', { sku, locationId: 'hamburg', quantity: 1, reference: 'd-1' });
    // In review: reserved, and not routed yet.
    const usual = await person.place(webOrder({ sku, quantity: 1, unitPriceMinor: 400_000 }));
    await person.untilStatus(usual, 'in-review');
    const later = await person.place(webOrder({ sku, quantity: 1 }));
    await person.untilStatus(later, 'backordered');
    const urgent = await person.place({ ...webOrder({ sku, quantity: 1 }), channelId: 'shop' });
    await person.untilStatus(urgent, 'completed');
    await person.until(
      usual,
      ({ order }) => order.reservation.status === 'backordered' && order.reservation.attempt === 2,
      'the order that gave way to wait',
    );
    await move('receipts', { sku, locationId: 'hamburg', quantity: 1, reference: 'd-2' });
    await person.until(usual, ({ order }) => order.reservation.status === 'reserved', 'its stock');
    expect((await person.order(later)).status).toBe('backordered');
    await person.post(`/api/v1/reviews/${usual}/approve`, { reason: 'known customer' });
    await person.untilStatus(usual, 'completed');
    await move('receipts', { sku, locationId: 'hamburg', quantity: 1, reference: 'd-3' });
    await person.untilStatus(later, 'completed');
  });

  it('that turned out less and came after all endangers nobody any more', async () => {
    const sku = 'TEA-FOUND-50';
    await setProduct(sku, {});
    await move('receipts', { sku, locationId: 'hamburg', quantity: 1, reference: 'd-1' });
    const orderId = await person.place(webOrder({ sku, quantity: 1, unitPriceMinor: 400_000 }));
    await person.untilStatus(orderId, 'in-review');
    const isEndangered = ({ nextSteps }: { readonly nextSteps: readonly { readonly name: string }[] }) =>
      nextSteps.some(({ name }) => name === 'stock-endangered');
    await move('counts', { sku, locationId: 'hamburg', counted: 0, reference: 'c-1' });
    await person.until(orderId, isEndangered, 'the order to be endangered');
    await move('counts', { sku, locationId: 'hamburg', counted: 1, reference: 'c-2' });
    await person.until(orderId, (view) => !isEndangered(view), 'the order to be safe');
    await person.post(`/api/v1/reviews/${orderId}/approve`, { reason: 'known customer' });
    await person.untilStatus(orderId, 'completed');
  });

  it('held for a checkout is its order’s, whoever comes first', async () => {
    const sku = 'TEA-LAST-50';
    await setProduct(sku, {});
    await move('receipts', { sku, locationId: 'hamburg', quantity: 1, reference: 'd-1' });
    const lines = [{ sku, quantity: 1 }];
    const { status, body } = await person.post('/api/v1/holds', { channelId: 'web', lines });
    expect(status).toBe(201);
    expect((await person.post('/api/v1/holds', { channelId: 'shop', lines })).body).toMatchObject({
      code: 'not-available',
    });
    const other = await person.place(webOrder({ sku, quantity: 1 }));
    await person.untilStatus(other, 'backordered');
    const orderId = await person.place({
      ...webOrder({ sku, quantity: 1 }),
      checkoutHoldId: body['holdId'],
    });
    await person.untilStatus(orderId, 'completed');
    expect((await person.get(`/api/v1/holds/${String(body['holdId'])}`)).body).toMatchObject({
      status: 'ordered',
      orderId,
    });
    expect((await person.order(other)).status).toBe('backordered');
    await person.post(`/api/v1/orders/${other}/cancel`, { reason: 'test' });
    await person.untilSettled(other);
  });

  it('of a kit is that of its components: kit and component never sell the same unit', async () => {
    const part = 'TEA-PART-50';
    const kit = 'TEA-SET-1';
    await setProduct(part, {});
    await setProduct(kit, { components: [{ sku: part, quantity: 2 }] });
    await move('receipts', { sku: part, locationId: 'hamburg', quantity: 4, reference: 'd-1' });
    const wanted = (sku: string) => person.place(webOrder({ sku, quantity: 1, unitPriceMinor: 3000 }));
    const ids = await Promise.all([wanted(kit), wanted(part), wanted(kit), wanted(part)]);
    await Promise.all(ids.map((id) => person.untilStatus(id, 'completed', 'backordered')));
    const { body } = await person.get(`/api/v1/stock/${part}`);
    const sold = 4 - (body['onHand'] as number);
    expect(sold).toBeLessThanOrEqual(4);
    expect(body).toMatchObject({ shortfall: 0 });
    await move('receipts', { sku: part, locationId: 'hamburg', quantity: 2, reference: 'd-2' });
    for (const id of ids) await person.untilStatus(id, 'completed');
    expect((await person.get(`/api/v1/stock/${part}`)).body).toMatchObject({ onHand: 0 });
    const books = world.gateway.books().orders.filter(({ orderId }) => ids.includes(orderId));
    expect(books.map(({ capturedMinor }) => capturedMinor)).toEqual([3000, 3000, 3000, 3000]);
  });

  it('sold over the counter though it was promised names the order, which a person sources anew', async () => {
    const sku = 'TEA-TILL-50';
    await setProduct(sku, {});
    await move('receipts', { sku, locationId: 'hamburg', quantity: 1, reference: 'd-1' });
    // In review: reserved, and not routed yet.
    const orderId = await person.place(webOrder({ sku, quantity: 1, unitPriceMinor: 400_000 }));
    await person.untilStatus(orderId, 'in-review');
    await move('sales', { sku, locationId: 'hamburg', quantity: 1, reference: 'till-1' });
    await person.until(
      orderId,
      ({ nextSteps }) => nextSteps.some(({ name }) => name === 'stock-endangered'),
      'the order to be endangered',
    );
    const step = encodeURIComponent(`stock-endangered:${sku}`);
    const answer = { resolution: 'retry', reason: 'look elsewhere' };
    expect((await person.post(`/api/v1/orders/${orderId}/exceptions/${step}/resolve`, answer)).status).toBe(
      200,
    );
    await person.until(
      orderId,
      ({ order }) => order.reservation.status === 'backordered' && order.reservation.attempt === 2,
      'the order to wait anew',
    );
    await move('receipts', { sku, locationId: 'hamburg', quantity: 1, reference: 'd-2' });
    await person.post(`/api/v1/reviews/${orderId}/approve`, { reason: 'known customer' });
    await person.untilStatus(orderId, 'completed');
  });
});
