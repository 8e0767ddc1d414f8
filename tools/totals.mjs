// @ts-check
/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/** @type {Totals} */
export const NONE = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/** @type {Totals} */
export const ONE_FAILED = Object.freeze({ ...NONE, failed: 1 });

/** @type {Totals} */
export const ONE_SKIPPED = Object.freeze({ ...NONE, skipped: 1 });

const TOTALS_LINE = /^(\d+) passed, (\d+) failed, (\d+) skipped$/;

/** The line that every test command ends with. @param {Totals} totals */
export const lineOf = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * The totals that an output ends with; undefined where its last line, blanks aside, is no totals line.
 * @param {string} output
 * @returns {Totals | undefined}
 */
export function totalsAtEndOf(output) {
  const match = TOTALS_LINE.exec(output.trimEnd().split(/\r?\n/).at(-1)?.trim() ?? '');
  if (!match) return undefined;
  const [passed = 0, failed = 0, skipped = 0] = match.slice(1).map(Number);
  return { passed, failed, skipped };
}

/** @param {readonly Totals[]} all @returns {Totals} */
export const sumOf = (all) =>
  all.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    NONE,
  );

/**
 * Totals of a jest run. A suite that could not run has no tests to count: it counts as one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   numRuntimeErrorTestSuites: number }} results
 * @returns {Totals}
 */
export const totalsOfJest = (results) => ({
  passed: results.numPassedTests,
  failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
  skipped: results.numPendingTests + results.numTodoTests,
});

/**
 * What a finished test command counts for: a bad end is at least one failure, and so is an end without totals.
 * @param {number} exitCode
 * @param {Totals | undefined} totals
 * @returns {Totals}
 */
export function settled(exitCode, totals) {
  if (!totals) return ONE_FAILED;
  return exitCode !== 0 && totals.failed === 0 ? sumOf([totals, ONE_FAILED]) : totals;
}
