/**
 * Which member of a service leads: it writes the rows that all of them read, and does what needs doing once. The
 * others keep their memory only. A leader may learn late that it no longer is one, so rows are fenced by the term.
 */
export interface Leadership {
  readonly isLeader: boolean;
  /** Of this member while it leads. Each term is higher than all before it, whoever had them. */
  readonly term: number | undefined;
  /** Calls `listener` after each change. Returns how to stop listening. */
  onChange(listener: () => void): () => void;
}

/** A member that has no others beside it: an embedded database belongs to one process. */
export const SOLE_LEADERSHIP: Leadership = {
  isLeader: true,
  term: 0,
  onChange: () => () => undefined,
};

/** Leadership as something else grants and takes it. */
export class GrantedLeadership implements Leadership {
  private granted: number | undefined;
  private readonly listeners = new Set<() => void>();

  get isLeader(): boolean {
    return this.granted !== undefined;
  }

  get term(): number | undefined {
    return this.granted;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  grant(term: number): void {
    this.change(term);
  }

  /** Does nothing where nothing was granted. */
  revoke(): void {
    if (this.isLeader) this.change(undefined);
  }

  private change(term: number | undefined): void {
    this.granted = term;
    for (const listener of [...this.listeners]) listener();
  }
}
