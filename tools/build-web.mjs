// Bundles the console's web application to services/console/web/dist, where something of it is newer than that.
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../services/console/web', import.meta.url));
const OUTPUT = join(WEB, 'dist');
const LOCK_FILE = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const SOURCES = ['src', 'public', 'index.html', 'vite.config.mjs', 'tsconfig.json'];

const modifiedAt = async (file) => (await stat(file).catch(() => undefined))?.mtimeMs ?? -Infinity;

async function newestOf(path) {
  const below = (await stat(path).catch(() => undefined))?.isDirectory()
    ? (await readdir(path, { recursive: true })).map((name) => join(path, name))
    : [];
  return Math.max(...(await Promise.all([path, ...below].map(modifiedAt))));
}

/** Whole or not at all: a running service may be handing the old one out. */
export async function buildWebApplication() {
  const inputs = [...SOURCES.map((name) => join(WEB, name)), LOCK_FILE];
  const newest = Math.max(...(await Promise.all(inputs.map(newestOf))));
  if ((await modifiedAt(join(OUTPUT, 'index.html'))) >= newest) return false;
  const draft = `${OUTPUT}-${process.pid}`;
  const { build } = await import('vite');
  try {
    await build({
      root: WEB,
      configFile: join(WEB, 'vite.config.mjs'),
      logLevel: 'warn',
      build: { outDir: draft },
    });
    await rm(OUTPUT, { recursive: true, force: true });
    await rename(draft, OUTPUT);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return true;
}
