import { webOrder } from '../e2e/world/orders.js';
import {
  barriersOf,
  describeInBrowser,
  openBrowserWorld,
  overflowOf,
  PHONE,
  scrolledIn,
  type BrowserWorld,
} from './browser-world.js';

const SKU = 'TEA-RARE-25';
const ENDANGERED_SKU = 'POT-CLAY-1';
const ENDANGERED_ID = 'DANGER-1';
const REVIEWED_MINOR = 1_500_00;
const DAY_MS = 86_400_000;

const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

const CSV = [
  'type,sku,locationId,quantity,counted,reference',
  'receipt,TEA-ASSAM-50,berlin,5,,file-1',
  'count,TEA-ASSAM-50,berlin,,-3,file-2',
  'receipt,TEA-NOBODY-KNOWS,berlin,5,,file-3',
].join('\n');

describeInBrowser('the inventory', () => {
  let browser: BrowserWorld;

  const say = async (what: string, sku: string, said: object): Promise<void> => {
    const { status, body } = await browser.person.post(`/api/v1/stock/${what}`, { sku, ...said });
    expect([body['code'], status]).toEqual([undefined, 200]);
  };

  /** Goods in two places, some not fit for sale, some for one channel, more on their way, and somebody who waits. */
  const stock = async (): Promise<void> => {
    await say('receipts', SKU, { locationId: 'berlin', quantity: 30, reference: 'note-1', quarantined: 4 });
    await say('receipts', SKU, { locationId: 'hamburg', quantity: 12, reference: 'note-2' });
    await say('pools', SKU, { channelId: 'phone', quantity: 5, reason: 'regulars' });
    const [quantity, expectedAt] = [40, inDays(9)];
    await say('incoming', SKU, { locationId: 'berlin', incomingId: 'PO-100', quantity, expectedAt });
    const externalId = 'WAITING-1';
    await browser.person.place(webOrder({ externalId, sku: SKU, quantity: 60, unitPriceMinor: 100 }));
  };

  /** An order in review whose goods are counted away. */
  const endanger = async (): Promise<void> => {
    await say('counts', ENDANGERED_SKU, { locationId: 'berlin', counted: 5, reference: 'count-0' });
    const wanted = { sku: ENDANGERED_SKU, quantity: 5, unitPriceMinor: REVIEWED_MINOR };
    const { body } = await browser.person.get(`/api/v1/stock/${ENDANGERED_SKU}`);
    const places = body['locations'] as readonly { locationId: string }[];
    await browser.person.untilStatus(
      await browser.person.place(webOrder({ externalId: ENDANGERED_ID, ...wanted })),
      'in-review',
    );
    for (const { locationId } of places) {
      await say('counts', ENDANGERED_SKU, { locationId, counted: 0, reference: `count-${locationId}` });
    }
  };

  beforeAll(async () => {
    browser = await openBrowserWorld();
    await stock();
    await endanger();
  });

  afterAll(() => browser.stop());

  const item = (sku = SKU) => browser.visit(`/inventory/${sku}`);

  it('says what a channel can sell, and why', async () => {
    const { page, complaints, close } = await item();
    const channels = page.getByRole('region', { name: 'What channels can sell' });
    await channels.getByRole('button', { name: 'Why Phone can sell as many' }).click();
    await channels.getByText('Not fit for sale').waitFor();
    await channels.getByText('Wanted by orders that wait before a newcomer').waitFor();
    await channels.getByText('Kept for this channel').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('names who waits, and by when they can be served', async () => {
    const { page, close } = await item();
    const queue = page.getByRole('region', { name: 'Orders that wait' });
    await queue.getByRole('link', { name: 'WAITING-1' }).click();
    await page.getByText(/^60 × TEA-RARE-25, expected/).waitFor();
    await close();
  });

  it('names who may not get what they were promised, and leads to their exceptions', async () => {
    const { page, close } = await item(ENDANGERED_SKU);
    const endangered = page.getByRole('region', { name: 'Endangered orders' });
    await endangered.getByRole('link', { name: ENDANGERED_ID }).waitFor();
    await endangered.getByRole('link', { name: 'To the exceptions' }).click();
    await page.getByRole('row').filter({ hasText: ENDANGERED_ID }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await close();
  });

  it('takes a purchase order in: so much less is on its way', async () => {
    const { page, close } = await item();
    await page.getByRole('button', { name: 'Receive PO-100' }).click();
    const dialog = page.getByRole('dialog');
    expect(await barriersOf(page)).toEqual([]);
    await dialog.getByLabel('Quantity').fill('15');
    await dialog.getByRole('button', { name: 'Receive', exact: true }).click();
    await page.getByText('The stock is received.').waitFor();
    const incoming = page.getByRole('region', { name: 'On its way' });
    await incoming.getByRole('row').filter({ hasText: 'PO-100' }).filter({ hasText: '25' }).waitFor();
    await close();
  });

  it('says at the field what is wrong with a transfer, and ships it then', async () => {
    const { page, close } = await item();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Ship a transfer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From').selectOption('Hamburg warehouse');
    await dialog.getByLabel(/^To/).selectOption('Hamburg warehouse');
    await dialog.getByLabel('Quantity').fill('2');
    await dialog.getByRole('button', { name: 'Ship' }).click();
    await dialog.getByText('Please fill this in.').waitFor();
    await dialog.getByLabel('Expected').fill(inDays(2).slice(0, 10));
    await dialog.getByLabel('Transfer').fill('TR-1');
    await dialog.getByRole('button', { name: 'Ship' }).click();
    await dialog.getByText('It goes where it comes from.').waitFor();
    await dialog.getByLabel(/^To/).selectOption('Berlin warehouse');
    await dialog.getByRole('button', { name: 'Ship' }).click();
    await page.getByRole('button', { name: 'Receive TR-1' }).waitFor();
    await close();
  });

  it("says why a movement is refused in the page's language", async () => {
    const { page, close } = await browser.visit(`/inventory/${SKU}`, { locale: 'de-DE' });
    await page.getByRole('button', { name: 'Berichtigen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Standort').selectOption('Munich warehouse');
    const quantity = dialog.getByRole('textbox', { name: 'Menge' });
    await quantity.fill('-2000000');
    await dialog.getByText('Mindestens -1.000.000.').waitFor();
    await quantity.fill('-5');
    await dialog.getByRole('button', { name: 'Berichtigen' }).click();
    await dialog.getByText('So viele Stücke sind nicht vorhanden.').waitFor();
    await close();
  });

  it('writes a count into the ledger, with what the books were off by', async () => {
    const { page, close } = await item();
    await page.getByRole('button', { name: 'Count' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Location').selectOption('Cologne store');
    await dialog.getByLabel('Counted').fill('3');
    await dialog.getByRole('button', { name: 'Record the count' }).click();
    const ledger = page.getByRole('region', { name: 'Ledger' });
    await ledger.getByRole('row').filter({ hasText: '3 counted' }).filter({ hasText: '+3' }).waitFor();
    await ledger.getByLabel('As of').fill('2020-01-01T10:00');
    await ledger.getByText('Nothing had moved by then.').waitFor();
    await ledger.getByRole('button', { name: 'Back to now' }).click();
    await ledger.getByRole('row').filter({ hasText: '3 counted' }).waitFor();
    await close();
  });

  it('takes a file of movements, and says what became of every row', async () => {
    const { page, complaints, close } = await browser.visit('/inventory');
    await page.getByRole('button', { name: 'Import a file' }).click();
    const dialog = page.getByRole('dialog');
    const file = { name: 'moves.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) };
    await page.locator('input[type=file]').setInputFiles(file);
    await dialog.getByRole('button', { name: 'Import' }).click();
    await dialog.getByText('3 rows: 1 taken, 0 known already, 2 refused.').waitFor();
    await dialog.getByRole('row').filter({ hasText: '4' }).getByText('There is no such product.').waitFor();
    await dialog.getByText('All', { exact: true }).click();
    await dialog.getByRole('row').filter({ hasText: 'Taken' }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('marks in the list what has run out, and when more is expected', async () => {
    const { page, close } = await browser.visit('/inventory?state=out&q=pot');
    await page.getByRole('row').filter({ hasText: ENDANGERED_SKU }).getByText('Ran out').waitFor();
    await page.goto(`${browser.world.url}/inventory?q=rare`);
    await page
      .locator('tbody')
      .filter({ hasText: SKU })
      .getByText(/^from /)
      .waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await close();
  });

  it.each(['light', 'dark'] as const)('keeps nobody out with all of it shown: %s', async (colorScheme) => {
    for (const sku of [SKU, ENDANGERED_SKU]) {
      const { page, complaints, close } = await browser.visit(`/inventory/${sku}`, { colorScheme });
      await page.getByRole('button', { name: 'Why Web shop can sell as many' }).click();
      await page.getByText('Available to promise').last().waitFor();
      expect(await barriersOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }
  });

  it('tells which channels know what they can sell', async () => {
    const { page, complaints, close } = await browser.visit(`/inventory/${SKU}`);
    const told = page.getByRole('region', { name: 'What channels were told' });
    const web = told.getByRole('row').filter({ hasText: 'Web shop' });
    await web.getByText('Never acknowledged').waitFor();
    await told.getByText('No channel has ever acknowledged').waitFor();
    const { body } = await browser.person.get(`/api/v1/availability/${SKU}/told`);
    const value = { channelId: 'web', sku: SKU, stockRevision: body['stockRevision'], at: inDays(0) };
    const acks = '/api/v1/topics/oms.availability.acks.v1';
    await browser.person.post(acks, { messages: [{ key: SKU, value }] });
    await web.getByText('Up to date').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('says what is long overdue, where it is listed and where it lies', async () => {
    const sku = 'TEA-ASSAM-100';
    const late = { locationId: 'berlin', incomingId: 'PO-LATE', quantity: 7, expectedAt: inDays(-3) };
    await say('incoming', sku, late);
    const { page, close } = await browser.visit('/inventory?q=assam');
    await page.getByRole('row').filter({ hasText: 'Assam, 100 g' }).getByText('7 overdue').waitFor();
    await page.goto(`${browser.world.url}/inventory/${sku}`);
    const row = page
      .getByRole('region', { name: 'On its way' })
      .getByRole('row')
      .filter({ hasText: 'PO-LATE' });
    await row.getByText('Overdue').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await close();
  });

  it.each([1280, 1024, PHONE.width])('lists items without scrolling sideways: %d pixels', async (width) => {
    const { page, close } = await browser.visit('/inventory', {
      viewport: { width, height: 900 },
      locale: 'de-DE',
    });
    await page.getByRole('row').nth(3).waitFor();
    expect([await overflowOf(page), await scrolledIn(page)]).toEqual([0, 0]);
    await close();
  });

  it.each([SKU, ENDANGERED_SKU])('fits a phone: %s', async (sku) => {
    const { page, close } = await browser.visit(`/inventory/${sku}`, { viewport: PHONE, locale: 'de-DE' });
    await page.getByRole('region', { name: 'Journal' }).getByRole('row').nth(1).waitFor();
    expect(await overflowOf(page)).toBe(0);
    await close();
  });
});
