import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StreamMovedOn, TransientFault } from '@throughline/kernel';
import { SqliteFile } from './sqlite-file.js';

let directory: string;
let file: SqliteFile;

const open = (): SqliteFile =>
  new SqliteFile(join(directory, 'deep', 'test.sqlite'), { synchronous: 'FULL' });
const store = (text: string): Promise<unknown> =>
  file.write(() => file.prepare('INSERT INTO notes (text) VALUES (?)').run(text));
const stored = (): unknown[] =>
  file
    .prepare('SELECT text FROM notes ORDER BY rowid')
    .all()
    .map((row) => (row as { text: string }).text);

/** A dangling row under a deferred foreign key makes COMMIT itself fail. */
const spoilTheCommit = (): Promise<unknown> =>
  file.write(() => file.prepare('INSERT INTO dangling (parent) VALUES (1)').run());

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sqlite-file-'));
  file = open();
  file.exec('CREATE TABLE notes (text TEXT UNIQUE CHECK (length(text) < 10))');
  file.exec('CREATE TABLE dangling (parent INTEGER REFERENCES missing(id) DEFERRABLE INITIALLY DEFERRED)');
  file.exec('CREATE TABLE missing (id INTEGER PRIMARY KEY)');
});

afterEach(() => {
  file.close();
  rmSync(directory, { recursive: true });
});

describe('opening a SQLite file', () => {
  it('makes every commit survive a loss of power', () => {
    expect(file.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(file.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  });

  it('lets a file that can be rebuilt be faster', () => {
    const rebuildable = new SqliteFile(join(directory, 'views.sqlite'), { synchronous: 'NORMAL' });
    expect(rebuildable.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 1 });
    rebuildable.close();
  });

  it('refuses a file that is none of SQLite', () => {
    const path = join(directory, 'letter.sqlite');
    writeFileSync(path, 'Dear Sir or Madam, this is not a database at all, however long it may be.');
    expect(() => new SqliteFile(path, { synchronous: 'FULL' })).toThrow('not a database');
  });
});

describe('group commit', () => {
  it('stores all works of a turn in one transaction, in the order they came', async () => {
    const outcomes: string[] = [];
    file.onGroupEnd((outcome) => outcomes.push(outcome));
    await Promise.all(['a', 'b', 'c'].map(store));
    expect(stored()).toEqual(['a', 'b', 'c']);
    expect(outcomes).toEqual(['committed']);
  });

  it('answers with what the work returned', async () => {
    expect(await file.write(() => 42)).toBe(42);
  });

  it('takes more works than one transaction holds', async () => {
    await Promise.all(Array.from({ length: 2500 }, (_, index) => store(`n${index}`)));
    expect(stored()).toHaveLength(2500);
  });

  it('tells nobody of a work before it is on disk', async () => {
    let isCommitted = false;
    file.onGroupEnd(() => (isCommitted = true));
    const toldAfterCommit = await store('a').then(() => isCommitted);
    expect(toldAfterCommit).toBe(true);
  });

  it('rejects only the caller whose work refuses', async () => {
    const refusal = new StreamMovedOn('order-1', 0, 1);
    const results = await Promise.allSettled([
      store('a'),
      file.write(() => {
        throw refusal;
      }),
      store('b'),
    ]);
    expect(results[1]).toEqual({ status: 'rejected', reason: refusal });
    expect(stored()).toEqual(['a', 'b']);
  });

  it('rejects only the caller whose one statement breaks a constraint', async () => {
    const results = await Promise.allSettled([store('a'), store('far too long'), store('b')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stored()).toEqual(['a', 'b']);
  });
});

describe('a work that throws after it has written', () => {
  const halfDone = (): Promise<unknown> =>
    file.write(() => {
      file.prepare('INSERT INTO notes (text) VALUES (?)').run('half');
      throw new Error('lost the thread');
    });

  it('leaves nothing of itself behind', async () => {
    await expect(halfDone()).rejects.toThrow('lost the thread');
    expect(stored()).toEqual([]);
  });

  it('has its neighbours try again', async () => {
    const outcomes: string[] = [];
    file.onGroupEnd((outcome) => outcomes.push(outcome));
    const results = await Promise.allSettled([store('a'), halfDone(), store('b')]);
    expect(results.map((result) => result.status === 'rejected' && result.reason.name)).toEqual([
      'TransientFault',
      'Error',
      'TransientFault',
    ]);
    expect(stored()).toEqual([]);
    expect(outcomes).toEqual(['rolled-back']);
    await store('a');
    expect(stored()).toEqual(['a']);
  });

  it('is noticed for a statement with RETURNING and for a script too', async () => {
    const returning = file.write(() => {
      file.prepare('INSERT INTO notes (text) VALUES (?) RETURNING rowid').get('half');
      throw new Error('lost the thread');
    });
    await expect(returning).rejects.toThrow('lost the thread');
    const script = file.write(() => {
      file.exec("INSERT INTO notes (text) VALUES ('half')");
      throw new Error('lost the thread');
    });
    await expect(script).rejects.toThrow('lost the thread');
    expect(stored()).toEqual([]);
  });

  it('is also one that goes on after its answer', async () => {
    const later = file.write(async () => {
      file.prepare('INSERT INTO notes (text) VALUES (?)').run('half');
      await Promise.resolve();
    });
    await expect(later).rejects.toThrow('must be synchronous');
    expect(stored()).toEqual([]);
  });
});

describe('a commit that fails', () => {
  it('rejects the whole group as transient, stores nothing of it, and the next group is stored', async () => {
    const outcomes: string[] = [];
    file.onGroupEnd((outcome) => outcomes.push(outcome));
    const results = await Promise.allSettled([store('a'), spoilTheCommit(), store('b')]);
    for (const result of results) expect(result).toMatchObject({ reason: expect.any(TransientFault) });
    expect(stored()).toEqual([]);
    await store('c');
    expect(stored()).toEqual(['c']);
    expect(outcomes).toEqual(['rolled-back', 'committed']);
  });

  it('is what a full disk comes to, for every work of the group', async () => {
    const pages = file.prepare('PRAGMA page_count').get() as { page_count: number };
    file.exec(`PRAGMA max_page_count = ${pages.page_count}`);
    const fill = file.write(() =>
      file.prepare('INSERT INTO dangling (parent) SELECT zeroblob(100000)').run(),
    );
    const results = await Promise.allSettled([store('a'), fill, store('b')]);
    for (const result of results) expect(result).toMatchObject({ reason: expect.any(TransientFault) });
    expect(stored()).toEqual([]);
  });
});

describe('closing', () => {
  it('commits what is pending first', async () => {
    const pending = store('a');
    file.close();
    await pending;
    file = open();
    expect(stored()).toEqual(['a']);
  });

  it('refuses later works and reads as transient', async () => {
    file.close();
    await expect(store('a')).rejects.toBeInstanceOf(TransientFault);
    expect(() => file.read(stored)).toThrow(TransientFault);
  });
});

describe('guards written as triggers', () => {
  it('hold against INSERT OR REPLACE', () => {
    file.exec("CREATE TRIGGER kept BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'kept'); END");
    file.exec("INSERT INTO notes (text) VALUES ('a')");
    expect(() => file.exec("INSERT OR REPLACE INTO notes (text) VALUES ('a')")).toThrow('kept');
  });
});
