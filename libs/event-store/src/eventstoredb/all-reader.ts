import type { StoredEvent } from '@throughline/contracts';
import { TransientFault } from '@throughline/kernel';
import type { AllSlice, ReadAllOptions } from '../event-store.js';
import type { AllPage, LeaderReads } from './leader-reads.js';
import { isOurs, positionOf, storedEventOf } from './recorded-events.js';

/** Events that one slice holds at most, whatever the caller's limit. */
const SLICE_EVENTS_MAX = 1_000;

/** Records of `$all` that one slice looks at, however few of them are wanted. */
const SLICE_SCAN_MAX = 5_000;

/** Records that are fetched at once where only some of them are wanted. */
const SCAN_PAGE_RECORDS = 500;

/**
 * Slices of `$all` without what is not ours. The client has no filter on reads, only on subscriptions, and their
 * checkpoints come only now and then: so pages are read whole and sifted here, and `position` is that of the last
 * record looked at, whoever wrote it. `$all` is in the order of the commits.
 */
export class AllReader {
  constructor(private readonly reads: LeaderReads) {}

  async slice({ after, limit, types }: ReadAllOptions): Promise<AllSlice> {
    const wanted = Math.min(limit, SLICE_EVENTS_MAX);
    const pageRecords = types ? Math.max(wanted, SCAN_PAGE_RECORDS) : wanted;
    const events: StoredEvent[] = [];
    let position = after;
    for (let looked = 0; looked < SLICE_SCAN_MAX; looked += pageRecords) {
      const { recorded, isEnd } = await this.page(position, pageRecords);
      for (const record of recorded) {
        if (events.length === wanted) return { events, position, isHead: false };
        position = positionOf(record);
        if (isOurs(record) && (!types || types.has(record.type as never))) events.push(storedEventOf(record));
      }
      if (isEnd) return { events, position, isHead: true };
    }
    return { events, position, isHead: false };
  }

  /**
   * A place behind the head is no place of a record, and the server may refuse to begin there: whoever stands there
   * has nothing to read yet.
   */
  private async page(after: number, records: number): Promise<AllPage> {
    try {
      // One more than wanted tells whether the slice ends at the head.
      return await this.reads.allAfter(after, records + 1);
    } catch (error) {
      if (!(error instanceof TransientFault) || after < (await this.reads.lastPosition())) throw error;
      return { recorded: [], isEnd: true };
    }
  }
}
