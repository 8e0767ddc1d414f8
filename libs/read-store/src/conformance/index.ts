import { describeFencing, describeTakingOver } from './fencing.js';
import type { CreateReadStore } from './follower-world.js';
import { describeFollowing } from './following.js';
import { describeLeading } from './leading.js';
import { describeRebuilding } from './rebuilding.js';
import { describeRefusingDatabase } from './refusing.js';

export type { CreateReadStore, ReadStoreHarness } from './follower-world.js';

const sections: readonly ((createReadStore: CreateReadStore) => void)[] = [
  describeFollowing,
  describeRefusingDatabase,
  describeRebuilding,
  describeLeading,
  describeTakingOver,
  describeFencing,
];

/** What followers must show on every database that read models are kept in, for jest. */
export const describeFollowers = (name: string, createReadStore: CreateReadStore): void =>
  describe(`followers on ${name}`, () => {
    for (const describeSection of sections) describeSection(createReadStore);
  });
