// @ts-check
/** A cell's text: a pipe or a line end would break the table. @param {string | number} text */
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');

/** @param {readonly string[]} titles @param {readonly (readonly (string | number)[])[]} rows */
export const table = (titles, rows) =>
  [titles, titles.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** @param {string} text */
export const code = (text) => `\`${text}\``;

/** @param {unknown} value */
export const jsonBlock = (value) => ['```json', JSON.stringify(value, null, 2), '```'].join('\n');

/** What stands on top of every generated page. @param {string} source */
export const generatedFrom = (source) =>
  `<!-- Generated from ${source} by \`npm run docs\`: edit that, not this. -->`;
