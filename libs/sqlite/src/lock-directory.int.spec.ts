import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lockDirectory } from './lock-directory.js';

const root = resolve(import.meta.dirname, '../../..');

const holder = `
  import { lockDirectory } from '@throughline/sqlite';
  lockDirectory(process.argv[1]);
  process.stdout.write('held');
  setInterval(() => {}, 1000);
`;

let directory: string;
let child: ChildProcess | undefined;

/** Another process that holds the directory and does nothing else. */
const startHolder = async (): Promise<ChildProcess> => {
  const holding = spawn(process.execPath, ['--input-type=module', '-e', holder, directory], {
    cwd: join(root, 'libs/sqlite'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holding.stdout, 'data');
  return holding;
};

beforeAll(() => execFileSync(process.execPath, ['tools/build.mjs'], { cwd: root }));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lock-directory-'));
});

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

describe('a data directory', () => {
  it('is held by one holder at a time, and the second is told which one and what to do', () => {
    const lock = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(
      `${directory} is in use by another Throughline process: stop`,
    );
    lock.release();
    lockDirectory(directory).release();
  });

  it('is given back once, however often it is released', () => {
    const lock = lockDirectory(directory);
    lock.release();
    lock.release();
    const next = lockDirectory(directory);
    lock.release();
    expect(() => lockDirectory(directory)).toThrow('is in use');
    next.release();
  });

  it('is made where it is missing', () => {
    lockDirectory(join(directory, 'new', 'deep')).release();
  });

  it('stays held by another process until that process is killed', async () => {
    child = await startHolder();
    expect(() => lockDirectory(directory)).toThrow('is in use');
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockDirectory(directory).release();
  });
});
