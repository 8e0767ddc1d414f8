// Runs jest and ends with the line `N passed, N failed, N skipped`: `node tools/test.mjs [jest arguments]`.
import { runTests } from './jest.mjs';
import { lineOf } from './totals.mjs';

const totals = await runTests(process.argv.slice(2));
console.log(lineOf(totals));
process.exitCode = totals.failed > 0 ? 1 : 0;
