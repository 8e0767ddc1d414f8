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
/** As many as an order may bring along. */
const CUSTOMER_NOTE_CHARACTERS = 5_000;

const statusOf = (page: Page) => page.locator('.status-badge').first();

describeInBrowser('the page of an order', () => {
  let browser: BrowserWorld;
  let suspicious: string;

  const inReview = async (externalId: string): Promise<string> => {
    const orderId = await browser.person.place(webOrder({ externalId, unitPriceMinor: REVIEWED_MINOR }));
    await browser.person.untilStatus(orderId, 'in-review');
    return orderId;
  };

  beforeAll(async () => {
    browser = await openBrowserWorld();
    suspicious = await inReview('PAGE-REVIEW');
  });

  afterAll(() => browser.stop());

  it('tells why it waits, lets a person approve it, and shows it ship without a reload', async () => {
    const orderId = await inReview('PAGE-1');
    const { page, complaints, close } = await browser.visit('/orders');
    await page.keyboard.press('/');
    await page.keyboard.type('PAGE-1');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'PAGE-1', exact: true }).click();
    await page.waitForURL(`**/orders/${orderId}`);
    await page.getByText('Needs a person: Fraud review').waitFor();
    await page.getByText('No money is touched before you decide.').waitFor();
    await page.evaluate('window.isNoReload = true');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByLabel('Reason').fill('known customer');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Review approved: known customer', { exact: true }).waitFor();
    await page.getByText(/^Shipment 1 left with/).waitFor();
    await statusOf(page).getByText('Completed').waitFor();
    expect(await page.evaluate('window.isNoReload')).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('goes back in time, and shows the order as it was', async () => {
    const orderId = await browser.person.place(webOrder({ externalId: 'PAGE-PAST' }));
    await browser.person.untilStatus(orderId, 'completed');
    const { page, close } = await browser.visit(`/orders/${orderId}`);
    await page.getByText('Order completed').waitFor();
    const slider = page.getByRole('slider', { name: 'The order as it was' });
    await slider.focus();
    await page.keyboard.press('Home');
    await page.getByText('You see the order as it was at').waitFor();
    await statusOf(page).getByText('Received').waitFor();
    await page.getByText('Nothing is planned yet.').waitFor();
    expect(page.url()).toContain('asOf=');
    expect(await page.getByRole('button', { name: 'Actions' }).isDisabled()).toBe(true);
    await page.getByText('Order completed (had not happened yet)').waitFor();
    await page.getByRole('button', { name: 'One event later' }).click();
    await statusOf(page).getByText('Reserved').waitFor();
    await page.getByRole('button', { name: 'Back to now' }).click();
    await statusOf(page).getByText('Completed').waitFor();
    expect(page.url()).not.toContain('asOf=');
    await close();
  });

  it('leads from an effect to its cause, and to the raw data of both', async () => {
    const { page, close } = await browser.visit(`/orders/${suspicious}`);
    await page.getByRole('button', { name: /^because: Stock reserved/ }).click();
    const cause = page.getByRole('listitem').filter({ hasText: /^Stock reserved/ });
    expect(await cause.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await cause.getByRole('button', { name: 'raw data' }).click();
    await page.getByText('"type": "StockReserved"').waitFor();
    await page.getByRole('button', { name: 'Show what the channel sent' }).click();
    await page.getByText('"externalId": "PAGE-REVIEW"').waitFor();
    await close();
  });

  it('is worked by keyboard alone, from the list to the decision and back', async () => {
    await inReview('PAGE-KEYS');
    const { page, close } = await browser.visit('/orders?q=PAGE-KEYS');
    await page.getByRole('link', { name: 'PAGE-KEYS' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByText('Needs a person: Fraud review').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('menuitem', { name: 'Approve: Fraud review' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Reason').waitFor();
    await page.keyboard.type('called the customer');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Review approved: called the customer', { exact: true }).waitFor();
    await page.keyboard.press('u');
    await page.waitForURL('**/orders?q=PAGE-KEYS');
    await close();
  });

  it('refuses with a sentence what the order no longer allows, and shows it as it is by then', async () => {
    const orderId = await inReview('PAGE-STALE');
    const { page, close } = await browser.visit(`/orders/${orderId}`);
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByLabel('Reason').fill('too odd');
    await browser.person.post(`/api/v1/reviews/${orderId}/approve`, { reason: 'quicker' });
    await browser.person.untilStatus(orderId, 'completed');
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('alert').getByText('That did not work').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await statusOf(page).getByText('Completed').waitFor();
    await close();
  });

  it('keeps notes, and shows whatever people wrote as text', async () => {
    const order = webOrder({ externalId: 'PAGE-HOSTILE', unitPriceMinor: REVIEWED_MINOR });
    const note = `<img src=x onerror="document.title='broken'"> ${'x'.repeat(CUSTOMER_NOTE_CHARACTERS - 100)}`;
    const customer = { name: '<script>document.title="broken"</script>', email: 'x@example.com', note };
    const orderId = await browser.person.place({ ...order, customer });
    const { page, complaints, close } = await browser.visit(`/orders/${orderId}`, { viewport: PHONE });
    await page.getByText('<script>document.title="broken"</script>').first().waitFor();
    await page.getByText('<img src=x').waitFor();
    const words = 'مرحبا 🎉 <b>bold</b>';
    await page
      .getByRole('textbox', { name: 'Note' })
      .fill(`${words} ${'y'.repeat(NOTE_CHARACTERS - words.length - 1)}`);
    await page.getByRole('button', { name: 'Add the note' }).click();
    await page.getByText(words).last().waitFor();
    await page.getByRole('button', { name: 'I will' }).click();
    await page.getByText('Anna sees to it.').waitFor();
    expect(await page.title()).toContain('PAGE-HOSTILE');
    expect(await overflowOf(page)).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(['7', '0198c0de-0000-8000-8000-000000000000'])('says so where there is none: %s', async (id) => {
    const { page, close } = await browser.visit(`/orders/${id}`);
    await page.getByText('No such order').waitFor();
    await page.getByRole('link', { name: 'To the orders' }).click();
    await page.waitForURL('**/orders');
    await close();
  });

  it('stays readable while the server is away, and goes on by itself when it is back', async () => {
    const orderId = await inReview('PAGE-AWAY');
    const { page, close } = await browser.visit(`/orders/${orderId}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await page.context().setOffline(true);
    await browser.person.post(`/api/v1/reviews/${orderId}/approve`, { reason: 'meanwhile' });
    await browser.person.untilStatus(orderId, 'completed');
    await statusOf(page).getByText('In review').waitFor();
    await page.context().setOffline(false);
    await statusOf(page).getByText('Completed').waitFor();
    await close();
  });

  it.each(['light', 'dark'] as const)('keeps nobody out, in %s', async (colorScheme) => {
    const done = await browser.person.place(webOrder({ externalId: `PAGE-AXE-${colorScheme}` }));
    await browser.person.untilStatus(done, 'completed');
    for (const orderId of [done, suspicious]) {
      const { page, close } = await browser.visit(`/orders/${orderId}`, { colorScheme });
      await page.getByText('We have your order').waitFor();
      expect(await barriersOf(page)).toEqual([]);
      await close();
    }
  });

  it('fits a phone, and speaks German', async () => {
    const { page, close } = await browser.visit(`/orders/${suspicious}`, {
      viewport: PHONE,
      locale: 'de-DE',
    });
    await page.getByText('Braucht einen Menschen: Betrugsprüfung').waitFor();
    expect(await overflowOf(page)).toBe(0);
    await close();
  });
});
