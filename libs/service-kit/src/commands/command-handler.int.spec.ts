import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DomainEvent, NewEvent } from '@throughline/contracts';
import { SqliteEventStore, type EventStore, type ReadStreamOptions } from '@throughline/event-store';
import { accept, ignore, reject, systemClock, TransientFault, type Decision } from '@throughline/kernel';
import { SqliteFile } from '@throughline/sqlite';
import { CommandHandler, type CommandContext } from './command-handler.js';
import { StateCache } from './state-cache.js';

type Counted = DomainEvent<'OrderHeld', { readonly by: string }>;

interface Count {
  readonly type: 'Count';
  readonly by: string;
  readonly most: number;
}

const STREAM = 'order-1';
const because: CommandContext = { causationId: 'test', correlationId: '1', actor: 'person:tester' };
const fold = {
  initial: [] as readonly string[],
  evolve: (names: readonly string[], event: Counted) => [...names, event.data.by],
};

/** Everybody once, and no more than `most`. */
const decide = ({ by, most }: Count, names: readonly string[]): Decision<Counted> => {
  if (names.includes(by)) return ignore('counted before');
  if (names.length >= most) return reject('full');
  return accept({ type: 'OrderHeld', data: { by } });
};

const count = (by: string, most = 1_000): Count => ({ type: 'Count', by, most });

describe('the one road from a command to the store', () => {
  let folder: string;
  let file: SqliteFile;
  let store: EventStore;
  const lost: string[] = [];

  beforeEach(async () => {
    lost.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'throughline-commands-'));
    file = new SqliteFile(join(folder, 'ledger.sqlite'), { synchronous: 'FULL' });
    store = new SqliteEventStore(file, systemClock);
  });

  afterEach(async () => {
    await store.close();
    file.close();
    await rm(folder, { recursive: true, force: true });
  });

  const handlerOver = (over: EventStore) =>
    new CommandHandler<readonly string[], Counted>({
      store: over,
      cache: new StateCache<readonly string[]>(over, fold),
      clock: systemClock,
      service: 'capture',
      observer: { handled: () => undefined, raceLost: (type) => lost.push(type) },
    });

  const countingReads = (reads: string[]): EventStore =>
    Object.assign(Object.create(store) as EventStore, {
      readStream: (stream: string, options?: ReadStreamOptions) => {
        reads.push(stream);
        return store.readStream(stream, options);
      },
    });

  const namesIn = async (): Promise<string[]> =>
    (await store.readStream(STREAM)).map(({ data }) => (data as Counted['data']).by);

  it('lets every writer in, one after the other, however many race', async () => {
    const writers = Array.from({ length: 12 }, (_, index) => `w${index}`);
    const handled = await Promise.all(
      writers.map((by) => handlerOver(store).handle({ decide }, STREAM, count(by), because)),
    );
    expect(handled.map(({ outcome }) => outcome)).toEqual(writers.map(() => 'accept'));
    expect((await namesIn()).sort()).toEqual([...writers].sort());
    expect(lost.length).toBeGreaterThan(0);
  });

  it('never lets two in where one place is left', async () => {
    const writers = Array.from({ length: 8 }, (_, index) => `w${index}`);
    const handled = await Promise.all(
      writers.map((by) => handlerOver(store).handle({ decide }, STREAM, count(by, 1), because)),
    );
    expect(handled.filter(({ outcome }) => outcome === 'accept')).toHaveLength(1);
    expect(handled.filter(({ outcome }) => outcome === 'reject')).toHaveLength(7);
  });

  it('says no only on what the store has now, not on what it remembers', async () => {
    const handler = handlerOver(store);
    await handler.handle({ decide }, STREAM, count('a'), because);
    await handlerOver(store).handle({ decide }, STREAM, count('b'), because);
    const onlyWithB = {
      decide: (_: Count, names: readonly string[]) =>
        names.includes('b')
          ? accept<Counted>({ type: 'OrderHeld', data: { by: 'c' } })
          : reject<Counted>('no b'),
    };
    expect((await handler.handle(onlyWithB, STREAM, count('c'), because)).outcome).toBe('accept');
  });

  it('says no to a message, too, only on what the store has now', async () => {
    const handler = handlerOver(store);
    await handler.handle({ decide }, STREAM, count('a'), because);
    await handlerOver(store).handle({ decide }, STREAM, count('b'), because);
    const full = await handler.handle({ decide }, STREAM, count('c', 1), { ...because, atLeastRevision: 0 });
    expect(full).toMatchObject({ outcome: 'reject', revision: 1 });
  });

  it('passes over a message on the state that the message speaks of: what came since has its own', async () => {
    const reads: string[] = [];
    const handler = handlerOver(countingReads(reads));
    await handlerOver(store).handle({ decide }, STREAM, count('a'), because);
    const told = { ...because, atLeastRevision: 0 };
    expect((await handler.handle({ decide }, STREAM, count('a'), told)).outcome).toBe('ignore');
    expect(reads).toEqual([STREAM]);
    expect((await handler.handle({ decide }, STREAM, count('a'), because)).outcome).toBe('ignore');
    expect(reads).toEqual([STREAM, STREAM]);
  });

  it('reads nothing of a stream that is new', async () => {
    const reads: string[] = [];
    const handler = handlerOver(countingReads(reads));
    const handled = await handler.handle({ decide }, STREAM, count('a'), { ...because, isNew: true });
    expect(handled).toMatchObject({ outcome: 'accept', revision: 0 });
    expect(reads).toEqual([]);
  });

  it('decides again where a stream that was said to be new is not', async () => {
    await handlerOver(store).handle({ decide }, STREAM, count('a'), because);
    const handled = await handlerOver(store).handle({ decide }, STREAM, count('b', 1), {
      ...because,
      isNew: true,
    });
    expect(handled).toMatchObject({ outcome: 'reject', code: 'full' });
    expect(await namesIn()).toEqual(['a']);
  });

  it('appends once when the answer of the store was lost', async () => {
    let isAnswerLost = true;
    const forgetful = Object.assign(Object.create(store) as EventStore, {
      append: async (stream: string, revision: number, events: readonly NewEvent[]) => {
        const stored = await store.append(stream, revision, events);
        if (!isAnswerLost) return stored;
        isAnswerLost = false;
        throw new TransientFault('the answer was lost');
      },
    });
    const handled = await handlerOver(forgetful).handle({ decide }, STREAM, count('a'), because);
    expect(handled.outcome).toBe('accept');
    expect(await namesIn()).toEqual(['a']);
  });

  it('waits for the revision that its message speaks of', async () => {
    const ahead = { ...because, atLeastRevision: 5 };
    await expect(handlerOver(store).handle({ decide }, STREAM, count('a'), ahead)).rejects.toThrow(
      TransientFault,
    );
  });

  it('stamps each event with its cause, its actor and the service', async () => {
    await handlerOver(store).handle({ decide }, STREAM, count('a'), because);
    const [event] = await store.readStream(STREAM);
    expect(event).toMatchObject({
      causationId: 'test',
      correlationId: '1',
      actor: 'person:tester',
      producer: 'capture',
      schemaVersion: 1,
    });
  });
});
