import type { RunningProcess } from '../../../infra/local/stack.mjs';

/** `name{labels} value` of the Prometheus text format, labels and all, as the key. */
export type Series = ReadonlyMap<string, number>;

/** What the processes say of themselves now, by their names. A gateway has no metrics. */
export async function scrape(processes: readonly RunningProcess[]): Promise<ReadonlyMap<string, Series>> {
  const measured = processes.filter(({ name }) => name !== 'gateway');
  return new Map(
    await Promise.all(
      measured.map(async ({ name, url }): Promise<[string, Series]> => {
        const response = await fetch(`${url}/metrics`);
        return [name, seriesOf(await response.text())];
      }),
    ),
  );
}

function seriesOf(text: string): Series {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const blank = line.lastIndexOf(' ');
      return [line.slice(0, blank), Number(line.slice(blank + 1))];
    }),
  );
}

/** Over all labels. */
export const sumOf = (series: Series, name: string): number =>
  [...series]
    .filter(([key]) => key === name || key.startsWith(`${name}{`))
    .reduce((sum, [, value]) => sum + value, 0);
