// Exits with 0 if node_modules holds what package-lock.json asks for. `node tools/installed.mjs`.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const packagesOf = async (path) =>
  JSON.parse(await readFile(new URL(`../${path}`, import.meta.url), 'utf8')).packages;

/**
 * The paths whose package is missing, of another version or too many. Optional ones may be missing: they are of
 * other platforms.
 */
export function outdated(wanted, installed) {
  const isThird = (path) => path.startsWith('node_modules/') && !wanted[path]?.link && !installed[path]?.link;
  const paths = new Set([...Object.keys(wanted), ...Object.keys(installed)].filter(isThird));
  return [...paths].filter((path) => {
    if (!installed[path]) return !wanted[path].optional;
    return installed[path].version !== wanted[path]?.version;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const paths = outdated(
      await packagesOf('package-lock.json'),
      await packagesOf('node_modules/.package-lock.json'),
    );
    if (paths.length > 0) throw new Error(`out of date: ${paths.slice(0, 5).join(', ')}`);
  } catch (error) {
    console.log(`dependencies have to be installed: ${error.message}`);
    process.exitCode = 1;
  }
}
