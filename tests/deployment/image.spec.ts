import { HEALTH_PATHS } from '@throughline/service-kit';
import { exists, filesBelow, textOf } from './deployment-files.js';

/** Instructions with their lines joined: `[instruction, rest]`. */
const instructionsOf = (text: string): (readonly [string, string])[] =>
  text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [instruction = '', ...rest] = line.split(' ');
      return [instruction, rest.join(' ').replace(/\s+/g, ' ')] as const;
    });

const dockerfile = textOf('infra/image/Dockerfile');
const instructions = instructionsOf(dockerfile);
const of = (wanted: string): string[] =>
  instructions.filter(([instruction]) => instruction === wanted).map(([, rest]) => rest);

/** What is copied from the repository, not from another stage. */
const sourcesIn = (text: string): string[] =>
  instructionsOf(text)
    .filter(([instruction, rest]) => instruction === 'COPY' && !rest.startsWith('--from'))
    .flatMap(([, rest]) => rest.split(' ').slice(0, -1));

const allowed = textOf('.dockerignore')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

const missing = (text: string): string[] =>
  sourcesIn(text).filter((source) => !exists(source) || !allowed.includes(source));

describe('the image', () => {
  it('copies what is there, and what .dockerignore lets through', () => {
    expect(sourcesIn(dockerfile).length).toBeGreaterThan(0);
    expect(missing(dockerfile)).toEqual([]);
  });

  it('would be found out if it copied what is not there, or what is held back', () => {
    const planted = `${dockerfile}\nCOPY tools/bild.mjs docs ./\n`;
    expect(missing(planted)).toEqual(['tools/bild.mjs', 'docs']);
  });

  it('lets nothing through that no build needs', () => {
    const copied = sourcesIn(dockerfile);
    expect(allowed.filter((path) => !copied.includes(path))).toEqual([]);
  });

  it('is made from a pinned version of Node in every stage', () => {
    expect(of('ARG')[0]).toMatch(/^NODE_IMAGE=node:\d+\.\d+\.\d+-bookworm-slim$/);
    for (const base of of('FROM')) expect(base).toMatch(/^\$\{NODE_IMAGE\} AS \w+$/);
  });

  it('installs what the lockfile says, under the rules of .npmrc, before the sources come', () => {
    expect(sourcesIn(dockerfile).slice(0, 3)).toEqual(['package.json', 'package-lock.json', '.npmrc']);
    const lines = instructions.map(([, rest]) => rest);
    const install = lines.findIndex((line) => line.endsWith('npm ci'));
    const build = lines.indexOf('npm run build');
    const prune = lines.findIndex((line) => line.includes('npm prune --omit=dev'));
    expect(install).toBeGreaterThan(0);
    expect(build).toBeGreaterThan(install);
    expect(prune).toBeGreaterThan(build);
  });

  it('runs as somebody who is not root, by a number', () => {
    expect(of('USER')).toEqual(['1000:1000']);
    expect(instructions.findIndex(([instruction]) => instruction === 'USER')).toBeGreaterThan(
      instructions.findLastIndex(([instruction]) => instruction === 'RUN'),
    );
  });

  it('takes the service to run as its command', () => {
    expect(of('ENTRYPOINT')).toEqual(['["node", "--enable-source-maps"]']);
    const [command = '[]'] = of('CMD');
    const [main = ''] = JSON.parse(command) as string[];
    expect(exists(main.replace('/dist/', '/src/').replace('.js', '.ts'))).toBe(true);
  });

  it('asks for its health where every service tells it', () => {
    expect(of('HEALTHCHECK')[0]).toContain('CMD ["node", "/app/healthcheck.mjs"]');
    expect(textOf('infra/image/healthcheck.mjs')).toContain(HEALTH_PATHS.alive);
  });

  it('keeps the links of the workspaces: every one is copied with its package.json', () => {
    const manifests = ['libs', 'services'].flatMap((folder) => filesBelow(folder, '/package.json'));
    for (const manifest of manifests) {
      const { exports } = JSON.parse(textOf(manifest)) as { exports?: Record<string, { default: string }> };
      for (const { default: main } of Object.values(exports ?? {})) expect(main).toMatch(/^\.\/dist\//);
    }
  });
});
