// Takes a picture of every page of the console, on a desktop and a phone, light and dark, over a system of its own with
// demo traffic: `npm run screenshots`. Needs Chromium (CHROMIUM, or on the path). Writes docs/screenshots.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'docs', 'screenshots');
const PORT = 3930;
const URL_OF_SYSTEM = `http://127.0.0.1:${PORT}`;
const DEMO_ORDERS = 120;
const READY_MS_MAX = 30_000;

/** After the last request: charts draw themselves. */
const SETTLE_MS = 1_200;

const DEVICES = {
  desktop: { viewport: { width: 1_440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 },
};
const SCHEMES = ['light', 'dark'];

const findChromium = () => {
  const paths = process.env.PATH.split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = names
    .flatMap((name) => paths.map((path) => join(path, name)))
    .find((file) => existsSync(file));
  return process.env.CHROMIUM ?? found;
};

const run = (file, ...args) =>
  spawn(process.execPath, [join(ROOT, file), ...args], { cwd: ROOT, stdio: 'ignore' });
const ended = (child) => new Promise((resolve) => child.once('exit', resolve));

async function untilReady() {
  const until = Date.now() + READY_MS_MAX;
  for (;;) {
    const isReady = await fetch(`${URL_OF_SYSTEM}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (Date.now() > until) throw new Error(`${URL_OF_SYSTEM} is not ready after ${READY_MS_MAX} ms`);
    await pause(100);
  }
}

const get = async (path) => (await fetch(`${URL_OF_SYSTEM}/api/v1/${path}`)).json();
const post = (path, body) =>
  fetch(`${URL_OF_SYSTEM}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const orderIn = async (status) => (await get(`orders?limit=1&status=${status}`)).items[0]?.orderId;

/** What the demo does not bring along: an order in review, and a message that nobody can read. */
async function addTrouble() {
  await post('orders', {
    channelId: 'web',
    externalId: 'W-2001',
    placedAt: new Date().toISOString(),
    currency: 'EUR',
    customer: { name: 'Alan Turing', email: 'alan@example.com' },
    shipTo: {
      name: 'Alan Turing',
      line1: 'Hauptstr. 1',
      city: 'Köln',
      postalCode: '50667',
      countryCode: 'DE',
    },
    lines: [
      { lineId: '1', sku: 'TEA-ASSAM-100', title: 'Assam, 100 g', quantity: 80, unitPriceMinor: 1_450 },
    ],
    tenders: [{ tenderId: 'card', kind: 'card', amountMinor: 116_000, token: 'tok_approve' }],
  });
  const nonsense = { eventId: 'e1', type: 'shipped', reference: 'unknown', at: 'yesterday' };
  const { TOPIC } = await import('@throughline/contracts');
  await post(`topics/${TOPIC.wmsEvents}`, {
    messages: [1, 2].map((n) => ({ key: `k${n}`, value: nonsense })),
  });
  await pause(3_000);
}

async function pagesToShow() {
  const completed = await orderIn('completed');
  const { items } = await get(`orders/${completed}/events`);
  return {
    orders: '/orders',
    'order-in-review': `/orders/${await orderIn('in-review')}`,
    order: `/orders/${completed}`,
    'order-as-it-was': `/orders/${completed}?asOf=${items[6].recordedAt}`,
    exceptions: '/exceptions',
    overview: '/overview',
    inventory: '/inventory',
    item: '/inventory/TEA-EARLGREY-100',
    'dead-letters': '/dead-letters',
    lifecycle: `/lifecycle?order=${completed}`,
    settings: '/settings/locations',
  };
}

async function takeAll(browser) {
  const shown = Object.entries(await pagesToShow());
  for (const [device, options] of Object.entries(DEVICES)) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({
        ...options,
        colorScheme,
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
      });
      await context.addInitScript("localStorage['throughline.actor'] = 'Anna'");
      const page = await context.newPage();
      for (const [name, path] of shown) {
        await page.goto(URL_OF_SYSTEM + path);
        await page.getByRole('heading', { level: 2 }).first().waitFor();
        await pause(SETTLE_MS);
        const file = `${name}-${device}-${colorScheme}.png`;
        await page.screenshot({ path: join(FOLDER, file) });
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        console.log(`${file}${overflow > 0 ? `: ${overflow} pixels too wide` : ''}`);
      }
      await context.close();
    }
  }
}

const executablePath = findChromium();
if (!executablePath) throw new Error('no Chromium on the path, and CHROMIUM names none');
await build();
const dataDir = await mkdtemp(join(tmpdir(), 'throughline-screenshots-'));
const system = run('services/standalone/dist/main.js', '--data', dataDir, '--port', String(PORT));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  await untilReady();
  await ended(
    run('services/standalone/dist/demo/main.js', '--orders', String(DEMO_ORDERS), '--url', URL_OF_SYSTEM),
  );
  await addTrouble();
  await mkdir(FOLDER, { recursive: true });
  await takeAll(browser);
} finally {
  await browser.close();
  system.kill();
  await ended(system);
  await rm(dataDir, { recursive: true, force: true });
}
