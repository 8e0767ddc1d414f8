// Compiles every project's src/ to dist/ with swc; only files whose source is newer than its output.
// `node tools/build.mjs [projectDir]`. Types are checked apart, by `npm run typecheck`.
import { transformFile } from '@swc/core';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWebApplication } from './build-web.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const isTest = (file) => file.endsWith('.spec.ts');

const modifiedAt = async (file) =>
  (await stat(file).catch(() => undefined))?.mtimeMs ?? Number.NEGATIVE_INFINITY;

const listFiles = async (dir, suffix) =>
  (await readdir(dir, { recursive: true }).catch(() => [])).filter((file) => file.endsWith(suffix));

/** Whole or not at all: another process may import the file while it is built anew. */
async function replaceFile(path, text) {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, path);
}

async function compile(source, target) {
  const { code, map } = await transformFile(source, {
    configFile: join(root, '.swcrc'),
    sourceFileName: relative(dirname(target), source),
  });
  await mkdir(dirname(target), { recursive: true });
  await replaceFile(target + '.map', map);
  await replaceFile(target, `${code}\n//# sourceMappingURL=${basename(target)}.map\n`);
}

async function removeOrphans(project, sources) {
  const wanted = new Set(sources.map((file) => file.replace(/\.ts$/, '.js')));
  const outputs = await listFiles(join(project, 'dist'), '.js');
  const orphans = outputs.filter((file) => !wanted.has(file));
  for (const file of orphans) {
    await rm(join(project, 'dist', file));
    await rm(join(project, 'dist', file + '.map'), { force: true });
  }
}

async function buildProject(project, newestInput) {
  const sources = (await listFiles(join(project, 'src'), '.ts')).filter((file) => !isTest(file));
  await removeOrphans(project, sources);
  let compiled = 0;
  for (const file of sources) {
    const source = join(project, 'src', file);
    const target = join(project, 'dist', file.replace(/\.ts$/, '.js'));
    if ((await modifiedAt(target)) > Math.max(await modifiedAt(source), newestInput)) continue;
    await compile(source, target);
    compiled += 1;
  }
  return compiled;
}

async function allProjects() {
  const folders = ['libs', 'services'];
  const lists = folders.map(async (folder) =>
    (await readdir(join(root, folder))).map((name) => join(root, folder, name)),
  );
  return [...(await Promise.all(lists)).flat(), join(root, 'bench')];
}

export async function build(projects) {
  const newestInput = Math.max(
    await modifiedAt(join(root, '.swcrc')),
    await modifiedAt(fileURLToPath(import.meta.url)),
  );
  const counts = await Promise.all(
    (projects ?? (await allProjects())).map((project) => buildProject(project, newestInput)),
  );
  if (projects === undefined) await buildWebApplication();
  return counts.reduce((sum, count) => sum + count, 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const startedAt = performance.now();
  const compiled = await build(process.argv[2] ? [resolve(process.argv[2])] : undefined);
  if (compiled > 0) console.log(`built ${compiled} files in ${Math.round(performance.now() - startedAt)} ms`);
}
