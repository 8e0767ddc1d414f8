// Removes what can be made again: compiled files and caches; never data/. `npm run clean`.
import { readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const remove = (path) => rm(fileURLToPath(new URL(path, root)), { recursive: true, force: true });

for (const folder of ['libs', 'services']) {
  for (const name of await readdir(new URL(folder, root))) await remove(`${folder}/${name}/dist`);
}
for (const path of ['bench/dist', 'services/console/web/dist', 'coverage', '.nx', 'node_modules/.cache'])
  await remove(path);
