import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../tools/test.mjs', import.meta.url));

let project: string;

beforeEach(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'planted-tests-')));
  writeFileSync(join(project, 'package.json'), '{}');
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

const plant = (name: string, text: string): void => {
  writeFileSync(join(project, `${name}.test.js`), text);
};

/** `npm test` over the planted suites: its exit code and the last line of its output. */
const testProject = (...args: readonly string[]): Promise<{ exitCode: number | null; lastLine: string }> => {
  const jestArgs = ['--rootDir', project, '--config', '{}', '--runInBand', ...args];
  const child = spawn(process.execPath, [command, ...jestArgs], { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise((resolve) => {
    child.once('close', (exitCode) => {
      resolve({ exitCode, lastLine: output.trimEnd().split('\n').at(-1) ?? '' });
    });
  });
};

describe('npm test', () => {
  it('ends with the totals', async () => {
    plant('good', "it('a', () => {}); it('b', () => {}); it.skip('c', () => {}); it.todo('d');");
    expect(await testProject()).toEqual({ exitCode: 0, lastLine: '2 passed, 0 failed, 2 skipped' });
  });

  it('fails with a failed test, and counts a suite that cannot run', async () => {
    plant('good', "it('a', () => {});");
    plant('bad', "it('a', () => { throw new Error('no'); });");
    plant('broken', "require('./nowhere.js');");
    expect(await testProject()).toEqual({ exitCode: 1, lastLine: '1 passed, 2 failed, 0 skipped' });
  });

  it('fails where there is nothing to run', async () =>
    expect(await testProject()).toEqual({ exitCode: 1, lastLine: '0 passed, 1 failed, 0 skipped' }));

  it('hands its arguments on to jest', async () => {
    plant('good', "it('pays', () => {}); it('ships', () => {});");
    expect(await testProject('-t', 'pays')).toEqual({
      exitCode: 0,
      lastLine: '1 passed, 0 failed, 1 skipped',
    });
  });

  it('fails, and ends, where a test leaves something running', async () => {
    plant(
      'leak',
      "it('a', () => { setInterval(() => {}, 1000); require('node:net').createServer().listen(0); });",
    );
    expect(await testProject()).toEqual({ exitCode: 1, lastLine: '1 passed, 1 failed, 0 skipped' });
  });
});
