import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openWorld } from '../e2e/world/open-world.js';
import { Person } from '../e2e/world/person.js';
import type { World, WorldOptions } from '../e2e/world/world.js';
import { findChromium, launchChromium } from './chromium.js';

export const DESKTOP = { width: 1_440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const PATIENCE_MS = 15_000;

export interface Visitor {
  readonly page: Page;
  /** Complaints of the browser so far: errors of scripts, refused requests, breaches of the page's policy. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface BrowserWorld {
  readonly world: World;
  readonly person: Person;
  /** A browser of somebody who has said who they are. */
  visit(path: string, options?: BrowserContextOptions): Promise<Visitor>;
  stop(): Promise<void>;
}

const executable = findChromium();
if (executable === undefined) {
  process.stderr.write('no Chromium on the path, and CHROMIUM names none: what needs a browser is skipped\n');
}

/** `describe`, or skipped where there is no browser. */
export const describeInBrowser = executable === undefined ? describe.skip : describe;

/** A refused action answers 4xx, which Chromium writes to its console: that is no complaint. */
const isExpected = (text: string): boolean => /status of 4\d\d/.test(text);

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    const isBad = message.type() === 'error' && !isExpected(message.text());
    if (isBad) complaints.push(message.text());
  });
  return complaints;
}

const signIn = (context: BrowserContext) =>
  context.addInitScript("localStorage['throughline.actor'] ??= 'Anna'");

export async function openBrowserWorld(options: WorldOptions = {}): Promise<BrowserWorld> {
  const browser: Browser = await launchChromium(executable ?? '');
  const world = await openWorld(options);
  return {
    world,
    person: new Person(world),
    async visit(path, contextOptions = {}) {
      const context = await browser.newContext({ viewport: DESKTOP, locale: 'en-GB', ...contextOptions });
      context.setDefaultTimeout(PATIENCE_MS);
      await signIn(context);
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(world.url + path);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      return { page, complaints, close: () => context.close() };
    },
    async stop() {
      await browser.close();
      await world.stop();
    },
  };
}

/** What axe finds against WCAG 2.2 A and AA, as lines to read. */
export async function barriersOf(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${impact} ${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Pixels by which the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

/** Parts of the page that scroll sideways. */
export const scrolledIn = (page: Page): Promise<number> =>
  page.evaluate<number>(
    `[...document.querySelectorAll('main *')].filter(
      (part) =>
        part.scrollWidth > part.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(part).overflowX),
    ).length`,
  );
