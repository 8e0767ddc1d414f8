// @ts-check
import { code, generatedFrom, table } from './markdown.mjs';

/** @typedef {{ name: string, default: string, unit: string, meaning: string }} Row */

/** `docs/configuration.md`. @param {readonly Row[]} rows */
export function configurationPage(rows) {
  return [
    generatedFrom('libs/service-kit'),
    '# Configuration',
    'Environment variables, read once at start-up and checked whole: every problem is reported at once. The defaults ' +
      'make `npm start` work without any.',
    table(
      ['variable', 'default', 'unit', 'meaning'],
      rows.map((row) => [code(row.name), row.default && code(row.default), row.unit, row.meaning]),
    ),
  ].join('\n\n');
}
