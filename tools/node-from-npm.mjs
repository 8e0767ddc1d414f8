// @ts-check
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const INSTALL_TIMEOUT_MS = 180_000;

/** npm's packages of Node's own binaries, one a platform: the `node` package only picks among them by a script. */
const packageName = () => {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `${platform}-${process.arch}`;
  return name === 'darwin-arm64' ? `node-bin-${name}` : `node-${name}`;
};

/**
 * Another Node of this platform, in a temporary folder.
 * @param {number} major
 * @returns {Promise<{ bin: string, version: string, remove: () => Promise<void> }>} `bin` is for PATH
 * @throws if npm does not have it, or it does not run here
 */
export async function nodeFromNpm(major) {
  const folder = await mkdtemp(join(tmpdir(), `node-${major}-`));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const options = [
      '--prefix',
      folder,
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
    ];
    await execute('npm', ['install', ...options, `${packageName()}@${major}`], {
      cwd: folder,
      timeout: INSTALL_TIMEOUT_MS,
      shell: process.platform === 'win32',
    });
    const bin = join(folder, 'node_modules', packageName(), 'bin');
    const { stdout } = await execute(join(bin, 'node'), ['--version']);
    return { bin, version: stdout.trim(), remove };
  } catch (error) {
    await remove();
    throw new Error(`${packageName()}@${major} cannot be had from npm`, { cause: error });
  }
}
