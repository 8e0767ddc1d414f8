// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const pathOf = (/** @type {string} */ file) => fileURLToPath(new URL(`../${file}`, import.meta.url));

/**
 * Writes each file that has another text than this; with `--check` on the command line it only names it, and the
 * process fails.
 * @param {Readonly<Record<string, string>>} texts by path from the top of the repository
 */
export async function writeGenerated(texts) {
  const isCheck = process.argv.includes('--check');
  for (const [file, text] of Object.entries(texts)) {
    const path = pathOf(file);
    const written = await readFile(path, 'utf8').catch(() => undefined);
    if (written === text) continue;
    if (isCheck) {
      console.error(`${file} is out of date`);
      process.exitCode = 1;
      continue;
    }
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    console.log(`wrote ${file}`);
  }
}
