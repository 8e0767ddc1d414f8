import type { FieldProblem } from '@throughline/service-kit';

/** Bad rows that an answer lists; the counts tell of all. */
export const ERRORS_LISTED_MAX = 1_000;

export interface RowError {
  /** The line of the file, from 1. */
  readonly row: number;
  readonly code: string;
  readonly problems: readonly FieldProblem[];
}

export type RowOutcome = 'placed' | 'repeated' | 'late' | 'snapshot-recorded';

/** What became of every row: `rows` is the sum of the others. */
export interface ImportSummary {
  readonly rows: number;
  readonly placed: number;
  /** Known with this content, or with a newer one. */
  readonly repeated: number;
  /** Newer states of known orders: recorded, and held for a person. */
  readonly snapshots: number;
  /** Not taken; the row has to be changed. */
  readonly refused: number;
  /** Not taken for a fault of ours; the same file may be sent again. */
  readonly failed: number;
  /** In the order of the file, the first ones where there are too many. */
  readonly errors: readonly RowError[];
}

const counterOf = {
  placed: 'placed',
  repeated: 'repeated',
  late: 'repeated',
  'snapshot-recorded': 'snapshots',
} as const;

/** Counts while rows end in any order. */
export class ImportTally {
  private readonly counts = { rows: 0, placed: 0, repeated: 0, snapshots: 0, refused: 0, failed: 0 };
  private readonly errors: RowError[] = [];

  get rows(): number {
    return this.counts.rows;
  }

  taken(outcome: RowOutcome): void {
    this.counts.rows += 1;
    this.counts[counterOf[outcome]] += 1;
  }

  refused(error: RowError): void {
    this.notTaken('refused', error);
  }

  failed(error: RowError): void {
    this.notTaken('failed', error);
  }

  summary(): ImportSummary {
    const errors = [...this.errors].sort((a, b) => a.row - b.row).slice(0, ERRORS_LISTED_MAX);
    return { ...this.counts, errors };
  }

  /** Rows end almost in the order of the file, so that the first errors are kept by keeping a few too many. */
  private notTaken(counter: 'refused' | 'failed', error: RowError): void {
    this.counts.rows += 1;
    this.counts[counter] += 1;
    if (this.errors.length < ERRORS_LISTED_MAX * 2) this.errors.push(error);
  }
}
