// @ts-check
import { spawn } from 'node:child_process';
import { lineOf, NONE, ONE_FAILED, settled, sumOf, totalsAtEndOf } from './totals.mjs';

/** @typedef {import('./totals.mjs').Totals} Totals */
/**
 * One command of a plan. With `hasTotals` its output ends with a totals line; without, it counts for nothing
 * when it passes and as one failure when it does not.
 * @typedef {{ name: string, command: string, args: readonly string[], env?: NodeJS.ProcessEnv,
 *   hasTotals?: boolean }} Stage
 */
/** @typedef {{ name: string, totals: Totals, durationMs: number }} StageResult */

const OUTPUT_TAIL_CHARS = 4096;
const NOT_STARTED = 127;

/** How long a stage's last output may lag behind its end: a process that it left behind may hold the pipe open. */
const OUTPUT_GRACE_MS = 1_000;

/** A script of package.json as a stage. @param {string} script @returns {Stage} */
export const npmStage = (script) => ({ name: script, command: 'npm', args: ['run', '--silent', script] });

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Runs the command with its output on the terminal.
 * @param {Stage} stage
 * @returns {Promise<{ exitCode: number, outputTail: string }>}
 */
function run({ name, command, args, env = process.env, hasTotals = false }) {
  const child = spawn(command, args, {
    env,
    stdio: ['ignore', hasTotals ? 'pipe' : 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  let outputTail = '';
  child.stdout?.on('data', (/** @type {Buffer} */ chunk) => {
    process.stdout.write(chunk);
    outputTail = (outputTail + chunk.toString()).slice(-OUTPUT_TAIL_CHARS);
  });
  return new Promise((resolve) => {
    const end = (/** @type {number | null} */ code) => resolve({ exitCode: code ?? 1, outputTail });
    child.once('error', (error) => {
      console.error(`${name}: ${error.message}`);
      end(NOT_STARTED);
    });
    child.once('close', end);
    child.once('exit', (code) => {
      setTimeout(() => {
        child.stdout?.destroy();
        end(code);
      }, OUTPUT_GRACE_MS).unref();
    });
  });
}

/** @param {Stage} stage @returns {Promise<StageResult>} */
export async function runStage(stage) {
  console.log(`\n== ${stage.name}`);
  const startedAt = performance.now();
  const { exitCode, outputTail } = await run(stage);
  const passed = exitCode === 0 ? NONE : ONE_FAILED;
  const totals = stage.hasTotals ? settled(exitCode, totalsAtEndOf(outputTail)) : passed;
  return { name: stage.name, totals, durationMs: performance.now() - startedAt };
}

/** @param {StageResult} result */
export const hasFailed = ({ totals }) => totals.failed > 0;

/** One line a stage, and, last, the totals of all. @param {readonly StageResult[]} results */
export function reportOf(results) {
  const lines = results.map(
    (result) => `${hasFailed(result) ? 'failed' : 'ok    '}  ${result.name} (${seconds(result.durationMs)})`,
  );
  return [...lines, lineOf(sumOf(results.map(({ totals }) => totals)))].join('\n');
}
