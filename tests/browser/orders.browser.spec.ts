import type { Page } from 'playwright-core';
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
const NOTE_CHARACTERS = 10_000;

/** The head and one more row; what was shown before stays until the answer is there. */
const untilOneOrder = (page: Page) => page.getByRole('row').nth(2).waitFor({ state: 'detached' });

describeInBrowser('the list of orders', () => {
  let browser: BrowserWorld;

  beforeAll(async () => {
    browser = await openBrowserWorld();
  });

  afterAll(() => browser.stop());

  it('of an empty system says what to do, and fills by itself as sample orders go their ways', async () => {
    const { page, complaints, close } = await browser.visit('/');
    await page.getByText('No orders yet').waitFor();
    await page.getByRole('button', { name: 'Send sample orders' }).click();
    await page.getByText('6 sample orders sent.').waitFor();
    await page.getByRole('row').filter({ hasText: 'Ada Byron' }).getByText('Completed').waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: 'Emmy Noether' })
      .getByText('Payment declined')
      .first()
      .waitFor();
    await page.getByRole('row').filter({ hasText: 'Katherine Johnson' }).getByText('Backordered').waitFor();
    await page.getByRole('row').filter({ hasText: 'Alan Turing' }).getByText('In review').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('finds an order by its external id, and keeps what is searched for in its address', async () => {
    await browser.person.place(webOrder({ externalId: 'FIND-ME-7' }));
    const { page, close } = await browser.visit('/orders');
    await page.keyboard.press('/');
    await page.keyboard.type('find-me-7');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/orders?q=find-me-7');
    await page.getByRole('link', { name: 'FIND-ME-7' }).waitFor();
    await untilOneOrder(page);
    await page.getByRole('button', { name: 'Remove the filter Search: find-me-7' }).click();
    await page.getByRole('row').filter({ hasText: 'Emmy Noether' }).waitFor();
    await page.goBack();
    await expect(page.getByRole('searchbox').inputValue()).resolves.toBe('find-me-7');
    await close();
  });

  it('is narrowed by filters, each of them a chip, and by the stages', async () => {
    const { page, close } = await browser.visit('/orders');
    await page.getByRole('button', { name: /^In review/ }).click();
    await page.waitForURL('**/orders?status=in-review');
    await page.getByRole('row').filter({ hasText: 'Alan Turing' }).waitFor();
    await untilOneOrder(page);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByLabel('SKU').fill('NONE-SUCH');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('No order matches').waitFor();
    expect(page.url()).toContain('status=in-review&sku=NONE-SUCH');
    await page.getByRole('button', { name: 'Clear all' }).first().click();
    await page.getByRole('row').filter({ hasText: 'Ada Byron' }).first().waitFor();
    await close();
  });

  it('says so where its address makes no sense, and lets one go on', async () => {
    const { page, close } = await browser.visit('/orders?status=lost');
    await page.getByRole('alert').getByText('status must be one or more of these').waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByRole('row').filter({ hasText: 'Ada Byron' }).first().waitFor();
    await close();
  });

  it('changes its rows where they are, without a reload, and keeps new ones back from under the pointer', async () => {
    const held = await browser.person.place(
      webOrder({ externalId: 'LIVE-1', unitPriceMinor: REVIEWED_MINOR }),
    );
    await browser.person.untilStatus(held, 'in-review');
    const { page, close } = await browser.visit('/orders');
    const row = page.getByRole('row').filter({ hasText: 'LIVE-1' });
    await row.getByText('In review').waitFor();
    await row.hover();
    const before = await page.getByRole('row').allTextContents();
    await browser.person.place(webOrder({ externalId: 'LIVE-2' }));
    await browser.person.post(`/api/v1/reviews/${held}/approve`, { reason: 'known customer' });
    await row.getByText('Completed').waitFor();
    await page.getByRole('button', { name: 'Show new orders' }).waitFor();
    const after = await page.getByRole('row').allTextContents();
    expect(after.length).toBe(before.length);
    expect(await page.getByText('LIVE-2').count()).toBe(0);
    await page.getByRole('button', { name: 'Show new orders' }).click();
    await page.getByRole('link', { name: 'LIVE-2' }).waitFor();
    await close();
  });

  it('holds many at once, tells how it went, and names what was refused', async () => {
    for (const number of [1, 2]) {
      const id = await browser.person.place(
        webOrder({ externalId: `BULK-${number}`, unitPriceMinor: REVIEWED_MINOR }),
      );
      await browser.person.untilStatus(id, 'in-review');
    }
    const done = await browser.person.place(webOrder({ externalId: 'BULK-3' }));
    await browser.person.untilStatus(done, 'completed');
    const { page, close } = await browser.visit('/orders?q=bulk');
    await page.getByRole('link', { name: 'BULK-3' }).waitFor();
    await page.getByLabel('Select all shown').check();
    await page
      .getByRole('region', { name: '3 orders selected' })
      .getByRole('button', { name: 'Hold' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Hold' }).click();
    await dialog.getByText('Please say why.').waitFor();
    await dialog.getByLabel('Reason').fill('the address looks odd');
    await dialog.getByRole('button', { name: 'Hold' }).click();
    await page.getByText('2 of 3 done, 1 refused.').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'BULK-3' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('row').filter({ hasText: 'BULK-1' }).getByText('On hold').waitFor();
    await close();
  });

  it('shows what people wrote as text, whatever they wrote', async () => {
    const names = [
      '<script>document.title="broken"</script>',
      'x'.repeat(NOTE_CHARACTERS).slice(0, 200),
      'محمد علي',
      '🎉 Zoë',
    ];
    for (const [index, name] of names.entries()) {
      const order = webOrder({ externalId: `HOSTILE-${index}` });
      await browser.person.place({ ...order, customer: { name, email: 'x@example.com' } });
    }
    const { page, complaints, close } = await browser.visit('/orders?q=hostile');
    await page.getByText('<script>document.title="broken"</script>').waitFor();
    await page.getByText('محمد علي').waitFor();
    expect(await page.title()).toBe('Orders · Throughline');
    expect(await overflowOf(page)).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('stays readable while the server is away, and goes on by itself when it is back', async () => {
    const { page, close } = await browser.visit('/orders');
    await page.getByText('Live', { exact: true }).waitFor();
    await page.context().setOffline(true);
    await page.reload().catch(() => undefined);
    await page.context().setOffline(false);
    await page.goto(`${browser.world.url}/orders`);
    await page.getByText('Live', { exact: true }).waitFor();
    await close();
  });

  it.each(['light', 'dark'] as const)('keeps nobody out, in %s', async (colorScheme) => {
    const { page, close } = await browser.visit('/orders', { colorScheme });
    await page.getByRole('row').filter({ hasText: 'Ada Byron' }).first().waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await close();
  });

  it('fits a phone, and speaks German', async () => {
    const { page, close } = await browser.visit('/orders', { viewport: PHONE, locale: 'de-DE' });
    await page.getByRole('heading', { name: 'Bestellungen' }).waitFor();
    await page
      .getByText(/25,00\s€/)
      .first()
      .waitFor();
    expect(await overflowOf(page)).toBe(0);
    await close();
  });
});
