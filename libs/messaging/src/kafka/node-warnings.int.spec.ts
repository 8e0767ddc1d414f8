import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { silenceKafkajsTimerWarning } from './node-warnings.js';

const heard: string[] = [];
const emitWarning = process.emitWarning;
let folder: string;
let warnFromKafkajs: (text: string, name: string) => void;

beforeAll(async () => {
  process.emitWarning = (warning: string | Error): void => void heard.push(String(warning));
  silenceKafkajsTimerWarning();
  folder = mkdtempSync(join(tmpdir(), 'warnings-'));
  const module = join(folder, 'node_modules', 'kafkajs');
  mkdirSync(module, { recursive: true });
  writeFileSync(join(module, 'timer.mjs'), 'export const warn = (...all) => process.emitWarning(...all);');
  const timer = (await import(pathToFileURL(join(module, 'timer.mjs')).href)) as {
    warn: typeof warnFromKafkajs;
  };
  warnFromKafkajs = timer.warn;
});

afterAll(() => {
  process.emitWarning = emitWarning;
  rmSync(folder, { recursive: true });
});

beforeEach(() => void heard.splice(0));

describe("Node's warning of a negative timeout", () => {
  it('is not heard when kafkajs is the cause', () => {
    warnFromKafkajs('-1 is a negative number.', 'TimeoutNegativeWarning');
    expect(heard).toEqual([]);
  });

  it('is heard when anybody else is', () => {
    process.emitWarning('-1 is a negative number.', 'TimeoutNegativeWarning');
    expect(heard).toEqual(['-1 is a negative number.']);
  });

  it('is all that is silenced of kafkajs', () => {
    warnFromKafkajs('old things are used', 'DeprecationWarning');
    expect(heard).toEqual(['old things are used']);
  });
});
