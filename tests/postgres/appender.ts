import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/**
 * Counts up in streams that other processes count in as well, and reports each acknowledged id at once, by a write
 * that the kernel keeps. A fault is tried again with the same ids, a lost race with what the stream says now.
 */
const script = `
  import { writeSync } from 'node:fs';
  import { PostgresEventStore } from '@throughline/event-store';
  import { uuidv7 } from '@throughline/kernel';
  import { openPostgres } from '@throughline/postgres';

  const FAULT_PAUSE_MS = 50;
  /** Per stream the last revision read: what stands before it is not read again. */
  const known = new Map();
  const [url, streams, hands] = process.argv.slice(1);
  const store = await PostgresEventStore.open(openPostgres({ url, connectionsMax: 4 }));
  const persist = async (work) => {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (error.name !== 'TransientFault') throw error;
        await new Promise((resolve) => setTimeout(resolve, FAULT_PAUSE_MS));
      }
    }
  };
  const countUp = async (stream) => {
    const fromRevision = known.get(stream) ?? 0;
    const last = (await persist(() => store.readStream(stream, { fromRevision }))).at(-1);
    const revision = last ? last.revision : -1;
    known.set(stream, Math.max(revision, fromRevision));
    const event = { ...JSON.parse(process.env.EVENT), id: uuidv7(), data: { count: revision + 2 } };
    try {
      await persist(() => store.append(stream, revision, [event]));
      writeSync(1, event.id + '\\n');
    } catch (error) {
      if (error.name !== 'StreamMovedOn') throw error;
    }
  };
  const hand = async (number) => {
    for (let turn = number; ; turn += 1) await countUp('stock-' + (turn % Number(streams)));
  };
  for (let number = 0; number < Number(hands); number += 1) void hand(number);
`;

export interface AppenderOptions {
  readonly url: string;
  readonly streams: number;
  readonly hands: number;
  /** What it appends, but for id and data. */
  readonly event: object;
}

/** A process of its own that appends until it is killed. */
export class Appender {
  private readonly child: ChildProcess;
  private output = '';
  private complaint = '';

  constructor({ url, streams, hands, event }: AppenderOptions) {
    const args = ['--input-type=module', '-e', script, url, String(streams), String(hands)];
    this.child = spawn(process.execPath, args, {
      cwd: join(root, 'libs/event-store'),
      env: { ...process.env, EVENT: JSON.stringify(event) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.complaint += text));
  }

  /** The ids that it said are stored. */
  get acknowledged(): readonly string[] {
    return this.output
      .slice(0, this.output.lastIndexOf('\n') + 1)
      .split('\n')
      .filter(Boolean);
  }

  /** True while it has neither ended nor complained. */
  get isSound(): boolean {
    return this.child.exitCode === null && this.complaint === '';
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null) throw new Error(`the appender has ended: ${this.complaint}`);
    const closed = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await closed;
  }
}
