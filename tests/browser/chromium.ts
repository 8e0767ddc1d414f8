import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of this machine: `CHROMIUM`, or what is on the path. Nothing is downloaded. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
}

export const launchChromium = (executablePath: string): Promise<Browser> =>
  // Chromium's own sandbox wants privileges that containers do not have; only our own pages are opened.
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
