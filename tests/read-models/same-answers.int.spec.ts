import { randomUUID } from 'node:crypto';
import { rebuildProjections } from '@throughline/standalone';
import { ASKED_ROUTES, everyAnswer, STATE_ROUTES, type Answers, type Subjects } from './every-answer.js';
import { Shop } from './shop.js';

const PREMIUM_UNIT_MINOR = 60_000;
const OUT_OF_STOCK = 'TEA-RARE-25';

/** Orders that went every way that there is a read model for. */
async function trade(shop: Shop): Promise<void> {
  const orders = ['WEB-1', 'WEB-2', 'WEB-3', 'WEB-4'].map((externalId) => shop.place({ externalId }));
  await Promise.all(orders);
  await shop.place({ unitPriceMinor: PREMIUM_UNIT_MINOR });
  await shop.place({ token: 'tok_decline' });
  await shop.place({ sku: 'UNHEARD-OF' });
  const waiting = await shop.place({ sku: OUT_OF_STOCK });
  const held = await shop.place({ sku: OUT_OF_STOCK });
  const cancelled = await shop.place({ sku: OUT_OF_STOCK });
  await shop.rest();
  await shop.call('POST', `/api/v1/orders/${held}/hold`, { reason: 'a second look' });
  await shop.call('POST', `/api/v1/orders/${cancelled}/cancel`, { reason: 'customer-request' });
  await shop.call('PUT', `/api/v1/orders/${waiting}/case/owner`, { owner: 'ben' });
  await shop.call('PUT', `/api/v1/orders/${waiting}/case/notes/${randomUUID()}`, {
    text: 'asked the supplier',
  });
  await shop.hold();
  const view = { name: 'Late', page: 'orders', query: 'status=shipped', columns: [] };
  await shop.call('PUT', `/api/v1/views/${randomUUID()}`, view);
  await shop.call('POST', '/api/v1/topics/oms.wms.events.v1', {
    messages: [{ key: 'S-1', value: { type: 'nonsense' } }],
  });
  await shop.rest();
}

describe('after every table of the read models was dropped', () => {
  let shop: Shop;
  let subjects: Subjects;
  let before: Answers;
  let headBefore: number;

  beforeAll(async () => {
    shop = await Shop.open();
    await trade(shop);
    subjects = await shop.subjects();
    before = await everyAnswer(shop.url, subjects);
    headBefore = await shop.head();
  }, 90_000);

  afterAll(() => shop.remove());

  const expectTheSame = async (): Promise<void> => {
    expect(await everyAnswer(shop.url, subjects)).toEqual(before);
    expect(await shop.head()).toBe(headBefore);
  };

  it('nothing that the interface can be asked is left out', () =>
    expect(ASKED_ROUTES.toSorted()).toEqual(STATE_ROUTES.toSorted()));

  it('there is something of everything', () => {
    const isFull = (pages: unknown) => {
      const text = JSON.stringify(pages);
      return text.includes('"status":200') && !text.includes('"items":[]');
    };
    const empty = Object.entries(before).filter(([, answers]) => !Object.values(answers).some(isFull));
    expect(empty.map(([path]) => path)).toEqual([]);
  });

  it('every answer is the same once it has started again', async () => {
    await shop.stop();
    expect(shop.dropReadModels()).toBeGreaterThan(30);
    await shop.start();
    await expectTheSame();
  }, 60_000);

  it('every answer is the same while all is built anew, and after', async () => {
    const progress: number[] = [];
    const rebuilt = rebuildProjections(shop.config, undefined, (rebuilds) =>
      progress.push(rebuilds.filter(({ isOpen }) => isOpen).length),
    );
    const isDone = rebuilt.then(() => true);
    do {
      await expectTheSame();
    } while (!(await Promise.race([isDone, Promise.resolve(false)])));
    expect((await rebuilt).length).toBeGreaterThan(15);
    expect([progress[0], progress.at(-1)]).toEqual([(await rebuilt).length, 0]);
    await expectTheSame();
  }, 60_000);

  it('every answer is the same after they were built anew while nothing ran', async () => {
    await shop.stop();
    expect(await rebuildProjections(shop.config, ['console_orders', 'payment_work'])).toEqual([
      'console_orders',
      'payment_work',
    ]);
    await shop.start();
    await expectTheSame();
  }, 60_000);

  it('no read model is built that there is none of', async () => {
    await expect(rebuildProjections(shop.config, ['console_order'])).rejects.toThrow(
      /^no read model is called console_order; there are: .*console_orders/,
    );
    const config = { ...shop.config, dataDir: '/nowhere' };
    await expect(rebuildProjections(config, undefined)).rejects.toThrow('/nowhere holds no ledger');
  });
});
