// Writes the generated pages of docs/, or with --check only tells which are out of date. `npm run docs`, `npm run docs:check`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { build } from './build.mjs';
import { configurationPage } from './docs/configuration-page.mjs';
import { eventsPage } from './docs/events-page.mjs';
import { lifecyclePage } from './docs/lifecycle-page.mjs';
import { sandboxPage } from './docs/sandbox-page.mjs';
import { topicsPage } from './docs/topics-page.mjs';

/** Each page and what makes it, once everything is built. */
const PAGES = {
  'docs/openapi.json': async () =>
    JSON.stringify(await (await import('./openapi/document.mjs')).openApiDocument()),
  // By which the web page's requests are typed.
  'services/console/web/src/api/schema.d.ts': async () => {
    const { default: openapiTS, astToString } = await import('openapi-typescript');
    return astToString(await openapiTS(await (await import('./openapi/document.mjs')).openApiDocument()));
  },
  'docs/topics.md': async () => topicsPage((await import('@throughline/contracts')).topics),
  'docs/events.md': async () => eventsPage((await import('@throughline/contracts')).eventCatalogue),
  'docs/lifecycle.md': async () => lifecyclePage((await import('@throughline/order')).lifecycle),
  'docs/configuration.md': async () =>
    configurationPage((await import('@throughline/service-kit')).configurationTable),
  'docs/sandbox.md': async () =>
    sandboxPage(
      (await import('@throughline/partners')).magicTokens,
      (await import('@throughline/contracts')).TOPIC.fulfillmentRequests,
    ),
};

const fileOf = (page) => fileURLToPath(new URL(`../${page}`, import.meta.url));

async function textOf(page) {
  const file = fileOf(page);
  return format(await PAGES[page](), { ...(await resolveConfig(file)), filepath: file });
}

async function pagesOutOfDate() {
  const found = [];
  for (const page of Object.keys(PAGES)) {
    const text = await textOf(page);
    const written = await readFile(fileOf(page), 'utf8').catch(() => undefined);
    if (written !== text) found.push({ page, text });
  }
  return found;
}

await build();
const stale = await pagesOutOfDate();
if (process.argv.includes('--check')) {
  for (const { page } of stale) console.error(`${page} is out of date: run \`npm run docs\``);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { page, text } of stale) {
    await mkdir(dirname(fileOf(page)), { recursive: true });
    await writeFile(fileOf(page), text);
    console.log(`wrote ${page}`);
  }
}
