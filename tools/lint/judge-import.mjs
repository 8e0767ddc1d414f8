// @ts-check
import { isBuiltin } from 'node:module';
import {
  COMPOSITION_SERVICE,
  DECIDER_IMPORTS,
  FENCED_PACKAGES,
  isDecider,
  isTest,
  LIB_LAYERS,
  LIBS_WITHOUT_NPM,
  SCOPE,
  SERVICES,
  TEST_LIB,
} from '../boundaries.mjs';
import { placeOfRelative } from './place.mjs';

/** @typedef {import('./place.mjs').Place} Place */
/** @typedef {{ rule: string, message: string }} Violation */

/** @type {Readonly<Record<string, readonly string[]>>} */
const layers = LIB_LAYERS;
/** @type {Readonly<Record<string, readonly string[]>>} */
const fences = FENCED_PACKAGES;
/** @type {Readonly<Record<string, 'node' | 'nothing'>>} */
const withoutNpm = LIBS_WITHOUT_NPM;
const libs = Object.keys(LIB_LAYERS);
const isService = (/** @type {string} */ name) => SERVICES.some((service) => service === name);

/** "@throughline/kernel/x" → "@throughline/kernel"; "pg/lib/x" → "pg"; "fs" → "node:fs". @param {string} specifier */
const packageOf = (specifier) => {
  if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
};

/** @param {Place} place @param {string} specifier @returns {Violation | undefined} */
function judgeRelative(place, specifier) {
  const target = placeOfRelative(place, specifier);
  if (target.kind !== 'none' || place.kind !== 'none') {
    if (target.root !== place.root) {
      return { rule: 'own-package', message: `a relative import leaves ${place.root} for ${target.path}` };
    }
  }
  if (isDecider(place.path) && !specifier.startsWith('./')) {
    return {
      rule: 'pure-decider',
      message: `a decider imports files of its own folder only, not ${specifier}`,
    };
  }
  return undefined;
}

/** @param {Place} place @param {string} name @returns {Violation | undefined} */
function judgeOfService(place, name) {
  if (isService(name)) {
    if (place.name === COMPOSITION_SERVICE && name !== COMPOSITION_SERVICE) return undefined;
    return {
      rule: 'no-service-import',
      message: `${place.name} imports a service, ${name}: only topics join them`,
    };
  }
  if (name === TEST_LIB && !isTest(place.path)) {
    return { rule: 'test-lib', message: `only tests import ${TEST_LIB}` };
  }
  return undefined;
}

/** @param {Place} place @param {string} name @returns {Violation | undefined} */
function judgeOfLib(place, name) {
  if (isService(name)) {
    return { rule: 'no-service-import', message: `the library ${place.name} imports a service, ${name}` };
  }
  if (layers[place.name]?.includes(name)) return undefined;
  if (name === TEST_LIB && isTest(place.path)) return undefined;
  return { rule: 'lib-layers', message: `${place.name} stands below ${name}, or beside it` };
}

/** @param {Place} place @param {string} name @returns {Violation | undefined} */
function judgeOurs(place, name) {
  if (!libs.includes(name) && !isService(name)) {
    return { rule: 'unknown-package', message: `${name} is not in tools/boundaries.mjs` };
  }
  if (isDecider(place.path) && !DECIDER_IMPORTS.some((allowed) => allowed === name)) {
    return {
      rule: 'pure-decider',
      message: `a decider imports ${DECIDER_IMPORTS.join(', ')} only, not ${name}`,
    };
  }
  if (place.kind === 'service') return judgeOfService(place, name);
  return place.kind === 'lib' ? judgeOfLib(place, name) : undefined;
}

/** @param {Place} place @param {string} specifier @returns {Violation | undefined} */
function judgeForeign(place, specifier) {
  const name = packageOf(specifier);
  const fence = fences[name];
  if (fence && !(place.kind === 'lib' && fence.includes(place.name))) {
    return { rule: 'fenced-package', message: `${name} is for libs/${fence.join(' and libs/')} alone` };
  }
  if (isTest(place.path)) return undefined;
  if (isDecider(place.path)) {
    return {
      rule: 'pure-decider',
      message: `a decider imports ${DECIDER_IMPORTS.join(', ')} only, not ${name}`,
    };
  }
  const limit = place.kind === 'lib' ? withoutNpm[place.name] : undefined;
  if (limit === 'nothing' || (limit === 'node' && !isBuiltin(specifier))) {
    return { rule: 'no-npm', message: `libs/${place.name} has no dependencies: not ${name}` };
  }
  return undefined;
}

/**
 * What is wrong with this import, or undefined.
 * @param {Place} place of the importing file
 * @param {string} specifier
 * @returns {Violation | undefined}
 */
export function judgeImport(place, specifier) {
  if (specifier.startsWith('.')) return judgeRelative(place, specifier);
  if (specifier.startsWith(SCOPE)) return judgeOurs(place, packageOf(specifier).slice(SCOPE.length));
  return judgeForeign(place, specifier);
}
