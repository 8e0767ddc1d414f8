// How every test command runs jest: in ESM mode, counting.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settled } from './totals.mjs';

const JEST = fileURLToPath(import.meta.resolve('jest/bin/jest'));
const REPORTER = fileURLToPath(new URL('totals-reporter.mjs', import.meta.url));
const NODE_FLAGS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

function runJest(args, totalsFile, environment) {
  const env = {
    ...process.env,
    ...environment,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${NODE_FLAGS}`.trim(),
    TOTALS_FILE: totalsFile,
  };
  const reporters = ['--reporters=default', `--reporters=${REPORTER}`];
  const jest = spawn(process.execPath, [JEST, ...args, ...reporters], { stdio: 'inherit', env });
  return new Promise((resolve, reject) => {
    jest.once('error', reject);
    jest.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Totals of a jest run; `environment` comes on top of this process's own. */
export async function runTests(args, environment = {}) {
  console.log(`tests on Node ${process.versions.node}`);
  const folder = await mkdtemp(join(tmpdir(), 'throughline-test-'));
  try {
    const totalsFile = join(folder, 'totals.json');
    const exitCode = await runJest(args, totalsFile, environment);
    const written = await readFile(totalsFile, 'utf8').catch(() => undefined);
    return settled(exitCode, written === undefined ? undefined : JSON.parse(written));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
