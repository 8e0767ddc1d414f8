import { ERRORS_LISTED_MAX, ImportTally } from './import-summary.js';

const error = (row: number) => ({ row, code: 'malformed-json', problems: [] });

describe('the summary of an import', () => {
  it('adds up', () => {
    const tally = new ImportTally();
    for (const outcome of ['placed', 'placed', 'repeated', 'late', 'snapshot-recorded'] as const)
      tally.taken(outcome);
    tally.refused(error(6));
    tally.failed(error(7));
    expect(tally.summary()).toEqual({
      rows: 7,
      placed: 2,
      repeated: 2,
      snapshots: 1,
      refused: 1,
      failed: 1,
      errors: [error(6), error(7)],
    });
  });

  it('lists errors in the order of the file', () => {
    const tally = new ImportTally();
    for (const row of [3, 1, 2]) tally.refused(error(row));
    expect(tally.summary().errors.map(({ row }) => row)).toEqual([1, 2, 3]);
  });

  it(`counts all errors and lists ${ERRORS_LISTED_MAX}`, () => {
    const tally = new ImportTally();
    for (let row = 1; row <= ERRORS_LISTED_MAX * 3; row += 1) tally.refused(error(row));
    const { refused, errors } = tally.summary();
    expect([refused, errors.length, errors.at(-1)?.row]).toEqual([3_000, 1_000, 1_000]);
  });
});
