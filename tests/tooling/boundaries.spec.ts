import { readdirSync } from 'node:fs';
import { LIB_LAYERS, SERVICES } from '../../tools/boundaries.mjs';
import { complaintsAbout } from './planted.js';

const importing = (specifier: string): string => `export * from '${specifier}';`;

const crossings = (path: string, ...lines: readonly string[]): Promise<string[]> =>
  complaintsAbout(path, ...lines).then((found) =>
    found
      .filter((complaint) => complaint.startsWith('throughline/boundaries'))
      .map((complaint) => complaint.split(': ')[1] ?? ''),
  );

describe('a service', () => {
  const path = 'services/payment/src/payment/planted.ts';

  it.each(['kernel', 'contracts', 'order', 'event-store', 'messaging', 'read-store', 'service-kit'])(
    'imports the library %s',
    async (lib) => expect(await crossings(path, importing(`@throughline/${lib}`))).toEqual([]),
  );

  it.each(['capture', 'payment', 'console', 'partners', 'standalone'])(
    'never imports the service %s',
    async (service) =>
      expect(await crossings(path, importing(`@throughline/${service}`))).toEqual(['no-service-import']),
  );

  it('never reaches into another package by a relative path', async () => {
    expect(await crossings(path, importing('../../../capture/src/index.js'))).toEqual(['own-package']);
    expect(await crossings(path, importing('../../../../libs/kernel/src/ids.js'))).toEqual(['own-package']);
    expect(await crossings(path, importing('../../../../tests/tooling/planted.js'))).toEqual(['own-package']);
  });

  it('imports the files of its own package', async () =>
    expect(await crossings(path, importing('../gateway/sandbox.js'))).toEqual([]));

  it('ships nothing of the testing library, which its tests use', async () => {
    expect(await crossings(path, importing('@throughline/testing'))).toEqual(['test-lib']);
    const spec = 'services/payment/src/payment/planted.int.spec.ts';
    expect(await crossings(spec, importing('@throughline/testing'))).toEqual([]);
  });

  it('imports no package that is in no table', async () =>
    expect(await crossings(path, importing('@throughline/shared'))).toEqual(['unknown-package']));
});

describe('standalone', () => {
  const path = 'services/standalone/src/planted.ts';

  it('imports the services', async () =>
    expect(await crossings(path, importing('@throughline/capture'))).toEqual([]));

  it('ships nothing of the testing library', async () =>
    expect(await crossings(path, importing('@throughline/testing'))).toEqual(['test-lib']));
});

describe('a wall stands however it is crossed', () => {
  const path = 'services/payment/src/planted.ts';

  it.each([
    "import { x } from '@throughline/capture'; export const y = x;",
    "import type { X } from '@throughline/capture'; export type Y = X;",
    "import '@throughline/capture';",
    "export { x } from '@throughline/capture';",
    "export * from '@throughline/capture';",
    "export const x = () => import('@throughline/capture');",
    "export type X = import('@throughline/capture').X;",
    "export const x: unknown = require('@throughline/capture');",
    "import { x } from '@throughline/capture/testing'; export const y = x;",
  ])('%s', async (line) => expect(await crossings(path, line)).toEqual(['no-service-import']));
});

describe('the libraries', () => {
  const pairs = Object.entries(LIB_LAYERS).flatMap(([lib, below]) =>
    Object.keys(LIB_LAYERS).map((other) => ({
      lib,
      other,
      isBelow: (below as readonly string[]).includes(other),
    })),
  );
  const allowed = pairs.filter(({ isBelow }) => isBelow);
  const forbidden = pairs.filter(({ isBelow }) => !isBelow);

  it.each(allowed)('$lib imports $other', async ({ lib, other }) =>
    expect(await crossings(`libs/${lib}/src/planted.ts`, importing(`@throughline/${other}`))).toEqual([]),
  );

  it.each(forbidden)('$lib never imports $other', async ({ lib, other }) =>
    expect(await crossings(`libs/${lib}/src/planted.ts`, importing(`@throughline/${other}`))).toEqual([
      'lib-layers',
    ]),
  );

  it('import nothing that imports them back', () => {
    const names = Object.keys(LIB_LAYERS);
    for (const [lib, below] of Object.entries(LIB_LAYERS)) {
      for (const other of below) expect(names.indexOf(other)).toBeLessThan(names.indexOf(lib));
    }
  });

  it('never import a service', async () => {
    const crossing = importing('@throughline/capture');
    expect(await crossings('libs/service-kit/src/planted.ts', crossing)).toEqual(['no-service-import']);
    expect(await crossings('libs/testing/src/planted.spec.ts', crossing)).toEqual(['no-service-import']);
  });

  it('use the testing library in their tests', async () => {
    const crossing = importing('@throughline/testing');
    expect(await crossings('libs/messaging/src/planted.int.spec.ts', crossing)).toEqual([]);
    expect(await crossings('libs/messaging/src/planted.ts', crossing)).toEqual(['lib-layers']);
  });

  it('kernel takes nothing from npm, order not even from Node', async () => {
    expect(await crossings('libs/kernel/src/planted.ts', importing('uuid'))).toEqual(['no-npm']);
    expect(await crossings('libs/kernel/src/planted.ts', importing('node:crypto'))).toEqual([]);
    expect(await crossings('libs/order/src/planted.ts', importing('node:crypto'))).toEqual(['no-npm']);
    expect(await crossings('libs/order/src/planted.ts', importing('@nestjs/common'))).toEqual(['no-npm']);
    expect(await crossings('libs/order/src/planted.spec.ts', importing('fast-check'))).toEqual([]);
  });
});

describe('a driver', () => {
  const homes = [
    { driver: 'kafkajs', home: 'messaging' },
    { driver: 'node:sqlite', home: 'sqlite' },
    { driver: '@photostructure/sqlite', home: 'sqlite' },
    { driver: '@eventstore/db-client', home: 'event-store' },
    { driver: 'pg', home: 'postgres' },
    { driver: 'pg/lib/client.js', home: 'postgres' },
  ];

  it.each(homes)('$driver is imported in $home', async ({ driver, home }) =>
    expect(await crossings(`libs/${home}/src/planted.ts`, importing(driver))).toEqual([]),
  );

  it.each(homes)('$driver is imported nowhere else, not by a test either', async ({ driver }) => {
    const elsewhere = [
      'libs/service-kit/src/planted.ts',
      'services/console/src/planted.ts',
      'services/console/src/planted.spec.ts',
      'tests/planted.spec.ts',
      'bench/planted.ts',
    ];
    for (const path of elsewhere)
      expect(await crossings(path, importing(driver))).toEqual(['fenced-package']);
  });

  it('is not let in by createRequire', async () => {
    expect(await crossings('libs/service-kit/src/planted.ts', importing('node:module'))).toEqual([
      'fenced-package',
    ]);
    expect(await crossings('libs/service-kit/src/planted.ts', importing('module'))).toEqual([
      'fenced-package',
    ]);
  });
});

describe('a decider', () => {
  it.each(['refund.decider.ts', 'split.planner.ts'])('%s imports only what is pure', async (file) => {
    const path = `services/payment/src/payment/${file}`;
    for (const pure of [
      '@throughline/kernel',
      '@throughline/contracts',
      '@throughline/order',
      './payment.events.js',
    ]) {
      expect(await crossings(path, importing(pure))).toEqual([]);
    }
    const impure = [
      '@throughline/service-kit',
      '@throughline/event-store',
      '@nestjs/common',
      'node:crypto',
      'uuid',
      '../gateway/sandbox.js',
    ];
    for (const specifier of impure)
      expect(await crossings(path, importing(specifier))).toEqual(['pure-decider']);
  });
});

describe('the tests of the whole', () => {
  const path = 'tests/journeys/planted.e2e.spec.ts';

  it('import services and libraries by name, never by path', async () => {
    expect(await crossings(path, importing('@throughline/standalone'))).toEqual([]);
    expect(await crossings(path, importing('../../libs/kernel/src/ids.js'))).toEqual(['own-package']);
  });
});

describe('the tables', () => {
  const foldersOf = (parent: string): string[] =>
    readdirSync(new URL(`../../${parent}`, import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);

  it('name every library and service there is', () => {
    expect(Object.keys(LIB_LAYERS)).toEqual(expect.arrayContaining(foldersOf('libs')));
    expect(SERVICES).toEqual(expect.arrayContaining(foldersOf('services')));
  });
});
