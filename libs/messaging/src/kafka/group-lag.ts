import { findTopic } from '@throughline/contracts';
import { messageOf, TransientFault } from '@throughline/kernel';
import type { ClusterNames } from './cluster-names.js';
import type { GroupOffsets } from './group-offsets.js';
import type { LogFetcher } from './log-fetcher.js';

export interface GroupLagParts {
  readonly names: ClusterNames;
  readonly offsets: Pick<GroupOffsets, 'ofAll'>;
  readonly fetcher: Pick<LogFetcher, 'ends'>;
}

/**
 * What lies behind a group's commits, per topic as contracts name it. A partition that the group never committed in
 * waits for it as a whole. @throws TransientFault if the cluster is away
 */
export async function lagOfGroup(group: string, parts: GroupLagParts): Promise<Record<string, number>> {
  try {
    return await asked(group, parts);
  } catch (error) {
    if (error instanceof TransientFault) throw error;
    throw new TransientFault(`the lag of ${group} is not known: ${messageOf(error)}`, { cause: error });
  }
}

async function asked(
  group: string,
  { names, offsets, fetcher }: GroupLagParts,
): Promise<Record<string, number>> {
  const committed = await offsets.ofAll(names.group(group));
  const partitions = new Map<string, number>();
  for (const topic of committed.keys()) {
    const declared = findTopic(names.declared(topic));
    if (declared) partitions.set(topic, declared.partitions);
  }
  if (partitions.size === 0) return {};
  const [next, earliest] = [
    await fetcher.ends(partitions, 'next'),
    await fetcher.ends(partitions, 'earliest'),
  ];
  const lagIn = (topic: string): number =>
    (next.get(topic) ?? []).reduce((sum, end, partition) => {
      const first = earliest.get(topic)?.[partition] ?? 0;
      const done = committed.get(topic)?.get(partition) ?? first;
      return sum + Math.max(0, end - Math.max(first, done));
    }, 0);
  return Object.fromEntries([...partitions.keys()].map((topic) => [names.declared(topic), lagIn(topic)]));
}
