import { configVariables, type Unit } from './config-variables.js';

export interface ConfigurationRow {
  readonly name: string;
  readonly default: string;
  readonly unit: Unit;
  readonly meaning: string;
}

/** Every variable, one row each, in the order that a reader wants them. */
export const configurationTable: readonly ConfigurationRow[] = Object.entries(configVariables).map(
  ([name, { default: fallback, unit, meaning }]) => ({ name, default: fallback, unit, meaning }),
);

/** The rows as a Markdown table, for `docs/configuration.md`. */
export const configurationMarkdown = (): string =>
  [
    '| variable | default | unit | meaning |',
    '|---|---|---|---|',
    ...configurationTable.map(
      (row) => `| \`${row.name}\` | ${row.default && `\`${row.default}\``} | ${row.unit} | ${row.meaning} |`,
    ),
    '',
  ].join('\n');
