import { TOPIC } from '@throughline/contracts';
import { webOrder } from '../e2e/world/orders.js';
import {
  barriersOf,
  describeInBrowser,
  openBrowserWorld,
  overflowOf,
  PHONE,
  type BrowserWorld,
} from './browser-world.js';

const REVIEWED_MINOR = 1_500_00;

const PAGES = [
  '/exceptions',
  '/overview',
  '/inventory',
  '/inventory/TEA-EARLGREY-100',
  '/dead-letters',
  '/lifecycle',
  '/settings/locations',
  '/settings/locations/berlin',
  '/settings/products',
  '/settings/products/TEA-EARLGREY-100',
  '/settings/channels',
  '/settings/channels/web',
] as const;

describeInBrowser('the other pages', () => {
  let browser: BrowserWorld;

  const inReview = async (externalId: string): Promise<string> => {
    const orderId = await browser.person.place(webOrder({ externalId, unitPriceMinor: REVIEWED_MINOR }));
    await browser.person.untilStatus(orderId, 'in-review');
    return orderId;
  };

  const deadLetters = async (): Promise<readonly { readonly replays: number }[]> =>
    (await browser.person.get('/api/v1/dead-letters')).body['items'] as readonly { replays: number }[];

  const sendNonsense = async (): Promise<void> => {
    const value = { eventId: 'e1', type: 'shipped', reference: 'nobody', at: 'yesterday' };
    const messages = ['k1', 'k2'].map((key) => ({ key, value }));
    await browser.person.post(`/api/v1/topics/${TOPIC.wmsEvents}`, { messages });
    while ((await deadLetters()).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  beforeAll(async () => {
    browser = await openBrowserWorld();
    await sendNonsense();
    for (const number of [1, 2, 3]) await inReview(`QUEUE-${number}`);
  });

  afterAll(() => browser.stop());

  it('handle exceptions in bulk: their orders go on', async () => {
    const { page, complaints, close } = await browser.visit('/exceptions?q=queue');
    await page.getByRole('row').filter({ hasText: 'QUEUE-1' }).waitFor();
    await page.getByRole('checkbox', { name: 'Select all shown' }).check();
    const bar = page.getByRole('region', { name: '3 exceptions selected' });
    await bar.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('all known customers');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('3 of 3 done, 0 refused.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    const { body } = await browser.person.get('/api/v1/orders?q=queue');
    for (const { orderId } of body['items'] as readonly { orderId: string }[]) {
      await browser.person.untilStatus(orderId, 'completed');
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('are worked by keyboard alone: an exception in bulk, then a dead letter', async () => {
    const orderId = await inReview('KEYS-1');
    const { page, close } = await browser.visit('/exceptions?q=keys');
    await page.getByRole('row').filter({ hasText: 'KEYS-1' }).waitFor();
    for (const key of ['j', 'x', 'a']) await page.keyboard.press(key);
    await page.getByRole('region', { name: '1 exception selected' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Reason').waitFor();
    await page.keyboard.type('known');
    for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await page.getByText('1 of 1 done, 0 refused.').waitFor();
    await page.keyboard.press('Enter');
    await browser.person.untilStatus(orderId, 'completed');

    for (const key of ['g', 'o']) await page.keyboard.press(key);
    await page.waitForURL('**/orders');
    await page.goto(`${browser.world.url}/dead-letters`);
    await page.getByText('2 messages on').waitFor();
    for (const key of ['j', 'Enter']) await page.keyboard.press(key);
    const drawer = page.getByRole('dialog');
    await drawer.getByText('yesterday').waitFor();
    await drawer.getByRole('button', { name: /Replay/ }).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await close();
  });

  it('give an exception an owner', async () => {
    await inReview('OWNED-1');
    const { page, close } = await browser.visit('/exceptions?q=owned');
    await page.getByRole('button', { name: 'Order OWNED-1 has no owner' }).click();
    await page.getByRole('menuitem', { name: 'Assign to me' }).click();
    await page.getByRole('button', { name: 'Owner of order OWNED-1: Anna' }).waitFor();
    await close();
  });

  it("say a service's reason in the page's language", async () => {
    const orderId = await inReview('GERMAN-1');
    const { page, close } = await browser.visit('/exceptions?q=german', { locale: 'de-DE' });
    const row = page.getByRole('row').filter({ hasText: 'GERMAN-1' });
    await row.getByText(/^Betrugsverdacht, Punkte \d+$/).waitFor();
    await page.goto(`${browser.world.url}/orders/${orderId}`);
    await page.getByText(/Betrugsverdacht, Punkte \d+, seit/).waitFor();
    await close();
  });

  it('replay dead letters, one and all', async () => {
    const { page, close } = await browser.visit('/dead-letters');
    await page.getByText('2 messages on').waitFor();
    await page
      .getByRole('button', { name: /^Replay / })
      .last()
      .click();
    await page.getByText('1 of 1 done, 0 refused.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: /^Replay all/ }).click();
    await page.getByText(/(2 of 2|3 of 3) done, 0 refused\./).waitFor();
    const sentBack = (await deadLetters()).reduce((sum, { replays }) => sum + replays, 0);
    expect(sentBack).toBeGreaterThanOrEqual(3);
    await close();
  });

  it('receive stock, and show the movement with its balance', async () => {
    const { page, close } = await browser.visit('/inventory/TEA-RARE-25');
    await page.getByRole('button', { name: 'Receive stock' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Location').selectOption('Berlin warehouse');
    await dialog.getByLabel('Quantity').fill('7');
    await dialog.getByRole('button', { name: 'Receive', exact: true }).click();
    await page.getByText('The stock is received.').waitFor();
    await page.getByRole('row').filter({ hasText: '+7' }).first().waitFor();
    await close();
  });

  it('change a setting with a reason, and show who did', async () => {
    const { page, close } = await browser.visit('/settings/locations/berlin');
    await page.getByRole('textbox', { name: 'Name' }).fill('Berlin south');
    await page.getByLabel(/^Reason/).fill('there is a second one now');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByText('there is a second one now').waitFor();
    await page.getByText('Berlin warehouse').first().waitFor();
    await close();
  });

  it('set what a channel sells from, whom it displaces, and how long its orders wait', async () => {
    const { page, complaints, close } = await browser.visit('/settings/channels/shop');
    await page.getByRole('textbox', { name: 'May displace lanes from' }).fill('6');
    await page.getByRole('textbox', { name: 'Refused if no stock comes within', exact: true }).fill('2');
    await page.getByLabel('Refused if no stock comes within: unit').selectOption('hours');
    await page.getByLabel('Never sells from').first().click();
    await page.getByRole('option', { name: 'Cologne store' }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel(/^Reason/).fill('the shop is not for parcels');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const { body } = await browser.person.get('/api/v1/channels/shop');
    expect(body).toMatchObject({
      ...{ displacesFromLane: 6, refuseAfterMs: 7_200_000 },
      excludedLocationIds: ['cologne-store'],
    });
    expect(await barriersOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('say at a field of a setting what is past its limit, and ask nobody until it is mended', async () => {
    const { page, close } = await browser.visit('/settings/locations/munich');
    const age = page.getByRole('textbox', { name: 'Figures are believed for', exact: true });
    await page.getByLabel('Figures are believed for: unit').selectOption('days');
    await age.fill('366');
    await page.getByText('At most 365d.').waitFor();
    await page.getByLabel(/^Reason/).fill('they report by themselves now');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await barriersOf(page)).toEqual([]);
    await age.fill('1.5');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const { body } = await browser.person.get('/api/v1/locations/munich');
    expect(body).toMatchObject({ feedMaxAgeMs: 129_600_000 });
    await close();
  });

  it("set a product's safety stock by location", async () => {
    const { page, close } = await browser.visit('/settings/products/TEA-CEYLON-50');
    await page.getByLabel('Units kept back by location: add one').selectOption('Hamburg warehouse');
    await page.getByRole('textbox', { name: 'Units kept back by location: Hamburg warehouse' }).fill('3');
    await page.getByLabel(/^Reason/).fill('for the counter');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const { body } = await browser.person.get('/api/v1/products/TEA-CEYLON-50');
    expect(body).toMatchObject({ safetyStock: { byLocation: { hamburg: 3 } } });
    await close();
  });

  it('take no change made on a stale page, and show what is in force by then', async () => {
    const { page, close } = await browser.visit('/settings/products/TEA-ASSAM-50');
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.fill('Assam, small');
    const theirs = { title: 'Assam, tiny', weightGrams: 50, reason: 'quicker' };
    expect((await browser.person.call('PUT', '/api/v1/products/TEA-ASSAM-50', theirs)).status).toBe(200);
    await page.getByLabel(/^Reason/).fill('mine');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody else changed it meanwhile').waitFor();
    expect(await title.inputValue()).toBe('Assam, tiny');
    await close();
  });

  it.each(PAGES)('keep nobody out, light and dark: %s', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, complaints, close } = await browser.visit(path, { colorScheme });
      await page.waitForLoadState('networkidle').catch(() => undefined);
      expect(await barriersOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }
  });

  it.each(PAGES)('fit a phone: %s', async (path) => {
    const { page, close } = await browser.visit(path, { viewport: PHONE, locale: 'de-DE' });
    await page.waitForTimeout(500);
    expect(await overflowOf(page)).toBe(0);
    await close();
  });
});
