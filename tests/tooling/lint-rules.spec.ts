import { complaintsAbout, typedComplaintsAbout } from './planted.js';

const rulesBroken = async (path: string, ...lines: readonly string[]): Promise<string[]> =>
  (await complaintsAbout(path, ...lines)).map((complaint) => complaint.split(': ')[0] ?? '');

const typedRulesBroken = async (path: string, ...lines: readonly string[]): Promise<string[]> =>
  (await typedComplaintsAbout(path, ...lines)).map((complaint) => complaint.split(': ')[0] ?? '');

const CODE = 'services/payment/src/payment/planted.ts';
const DECIDER = 'services/payment/src/payment/planted.decider.ts';
const SPEC = 'services/payment/src/payment/planted.spec.ts';

const linesOfFunction = (count: number): string[] => [
  'export function long(steps: string[]): void {',
  ...Array.from({ length: count - 2 }, (_, index) => `  steps.push('${index}');`),
  '}',
];

describe('a decider', () => {
  it.each([
    ['export const at = (): Date => new Date();', 'no-restricted-syntax'],
    ['export const at = (): string => Date();', 'no-restricted-syntax'],
    ['export const at = (): number => Date.now();', 'no-restricted-properties'],
    ["export const at = (): number => Date['now']();", 'no-restricted-properties'],
    ['export const id = (): number => Math.random();', 'no-restricted-properties'],
    ['export const id = (): string => crypto.randomUUID();', 'no-restricted-globals'],
    ['export const at = (): number => performance.now();', 'no-restricted-globals'],
    ['export const later = (f: () => void): unknown => setTimeout(f, 1);', 'no-restricted-globals'],
    ["export const ask = (): unknown => fetch('https://example.com');", 'no-restricted-globals'],
    ['export const decide = async (x: Promise<number>): Promise<number> => x;', 'no-restricted-syntax'],
    ["export const load = (): unknown => import('./other.js');", 'no-restricted-syntax'],
    ["import { uuidv7 } from '@throughline/kernel'; export const id = uuidv7;", 'no-restricted-syntax'],
    ["import { systemClock as c } from '@throughline/kernel'; export const at = c;", 'no-restricted-syntax'],
    ["export const secret = process.env['SECRET'];", 'no-restricted-properties'],
  ])('is pure: %s', async (line, rule) => {
    const order = 'libs/order/src/planted.ts';
    for (const path of [DECIDER, 'services/routing/src/planted.planner.ts', order]) {
      expect(await rulesBroken(path, line)).toContain(rule);
    }
  });

  it('awaits nothing', async () => {
    const waiting = 'export const decide = async (x: Promise<number>) => { await x; };';
    const found = await rulesBroken(DECIDER, waiting);
    expect(found).toEqual(['no-restricted-syntax', 'no-restricted-syntax']);
  });

  it('may work on the instants that it is handed', async () => {
    const line = 'export const msOf = (at: string): number => new Date(at).getTime() + Date.parse(at);';
    expect(await rulesBroken(DECIDER, line)).toEqual([]);
  });

  it('is held to it, other files are not', async () =>
    expect(await rulesBroken(CODE, 'export const at = (): Date => new Date(Date.now());')).toEqual([]));
});

describe('the environment', () => {
  it.each(["process.env['PORT']", 'process.env.PORT', "process['env']['PORT']"])(
    'is read by the configuration alone: %s',
    async (read) => {
      const line = `export const port: string | undefined = ${read};`;
      expect(await rulesBroken(CODE, line)).toEqual(['no-restricted-properties']);
      expect(await rulesBroken('libs/messaging/src/planted.ts', line)).toEqual(['no-restricted-properties']);
      expect(await rulesBroken('libs/service-kit/src/config/planted.ts', line)).toEqual([]);
      expect(await rulesBroken('tests/planted.spec.ts', line)).toEqual([]);
      expect(await rulesBroken('bench/planted.ts', line)).toEqual([]);
    },
  );

  it('is not taken out of process by a name either', async () => {
    const destructured = 'const { env } = process; export const port = env;';
    expect(await rulesBroken(CODE, destructured)).toEqual(['no-restricted-properties']);
    const imported = "import { env } from 'node:process'; export const port = env;";
    expect(await rulesBroken(CODE, imported)).toEqual(['no-restricted-imports']);
  });
});

describe('a topic name', () => {
  it.each(["'oms.order.events.v1'", '`oms.order.events.v1`', '`oms.${process.pid}.retries.v1`'])(
    'is spelled in libs/contracts alone: %s',
    async (name) => {
      const line = `export const topic = ${name};`;
      for (const path of [CODE, 'bench/planted.ts', 'tools/planted.mjs']) {
        expect(await rulesBroken(path, line)).toEqual(['throughline/topic-names']);
      }
      expect(await rulesBroken('libs/contracts/src/planted.ts', line)).toEqual([]);
      expect(await rulesBroken(SPEC, line)).toEqual([]);
    },
  );

  it('is told from a metric', async () =>
    expect(await rulesBroken(CODE, "export const name = 'oms_orders_total';")).toEqual([]));
});

describe('size', () => {
  it('a function has 43 lines at most', async () => {
    expect(await rulesBroken(CODE, ...linesOfFunction(43))).toEqual([]);
    expect(await rulesBroken(CODE, ...linesOfFunction(44))).toEqual(['max-lines-per-function']);
    expect(await rulesBroken(SPEC, ...linesOfFunction(44))).toEqual([]);
  });

  it('a file has 250 lines of code at most', async () => {
    const declarations = (count: number): string[] =>
      Array.from({ length: count }, (_, index) => `export const a${index} = ${index};`);
    expect(await rulesBroken(CODE, ...declarations(250))).toEqual([]);
    expect(await rulesBroken(CODE, ...declarations(251))).toEqual(['max-lines']);
  });
});

describe('habits', () => {
  it.each([
    ['export default 1;', 'no-restricted-exports'],
    ['const one = 1; export { one as default };', 'no-restricted-exports'],
    ["export { default } from './other.js';", 'no-restricted-exports'],
    ['export const parse = (x: any): number => Number(x);', '@typescript-eslint/no-explicit-any'],
    ["console.log('here');", 'no-console'],
    ['export class OrderManager { readonly id = 1; }', 'no-restricted-syntax'],
    ['export interface IOrder { readonly id: string }', 'no-restricted-syntax'],
    ["export enum Status { Open = 'open' }", 'no-restricted-syntax'],
    ['// TODO later', 'no-warning-comments'],
    ["try { JSON.parse(''); } catch (error) { throw new Error('bad'); }", 'preserve-caught-error'],
    ['/* eslint-disable no-console */', 'unused-directive'],
  ])('%s', async (line, rule) => expect(await rulesBroken(CODE, line)).toContain(rule));

  it('an entry point may write to the terminal', async () => {
    expect(await rulesBroken('services/payment/src/main.ts', "console.log('ready');")).toEqual([]);
    expect(await rulesBroken('services/standalone/src/story.cli.ts', "console.log('ready');")).toEqual([]);
  });

  it.each([
    ["it('should pay', () => undefined);", 'no-restricted-syntax'],
    ["it.only('pays', () => undefined);", 'no-restricted-syntax'],
    ['expect(1).toBeDefined();', 'no-restricted-syntax'],
    ["jest.mock('./gateway.js');", 'no-restricted-syntax'],
  ])('in a test: %s', async (line, rule) => expect(await rulesBroken(SPEC, line)).toEqual([rule]));
});

describe('rules that need types', () => {
  /** Any file that exists: its content is replaced, in memory, by what is planted. */
  const EXISTING = 'libs/messaging/src/message-transport.ts';
  const FIRST_PROGRAM_MS = 60_000;

  beforeAll(() => typedComplaintsAbout(EXISTING, 'export {};'), FIRST_PROGRAM_MS);

  it('no promise is dropped', async () => {
    const line = 'export const forget = (work: () => Promise<void>): void => { work(); };';
    expect(await typedRulesBroken(EXISTING, line)).toEqual(['@typescript-eslint/no-floating-promises']);
  });

  it('no promise is handed to one who does not wait', async () => {
    const line =
      'export const each = (xs: number[]): void => { xs.forEach(async (x) => { await Promise.resolve(x); }); };';
    expect(await typedRulesBroken(EXISTING, line)).toEqual(['@typescript-eslint/no-misused-promises']);
  });

  it('a type is imported as a type', async () => {
    const line =
      "import { Clock } from '@throughline/kernel'; export const at = (clock: Clock): Date => clock.now();";
    expect(await typedRulesBroken(EXISTING, line)).toEqual(['@typescript-eslint/consistent-type-imports']);
  });

  it('a class that Nest injects is imported as a value: the decorator needs it', async () => {
    const lines = [
      "import { Injectable } from '@nestjs/common';",
      "import { SqliteFile } from '@throughline/sqlite';",
      '@Injectable()',
      'export class Ledger { constructor(readonly file: SqliteFile) {} }',
    ];
    expect(await typedRulesBroken(EXISTING, ...lines)).toEqual([]);
  });
});

describe('a clean file', () => {
  it('passes every rule', async () => {
    const lines = [
      "import type { Instant } from '@throughline/kernel';",
      '',
      'const RETRIES_MAX = 3;',
      '',
      '/** The instant, as often as it is tried. */',
      'export const tries = (at: Instant): readonly Instant[] =>',
      '  Array.from({ length: RETRIES_MAX }, () => at);',
    ];
    expect(await typedComplaintsAbout('libs/messaging/src/message-transport.ts', ...lines)).toEqual([]);
    expect(await complaintsAbout(DECIDER, ...lines)).toEqual([]);
  });
});
