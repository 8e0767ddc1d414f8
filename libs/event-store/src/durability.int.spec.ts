import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { fact, readWhole, until } from './conformance/fixtures.js';
import { NO_STREAM } from './event-store.js';
import { TemporaryStore } from './temporary-store.js';

const root = resolve(import.meta.dirname, '../../..');

/** Appends with many hands and reports each acknowledged id at once, by a write that the kernel keeps. */
const appender = `
  import { writeSync } from 'node:fs';
  import { SqliteEventStore } from '@throughline/event-store';
  import { systemClock, uuidv7 } from '@throughline/kernel';
  import { SqliteFile } from '@throughline/sqlite';
  const [path, run] = process.argv.slice(1);
  const store = new SqliteEventStore(new SqliteFile(path, { synchronous: 'FULL' }), systemClock);
  const hand = async (number) => {
    for (let revision = -1; ; revision += 1) {
      const event = { ...JSON.parse(process.env.EVENT), id: uuidv7() };
      await store.append('order-' + run + '-' + number, revision, [event]);
      writeSync(1, event.id + '\\n');
    }
  };
  for (let number = 0; number < 16; number += 1) void hand(number);
`;

const ACKNOWLEDGED_MIN = 200;

/** Runs the appender, kills it in mid-work, and answers with the ids that it said are stored. */
const appendUntilKilled = async (path: string, run: number): Promise<string[]> => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', appender, path, String(run)], {
    cwd: join(root, 'libs/event-store'),
    env: { ...process.env, EVENT: JSON.stringify(fact({ filler: 'x'.repeat(300) })) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  try {
    await until('enough is acknowledged', () => output.split('\n').length > ACKNOWLEDGED_MIN * run);
  } finally {
    child.kill('SIGKILL');
  }
  await once(child, 'close');
  return output.slice(0, output.lastIndexOf('\n')).split('\n');
};

beforeAll(() => execFileSync(process.execPath, ['tools/build.mjs'], { cwd: root }));

describe('a process that is killed while it appends', () => {
  const temporary = new TemporaryStore();

  afterAll(() => temporary.dispose());

  it('loses nothing that it had acknowledged, and the store goes on behind it', async () => {
    const acknowledged: string[] = [];
    for (const run of [1, 2, 3]) {
      temporary.file.close();
      acknowledged.push(...(await appendUntilKilled(temporary.file.path, run)));
      const store = await temporary.reopen();
      const stored = await readWhole(store, 1_000);
      const storedIds = new Set(stored.map(({ id }) => id));
      expect(acknowledged.filter((id) => !storedIds.has(id))).toEqual([]);
      expect(storedIds.size).toBe(stored.length);
      const [next] = await store.append(`order-after-${run}`, NO_STREAM, [fact()]);
      expect(next?.position).toBe((stored.at(-1)?.position ?? 0) + 1);
    }
  });
});
