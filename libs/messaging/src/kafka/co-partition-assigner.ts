import kafkajs, { type PartitionAssigner } from 'kafkajs';

const { MemberAssignment, MemberMetadata } = kafkajs.AssignerProtocol;

const NAME = 'throughline-co-partitioned';
const VERSION = 0;

export interface SubscribedMember {
  readonly memberId: string;
  readonly topics: readonly string[];
}

/**
 * Who gets which partitions: one number of all topics goes to one member, so that all that is said of an order is
 * handled in one place. While members name different topics, during a rollout, that holds for those they share.
 */
export function coPartitioned(
  members: readonly SubscribedMember[],
  partitionsOf: (topic: string) => readonly number[],
): Map<string, Record<string, number[]>> {
  const sorted = [...members].sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
  const assignment = new Map<string, Record<string, number[]>>(sorted.map(({ memberId }) => [memberId, {}]));
  for (const topic of new Set(sorted.flatMap(({ topics }) => topics))) {
    const candidates = sorted.filter(({ topics }) => topics.includes(topic));
    for (const partition of partitionsOf(topic)) {
      const memberId = candidates[partition % candidates.length]?.memberId ?? '';
      const partitions = assignment.get(memberId);
      if (partitions !== undefined) (partitions[topic] ??= []).push(partition);
    }
  }
  return assignment;
}

/** kafkajs's own assigner deals partitions out in one round over all topics: the same key is then in several places. */
export const coPartitionAssigner: PartitionAssigner = ({ cluster }) => ({
  name: NAME,
  version: VERSION,
  async assign({ members }) {
    const subscribed = members.map(({ memberId, memberMetadata }) => ({
      memberId,
      topics: MemberMetadata.decode(memberMetadata)?.topics ?? [],
    }));
    const partitionsOf = (topic: string): number[] =>
      cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId);
    return [...coPartitioned(subscribed, partitionsOf)].map(([memberId, assignment]) => ({
      memberId,
      memberAssignment: MemberAssignment.encode({
        version: VERSION,
        assignment,
        userData: Buffer.alloc(0),
      }),
    }));
  },
  protocol: ({ topics }) => ({
    name: NAME,
    metadata: MemberMetadata.encode({ version: VERSION, topics, userData: Buffer.alloc(0) }),
  }),
});
