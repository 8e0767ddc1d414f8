import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** A task that keeps the page from drawing for longer than this is a long one (W3C Long Tasks). */
const LONG_TASK_MS = 50;

/** How often the first page is opened, each time by a browser that has nothing of it yet. */
const VISITS = 5;

export interface FirstPage {
  /** From asking for the page to something on it, and to its first row: the middle of several visits. */
  readonly firstPaintMs: number;
  readonly firstRowMs: number;
  /** What went over the wire for it. */
  readonly transferredBytes: number;
}

export interface LiveUpdates {
  readonly seconds: number;
  readonly frames: number;
  /** Frames that took longer than two of a 60 Hz screen. */
  readonly lateFrames: number;
  readonly longTasks: number;
  readonly longestTaskMs: number;
  /** Rows whose text changed while it was watched. */
  readonly changedRows: number;
}

/** What a person sees of the console. */
export interface InBrowser {
  readonly firstPage: FirstPage;
  readonly live: LiveUpdates;
}

export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return process.env['CHROMIUM'] ?? found.find((path) => existsSync(path));
}

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 }, locale: 'en-GB' });
  await context.addInitScript("localStorage['throughline.actor'] = 'Bench'");
  const page = await context.newPage();
  await page.goto(`${url}/orders`);
  await page.locator('tbody tr').first().waitFor();
  return page;
}

/** Runs in the page: times since it was asked for. */
const PAINT = `(() => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const files = [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')];
  const bundle = files.filter(({ name }) => !name.includes('/api/'));
  return {
    firstPaintMs: paint ? paint.startTime : 0,
    rowsMs: performance.now(),
    bytes: bundle.reduce((sum, { transferSize }) => sum + (transferSize ?? 0), 0),
  };
})()`;

export async function measureFirstPage(browser: Browser, url: string): Promise<FirstPage> {
  const visits: { firstPaintMs: number; rowsMs: number; bytes: number }[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const page = await openPage(browser, url);
    visits.push(await page.evaluate(PAINT));
    await page.context().close();
  }
  return {
    firstPaintMs: middle(visits.map(({ firstPaintMs }) => firstPaintMs)),
    firstRowMs: middle(visits.map(({ rowsMs }) => rowsMs)),
    transferredBytes: middle(visits.map(({ bytes }) => bytes)),
  };
}

/** Runs in the page: counts frames, long tasks and changed rows from then on. */
const WATCH = `(() => {
  const seen = (window.seen = { frames: 0, lateFrames: 0, longTasks: 0, longestTaskMs: 0, changedRows: 0 });
  let last = performance.now();
  const onFrame = (now) => {
    seen.frames += 1;
    if (now - last > 2 * 1000 / 60 + 1) seen.lateFrames += 1;
    last = now;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      if (duration < ${LONG_TASK_MS}) continue;
      seen.longTasks += 1;
      seen.longestTaskMs = Math.max(seen.longestTaskMs, duration);
    }
  }).observe({ type: 'longtask' });
  new MutationObserver((changes) => {
    seen.changedRows += new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest('tr'))).size;
  }).observe(document.querySelector('tbody'), { childList: true, characterData: true, subtree: true });
})()`;

/** Watches the list while `traffic` goes on. */
export async function measureLive(
  browser: Browser,
  url: string,
  traffic: () => Promise<unknown>,
): Promise<LiveUpdates> {
  const page = await openPage(browser, url);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.evaluate(WATCH);
  const startedAt = performance.now();
  await traffic();
  await pause(LONG_TASK_MS);
  const seconds = (performance.now() - startedAt) / 1_000;
  const seen = await page.evaluate<Omit<LiveUpdates, 'seconds'>>('window.seen');
  await page.context().close();
  return { seconds, ...seen };
}
