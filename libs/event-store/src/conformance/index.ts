import { describeAppending, describeExpectedRevision, describeRaces } from './appending.js';
import type { CreateHarness } from './fixtures.js';
import { describeFollowing, describeSlowAppenders, describeTypedSubscribers } from './following.js';
import { describeFaultyHandlers, describeHints, describeStopping } from './handling.js';
import { describeOrderOfAll, describeSlices, describeTypes } from './reading.js';
import { describeContent, describeUnchangingEvents } from './remembering.js';
import { describeOtherIds, describeRepeats } from './repeating.js';
import { describeStreamReads } from './stream-reads.js';

export type { CreateHarness, EventStoreHarness } from './fixtures.js';

const sections: readonly ((createHarness: CreateHarness) => void)[] = [
  describeAppending,
  describeExpectedRevision,
  describeRaces,
  describeRepeats,
  describeOtherIds,
  describeContent,
  describeUnchangingEvents,
  describeStreamReads,
  describeOrderOfAll,
  describeSlices,
  describeTypes,
  describeFollowing,
  describeTypedSubscribers,
  describeFaultyHandlers,
  describeStopping,
  describeSlowAppenders,
  describeHints,
];

/**
 * What every event store must show before it may carry orders, for jest. It knows nothing of any adapter:
 * positions may have gaps, a hint may come more than once, a slice may be smaller than asked for.
 */
export const describeEventStore = (name: string, createHarness: CreateHarness): void =>
  describe(`${name} as an event store`, () => {
    for (const describeSection of sections) describeSection(createHarness);
  });
