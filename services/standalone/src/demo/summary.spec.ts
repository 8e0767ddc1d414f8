import { demoSummary, type DemoOutcome } from './summary.js';

const outcomes: readonly DemoOutcome[] = [
  { kind: 'card', answer: 'placed', status: 'completed' },
  { kind: 'card', answer: 'placed', status: 'completed' },
  { kind: 'card', answer: 'placed', status: 'backordered' },
  { kind: 'duplicate', answer: 'repeated', status: null },
  { kind: 'garbage', answer: 'refused', status: null },
];

const linesOf = (found: readonly DemoOutcome[], foundByList: number): string[] =>
  demoSummary(found, foundByList)
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim());

describe('the summary of the demo', () => {
  it('says what was sent and what became of it', () => {
    expect(linesOf(outcomes, 3)).toEqual([
      'what was sent, and what became of it',
      'card 3 2 completed, 1 backordered',
      'duplicate 1 1 repeated',
      'garbage 1 1 refused',
      'sent 5 3 placed, 1 repeated, 1 refused',
      '',
      'the placed orders',
      'completed 2',
      'backordered 1',
      'placed 3 3 found in the list of orders',
      '',
      'It adds up.',
      '',
    ]);
  });

  it.each([2, 4])('does not add up where the list holds %d of three orders', (foundByList) => {
    expect(linesOf(outcomes, foundByList)).toContain('It does NOT add up.');
    expect(linesOf(outcomes, foundByList)).not.toContain('It adds up.');
  });

  it('does not add up where an answer is none of those that there are', () => {
    const odd = { kind: 'card', answer: 'lost', status: null } as unknown as DemoOutcome;
    expect(linesOf([...outcomes, odd], 3)).toContain('It does NOT add up.');
  });

  it('counts an order that nobody saw the status of as unknown', () => {
    const unseen: DemoOutcome = { kind: 'card', answer: 'placed', status: null };
    expect(linesOf([...outcomes, unseen], 4)).toContain('unknown 1');
  });

  it('adds up where nothing was sent', () => {
    expect(linesOf([], 0)).toContain('It adds up.');
  });
});
