// @ts-check
import { posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * Where a file stands in the repository: `libs/order/src/evolve.ts` is of the lib `order`, `tests/x.spec.ts` of
 * no package.
 * @typedef {{ path: string, kind: 'lib' | 'service' | 'none', name: string, root: string }} Place
 */

/** @param {string} path with forward slashes, from the root of the repository @returns {Place} */
export function placeOf(path) {
  const [folder = '', name = ''] = path.split('/');
  if (folder === 'libs' && name) return { path, kind: 'lib', name, root: `libs/${name}` };
  if (folder === 'services' && name) return { path, kind: 'service', name, root: `services/${name}` };
  return { path, kind: 'none', name: folder, root: folder };
}

/** @param {string} filename as ESLint gives it @returns {Place} */
export const placeOfFile = (filename) => placeOf(relative(ROOT, filename).split(sep).join('/'));

/** Where a relative import leads. @param {Place} place @param {string} specifier @returns {Place} */
export const placeOfRelative = (place, specifier) =>
  placeOf(posix.join(posix.dirname(place.path), specifier));
