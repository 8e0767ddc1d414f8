import type { Answer } from './sender.js';

export interface DemoOutcome {
  readonly kind: string;
  readonly answer: Answer;
  /** The order's status when the demo looked last; null for what is no order of its own. */
  readonly status: string | null;
}

const ANSWERS: readonly Answer[] = ['placed', 'repeated', 'refused'];

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};

const row = (name: string, count: number, rest = ''): string =>
  `  ${name.padEnd(34)}${String(count).padStart(6)}${rest === '' ? '' : `   ${rest}`}`;

const describe = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([status, count]) => `${count} ${status}`).join(', ');

/** A table whose columns add up, and a last line that says whether they do. */
export function demoSummary(outcomes: readonly DemoOutcome[], foundByList: number): string {
  const answers = countBy(outcomes, ({ answer }) => answer);
  const placed = outcomes.filter(({ answer }) => answer === 'placed');
  const statuses = countBy(placed, ({ status }) => status ?? 'unknown');
  const sumOfAnswers = ANSWERS.reduce((sum, answer) => sum + (answers.get(answer) ?? 0), 0);
  const sumOfStatuses = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  const addsUp =
    sumOfAnswers === outcomes.length && sumOfStatuses === placed.length && foundByList === placed.length;
  return [
    'what was sent, and what became of it',
    ...[...new Set(outcomes.map(({ kind }) => kind))].map((kind) => {
      const own = outcomes.filter((outcome) => outcome.kind === kind);
      return row(
        kind,
        own.length,
        describe(
          countBy(own, ({ answer, status }) => (answer === 'placed' ? (status ?? 'unknown') : answer)),
        ),
      );
    }),
    row('sent', outcomes.length, describe(answers)),
    '',
    'the placed orders',
    ...[...statuses].sort(([, a], [, b]) => b - a).map(([status, count]) => row(status, count)),
    row('placed', sumOfStatuses, `${foundByList} found in the list of orders`),
    '',
    addsUp ? 'It adds up.' : 'It does NOT add up.',
    '',
  ].join('\n');
}
