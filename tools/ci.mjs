// What `.ci/run` runs once the dependencies stand: every stage, whatever became of those before it. The last line
// is the sum of all tests on all Nodes; a stage without tests that fails counts as one failure.
import { delimiter } from 'node:path';
import { nodeFromNpm } from './node-from-npm.mjs';
import { hasFailed, npmStage, reportOf, runStage } from './stages.mjs';
import { ONE_FAILED, ONE_SKIPPED } from './totals.mjs';

const SECOND_NODE_MAJOR = 24;
const machineMajor = Number(process.versions.node.split('.')[0]);

async function runOnSecondNode() {
  const name = `test on Node ${SECOND_NODE_MAJOR}`;
  let node;
  try {
    node = await nodeFromNpm(SECOND_NODE_MAJOR);
  } catch (error) {
    console.log(`\n== ${name}: skipped, ${error.message}: ${error.cause?.message}`);
    return { name: `${name}: skipped, it cannot be had`, totals: ONE_SKIPPED, durationMs: 0 };
  }
  try {
    const env = { ...process.env, PATH: `${node.bin}${delimiter}${process.env.PATH}` };
    return await runStage({ name, command: 'node', args: ['tools/test.mjs'], env, hasTotals: true });
  } finally {
    await node.remove();
  }
}

async function runAll() {
  const results = [];
  for (const script of ['format:check', 'lint', 'typecheck', 'docs:check']) {
    results.push(await runStage(npmStage(script)));
  }
  results.push(await runStage({ ...npmStage('test'), hasTotals: true }));
  if (machineMajor !== SECOND_NODE_MAJOR) results.push(await runOnSecondNode());
  for (const script of ['test:browser', 'test:crash', 'test:distributed']) {
    results.push(await runStage({ ...npmStage(script), hasTotals: true }));
  }
  return results;
}

const results = await runAll().catch((error) => {
  console.error(error);
  return [{ name: 'the run itself', totals: ONE_FAILED, durationMs: 0 }];
});
console.log(`\n${reportOf(results)}`);
process.exitCode = results.some(hasFailed) ? 1 : 0;
