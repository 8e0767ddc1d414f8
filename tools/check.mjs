// Everything that must hold before a commit, the quickest first; ends at the first failure. `npm run check`.
import { hasFailed, npmStage, reportOf, runStage } from './stages.mjs';

const PLAN = [
  npmStage('format:check'),
  npmStage('lint'),
  npmStage('typecheck'),
  { ...npmStage('test'), hasTotals: true },
  npmStage('docs:check'),
];

const results = [];
for (const stage of PLAN) {
  results.push(await runStage(stage));
  if (hasFailed(results.at(-1))) break;
}
const failed = results.find(hasFailed);
const notRun = PLAN.slice(results.length).map(({ name }) => name);
console.log(`\n${reportOf(results)}`);
if (failed) {
  console.error(`check failed: ${failed.name}${notRun.length > 0 ? `; not run: ${notRun.join(', ')}` : ''}`);
}
process.exitCode = failed ? 1 : 0;
