import { GrantedLeadership } from '../leadership.js';
import { Counts } from './counts.js';
import type { CountsFollower, CountsOptions, FollowerWorld } from './follower-world.js';

/** One of several that follow for the same service, with a memory of its own and a lead that the test gives. */
export interface Member {
  readonly leadership: GrantedLeadership;
  readonly projection: Counts;
  readonly follower: CountsFollower;
}

/** Joins with or without the lead. */
export async function join(
  world: FollowerWorld,
  term?: number,
  projection = new Counts(),
  options: CountsOptions = {},
): Promise<Member> {
  const leadership = new GrantedLeadership();
  if (term !== undefined) leadership.grant(term);
  const readStore = { ...world.readStore, leadership };
  const follower = await world.follow(projection, { flushMs: 5, retakeMs: 10, readStore, ...options });
  return { leadership, projection, follower };
}

export const heldBy = ({ projection }: Member): number => projection.counts.get('OrderHeld') ?? 0;
