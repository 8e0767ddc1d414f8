import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consoleService } from '@throughline/console';
import { pageRoutes } from '@throughline/contracts';
import {
  configFrom,
  createLogger,
  createService,
  openEmbeddedPlatform,
  type Platform,
  type RunningService,
} from '@throughline/service-kit';
import { buildWebApplication } from '../../tools/build-web.mjs';

const BUILD_MS_MAX = 60_000;

describe('the web application', () => {
  let directory: string;
  let platform: Platform;
  let service: RunningService;
  let url: string;

  beforeAll(async () => {
    await buildWebApplication();
    directory = mkdtempSync(join(tmpdir(), 'console-web-'));
    const config = configFrom({ DATA_DIR: directory, LOG_LEVEL: 'silent' });
    platform = await openEmbeddedPlatform(config, { logger: createLogger(config) });
    service = await createService(consoleService, platform);
    await service.start();
    url = await service.listen(0, '127.0.0.1');
  }, BUILD_MS_MAX);

  afterAll(async () => {
    await service.stop();
    await platform.close();
    rmSync(directory, { recursive: true });
  });

  const filesOf = async (): Promise<string[]> => {
    const text = await (await fetch(url)).text();
    return [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file = '']) => file);
  };

  it.each(pageRoutes.map(({ path }) => path.replace(/:(\w+)/g, 'some-$1')))(
    'is the same page at %s',
    async (path) => {
      const response = await fetch(url + path);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ]);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<div id="root">');
    },
  );

  it('brings all of its files along, each cached for ever by a name that changes with it', async () => {
    const files = await filesOf();
    expect(files.filter((file) => file.startsWith('/assets/')).length).toBeGreaterThan(1);
    for (const file of files) {
      const response = await fetch(url + file);
      expect([file, response.status]).toEqual([file, 200]);
      const isImmutable = response.headers.get('cache-control')?.includes('immutable') ?? false;
      expect([file, isImmutable]).toEqual([file, file.startsWith('/assets/')]);
    }
  });

  it('packs them for who can unpack them', async () => {
    const [script = ''] = (await filesOf()).filter((file) => file.endsWith('.js'));
    const packed = await fetch(url + script, { headers: { 'accept-encoding': 'gzip' } });
    const plain = await fetch(url + script, { headers: { 'accept-encoding': 'identity' } });
    expect([packed, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', null]);
    const lengths = [packed, plain].map(({ headers }) => Number(headers.get('content-length')));
    expect(lengths[0]).toBeLessThan((lengths[1] ?? 0) / 2);
    expect(await packed.text()).toBe(await plain.text());
  });

  it('allows no script but its own files, and no style element but by a word that is new each time', async () => {
    const nonces = new Set<string>();
    for (let visit = 0; visit < 3; visit += 1) {
      const response = await fetch(`${url}/orders`);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
      expect(policy).not.toContain('unsafe');
      const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? [];
      expect(await response.text()).toContain(`<meta name="csp-nonce" content="${nonce}"`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it.each(['/assets/none.js', '/assets/..%2Findex.html', '/assets/%2e%2e%2f%2e%2e%2fvite.config.mjs'])(
    'has no file %s',
    async (path) => {
      const response = await fetch(url + path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'not-found' });
    },
  );
});
