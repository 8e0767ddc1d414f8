import { closeSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayEntry } from './gateway-entry.js';

export const JOURNAL_FILE = 'gateway.journal.jsonl';

const LINE_END = 0x0a;

const readOrEmpty = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
};

/**
 * The books as lines of JSON, each written before its answer goes out: they survive a kill of the process (not a
 * power cut, which no test of ours needs).
 */
export class GatewayJournal {
  private file: number | undefined;

  private constructor(path: string) {
    this.file = openSync(path, 'a');
  }

  /** Opens the journal in `dataDir` and hands over what it holds; a last line that a kill cut off is dropped. */
  static open(dataDir: string, replay: (entry: GatewayEntry) => void): GatewayJournal {
    mkdirSync(dataDir, { recursive: true });
    const path = join(dataDir, JOURNAL_FILE);
    const bytes = readOrEmpty(path);
    const wholeBytes = bytes.lastIndexOf(LINE_END) + 1;
    if (wholeBytes < bytes.length) truncateSync(path, wholeBytes);
    const lines = bytes.toString('utf8', 0, wholeBytes).split('\n');
    for (const line of lines) if (line !== '') replay(JSON.parse(line) as GatewayEntry);
    return new GatewayJournal(path);
  }

  append(entry: GatewayEntry): void {
    if (this.file === undefined) throw new Error('the journal of the sandbox gateway is closed');
    writeSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }
}
