// @ts-check
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const OUTPUT_KEPT_MAX = 4_000;

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<string>} what it printed
 */
export async function run(program, args) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  /** @param {Buffer} chunk */
  const keep = (chunk) => {
    output = (output + chunk.toString()).slice(-OUTPUT_KEPT_MAX);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(missing(program, cause)));
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${output}`);
  return output;
}

/**
 * @param {string} program
 * @param {Error & { code?: string }} cause
 */
export function missing(program, cause) {
  if (cause.code !== 'ENOENT') return cause;
  const told = `The Kafka broker for tests needs Java 17 or later and Maven 3: "${program}" is not on the PATH.`;
  return new Error(told, { cause });
}

/** @param {string} path */
const exists = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Fetches the broker's jars once, and again when `pom.xml` has changed.
 *
 * The folder appears by a rename, whole or not at all, so that several processes may ask at once: the first to end
 * wins and the others throw theirs away.
 * @returns {Promise<string>} the folder
 */
export async function fetchJars() {
  const pom = join(FOLDER, 'pom.xml');
  const version = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex')
    .slice(0, 12);
  const jars = join(FOLDER, 'jars', version);
  if (await exists(jars)) return jars;

  const target = join(FOLDER, 'jars');
  await mkdir(target, { recursive: true });
  const fetched = await mkdtemp(join(target, 'fetching-'));
  try {
    await run('mvn', ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${fetched}`]);
    await rename(fetched, jars);
  } catch (fault) {
    if (!(await exists(jars))) throw fault;
  } finally {
    await rm(fetched, { recursive: true, force: true });
  }
  return jars;
}
