/** One record of the log, as the protocol carries it. */
export interface LogRecord extends ProposedRecord {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  /** .NET ticks of 100 ns since 1970, as the protocol has them. */
  readonly createdTicks: bigint;
}

export interface ProposedRecord {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export type ExpectedVersion = number | 'any' | 'stream_exists';

export type WriteResult =
  | { readonly kind: 'stored'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-version'; readonly currentRevision: number }
  | { readonly kind: 'deleted' };

export const NO_REVISION = -1;

/** Before the first event stand the records of the server itself. */
const FIRST_POSITION = 1_024;
/** What a record takes beside its payload: positions are byte offsets, and so have gaps. */
const RECORD_OVERHEAD_BYTES = 96;
const TICKS_PER_MS = 10_000n;

/**
 * The transaction log that all nodes share, in memory. Every event of a write is a record of its own with commit
 * position = prepare position = its offset, as the server writes them since version 5 (StorageWriterService,
 * "self-committing" prepares).
 */
export class StandInLog {
  readonly records: LogRecord[] = [];
  /** Set, it no longer recognises a repeated write: the table of recent writes was lost or ran over. */
  forgetsWrites = false;
  private readonly streams = new Map<string, LogRecord[]>();
  private readonly tombstones = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private end = FIRST_POSITION;

  streamRecords(stream: string): readonly LogRecord[] {
    return this.streams.get(stream) ?? [];
  }

  isDeleted(stream: string): boolean {
    return this.tombstones.has(stream);
  }

  tombstone(stream: string): void {
    this.tombstones.add(stream);
  }

  /** IndexWriter.CheckCommit of the server, then the write. */
  write(stream: string, expected: ExpectedVersion, proposed: readonly ProposedRecord[]): WriteResult {
    if (this.isDeleted(stream)) return { kind: 'deleted' };
    const stored = this.streamRecords(stream);
    const currentRevision = stored.length - 1;
    if (expected === 'stream_exists' && currentRevision === NO_REVISION) {
      return { kind: 'wrong-version', currentRevision };
    }
    if (typeof expected === 'number' && expected !== currentRevision) {
      const repeated = this.repeatedWrite(stored, expected, proposed);
      return repeated ?? { kind: 'wrong-version', currentRevision };
    }
    for (const record of proposed) this.add(stream, record);
    for (const listener of this.listeners) listener();
    return this.resultAt(stream, currentRevision + proposed.length);
  }

  onWritten(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * The same ids at the same place. If only the first of them are the same, the server finds a "corrupted
   * idempotency", and answers as for a wrong version.
   */
  private repeatedWrite(
    stored: readonly LogRecord[],
    expected: number,
    proposed: readonly ProposedRecord[],
  ): WriteResult | undefined {
    if (this.forgetsWrites || expected > stored.length - 1) return undefined;
    const isRepeat = proposed.every(({ id }, index) => stored[expected + 1 + index]?.id === id);
    const last = stored[expected + proposed.length];
    return isRepeat && last
      ? { kind: 'stored', revision: last.revision, position: last.position }
      : undefined;
  }

  private resultAt(stream: string, revision: number): WriteResult {
    return { kind: 'stored', revision, position: this.streamRecords(stream)[revision]?.position ?? 0 };
  }

  private add(stream: string, proposed: ProposedRecord): void {
    const ofStream = this.streams.get(stream) ?? [];
    const record = {
      ...proposed,
      stream,
      revision: ofStream.length,
      position: this.end,
      createdTicks: BigInt(Date.now()) * TICKS_PER_MS,
    };
    this.end += RECORD_OVERHEAD_BYTES + proposed.data.length + proposed.metadata.length;
    ofStream.push(record);
    this.streams.set(stream, ofStream);
    this.records.push(record);
  }
}
