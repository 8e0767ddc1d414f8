import { lineOf, settled, sumOf, totalsAtEndOf, totalsOfJest } from '../../tools/totals.mjs';

const totals = (passed: number, failed: number, skipped: number) => ({ passed, failed, skipped });

describe('the totals of a run', () => {
  const run = {
    numPassedTests: 7,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    numRuntimeErrorTestSuites: 0,
  };

  it('count a suite that could not run as a failure', () =>
    expect(totalsOfJest({ ...run, numFailedTests: 2, numRuntimeErrorTestSuites: 1 })).toEqual(
      totals(7, 3, 0),
    ));

  it('count tests that are still to be written as skipped', () =>
    expect(totalsOfJest({ ...run, numPendingTests: 2, numTodoTests: 1 })).toEqual(totals(7, 0, 3)));
});

describe('the totals line', () => {
  it('is plain', () => expect(lineOf(totals(12, 0, 1))).toBe('12 passed, 0 failed, 1 skipped'));

  it.each([
    '12 passed, 0 failed, 1 skipped',
    'PASS a\n12 passed, 0 failed, 1 skipped\n\n',
    'x\r\n12 passed, 0 failed, 1 skipped\r\n',
  ])('is read from the end of an output: %j', (output) =>
    expect(totalsAtEndOf(output)).toEqual(totals(12, 0, 1)),
  );

  it.each([
    '',
    'PASS a',
    '12 passed, 0 failed, 1 skipped\nthen it crashed',
    'so 12 passed, 0 failed, 1 skipped',
  ])('is not taken from elsewhere: %j', (output) => expect(totalsAtEndOf(output)).toBe(undefined));

  it('adds up', () => {
    expect(sumOf([totals(1, 2, 3), totals(10, 20, 30)])).toEqual(totals(11, 22, 33));
    expect(sumOf([])).toEqual(totals(0, 0, 0));
  });
});

describe('a test command that has ended', () => {
  it('counts for what it says', () => {
    expect(settled(0, totals(3, 0, 1))).toEqual(totals(3, 0, 1));
    expect(settled(1, totals(3, 2, 1))).toEqual(totals(3, 2, 1));
  });

  it('is a failure where it ends badly with nothing failed', () =>
    expect(settled(1, totals(3, 0, 1))).toEqual(totals(3, 1, 1)));

  it('is a failure where it says nothing, however well it ends', () => {
    expect(settled(0, undefined)).toEqual(totals(0, 1, 0));
    expect(settled(134, undefined)).toEqual(totals(0, 1, 0));
  });
});
