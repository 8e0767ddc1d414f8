import type { AllSlice } from '@throughline/event-store';
import { BATCH_SIZE_MAX, type FollowerOptions } from './follower-options.js';
import type { Reread } from './projection-memory.js';

/** Events held for the moment in which memory is filled anew: past it readers see the read model go back for a while. */
const REREAD_EVENTS_MAX = 50_000;

/** Reads what lies between two positions. */
export async function readAgain<Changes>(
  { store, projection: { types }, batchSizeMax = BATCH_SIZE_MAX }: FollowerOptions<Changes>,
  after: number,
  upTo: number,
): Promise<Reread> {
  const slices: AllSlice[] = [];
  let events = 0;
  let position = after;
  while (position < upTo && events < REREAD_EVENTS_MAX) {
    const slice = await store.readAll({ after: position, limit: batchSizeMax, ...(types && { types }) });
    if (slice.position <= position) break;
    slices.push(slice);
    events += slice.events.length;
    position = slice.position;
  }
  return { after, slices };
}
