import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Planted {
  readonly name: string;
  /** The JavaScript that the stage runs. */
  readonly script: string;
  readonly hasTotals?: boolean;
}

const runner = `
  import { reportOf, runStage } from './tools/stages.mjs';
  const results = [];
  for (const stage of JSON.parse(process.argv[1])) results.push(await runStage(stage));
  console.log(reportOf(results));
`;

/** The lines on the terminal while a plan of these stages runs. */
const linesOf = (...plan: readonly Planted[]): Promise<string[]> => {
  const stages = plan.map(({ script, ...stage }) => ({
    ...stage,
    command: process.execPath,
    args: ['-e', script],
  }));
  const args = ['--input-type=module', '-e', runner, JSON.stringify(stages)];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr, { cause: error }));
      else resolve(stdout.trimEnd().split('\n'));
    });
  });
};

const tests = (name: string, output: string, exitCode = 0): Planted => ({
  name,
  script: `console.log(${JSON.stringify(output)}); process.exitCode = ${exitCode};`,
  hasTotals: true,
});

describe('a plan of stages', () => {
  it('ends with the sum of all totals', async () => {
    const lines = await linesOf(
      tests('test', 'PASS\n5 passed, 0 failed, 1 skipped'),
      tests('test on another Node', '5 passed, 0 failed, 1 skipped'),
    );
    expect(lines).toContain('PASS');
    expect(lines.at(-1)).toBe('10 passed, 0 failed, 2 skipped');
  });

  it('counts a check as nothing when it passes and as one failure when it does not', async () => {
    expect((await linesOf({ name: 'lint', script: '' })).at(-1)).toBe('0 passed, 0 failed, 0 skipped');
    const failing = { name: 'lint', script: 'process.exitCode = 2' };
    expect((await linesOf(failing)).at(-1)).toBe('0 passed, 1 failed, 0 skipped');
  });

  it('goes on after a failure, and says at the end what failed', async () => {
    const lines = await linesOf(
      { name: 'lint', script: 'process.exitCode = 1' },
      tests('test', '5 passed, 2 failed, 0 skipped', 1),
      { name: 'typecheck', script: '' },
    );
    expect(lines.at(-1)).toBe('5 passed, 3 failed, 0 skipped');
    expect(lines.slice(-4, -1).map((line) => line.replace(/ \(.*/, ''))).toEqual([
      'failed  lint',
      'failed  test',
      'ok      typecheck',
    ]);
  });

  it('counts a command that is not there as one failure', async () => {
    const script = `
      import { reportOf, runStage } from './tools/stages.mjs';
      console.log(reportOf([await runStage({ name: 'gone', command: './no-such-command', args: [], hasTotals: true })]));
    `;
    const output = await new Promise<string>((resolve) => {
      execFile(process.execPath, ['--input-type=module', '-e', script], { cwd: root }, (_error, stdout) => {
        resolve(stdout);
      });
    });
    expect(output.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed, 0 skipped');
  });

  it('does not wait for a process that a stage left behind', async () => {
    const orphanLifeMs = 8_000;
    const script = `
      const orphan = 'setTimeout(() => {}, ${orphanLifeMs})';
      const options = { stdio: ['ignore', 'inherit', 'ignore'], detached: true };
      require('node:child_process').spawn(process.execPath, ['-e', orphan], options).unref();
      console.log('5 passed, 0 failed, 0 skipped');
    `;
    const startedAt = performance.now();
    const lines = await linesOf({ name: 'test', script, hasTotals: true });
    expect(lines.at(-1)).toBe('5 passed, 0 failed, 0 skipped');
    expect(performance.now() - startedAt).toBeLessThan(orphanLifeMs);
  });
});
