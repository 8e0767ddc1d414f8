import type { StoredEvent } from '@throughline/contracts';
import { FROM_START, type EventStore } from '@throughline/event-store';

/**
 * How far the store is published: the last event of which the brokers have every message. It names the event, not
 * only the position, because a position says nothing about a store that was restored from a backup or made anew.
 */
export interface Checkpoint {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
}

export const checkpointOf = ({ position, stream, revision, id }: StoredEvent): Checkpoint => ({
  position,
  stream,
  revision,
  id,
});

const HOUR_DIGITS = 2;

/**
 * The hour of the week, in UTC. The topic is compacted, so it keeps the newest checkpoint of each: few messages, and
 * old enough ones to go on from after a backup was restored.
 */
export const checkpointKey = (at: Date): string =>
  `${at.getUTCDay()}-${String(at.getUTCHours()).padStart(HOUR_DIGITS, '0')}`;

const isNumber = (value: unknown): boolean => Number.isSafeInteger(value);

/** Undefined for a message that is no checkpoint. */
export function parseCheckpoint(bytes: Uint8Array | null): Checkpoint | undefined {
  try {
    const value = JSON.parse(Buffer.from(bytes ?? []).toString()) as Partial<Checkpoint>;
    const { position, stream, revision, id } = value;
    const isWhole =
      isNumber(position) && isNumber(revision) && typeof stream === 'string' && typeof id === 'string';
    return isWhole ? (value as Checkpoint) : undefined;
  } catch {
    return undefined;
  }
}

export interface Checkpoints {
  /** The newest ones, in the order in which they were written. */
  recent(): Promise<readonly Checkpoint[]>;
  /** The newest of each hour of the week. */
  hourly(): Promise<readonly Checkpoint[]>;
}

type Streams = Pick<EventStore, 'readStream'>;

/** True if the store has that very event at that very place. */
async function isKnown({ position, stream, revision, id }: Checkpoint, store: Streams): Promise<boolean> {
  const [event] = await store.readStream(stream, { fromRevision: revision, limit: 1 });
  return event?.id === id && event.position === position;
}

async function highestKnown(
  checkpoints: readonly Checkpoint[],
  store: Streams,
): Promise<Checkpoint | undefined> {
  for (const checkpoint of [...checkpoints].sort((a, b) => b.position - a.position)) {
    if (await isKnown(checkpoint, store)) return checkpoint;
  }
  return undefined;
}

export interface StartingPoint {
  /** Publishing goes on behind it. */
  readonly position: number;
  /** The last checkpoint, where the store does not know it: what was published is not what the store holds. */
  readonly unknown?: Checkpoint;
}

/**
 * Where to go on: behind the highest checkpoint that the store knows, or from the beginning. The highest, not the
 * last, because two relays that believed to lead may have written at once. One that the store does not know is passed
 * over: it is of a store that was restored from a backup since, or is no more. What both stores share is not published
 * again, all that only this one has is.
 */
export async function startingPoint(checkpoints: Checkpoints, store: Streams): Promise<StartingPoint> {
  const recent = await checkpoints.recent();
  const last = recent.at(-1);
  if (last === undefined) return { position: FROM_START };
  const known = await highestKnown(recent, store);
  if (known !== undefined && (await isKnown(last, store))) return { position: known.position };
  const shared = known ?? (await highestKnown(await checkpoints.hourly(), store));
  return { position: shared?.position ?? FROM_START, unknown: last };
}
