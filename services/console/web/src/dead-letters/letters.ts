import type { Schemas } from '../api/client.js';

export type DeadLetterView = Schemas['DeadLetterView'];

/** Letters that failed on the same topic for the same reason: mostly mended, and replayed, together. */
export interface LetterGroup {
  readonly id: string;
  readonly topic: string;
  readonly reason: string;
  readonly letters: readonly DeadLetterView[];
}

const laterOf = (a: string | null, b: string | null): string | null =>
  a !== null && (b === null || a > b) ? a : b;

/**
 * A message that failed again after it was sent back is set aside once more. It is shown, and sent back, once: as it
 * failed last, with all that was tried before.
 */
export function latestOf(letters: readonly DeadLetterView[]): DeadLetterView[] {
  const messages = new Map<string, DeadLetterView>();
  const oldestFirst = [...letters].sort((a, b) => (a.letter.failedAt < b.letter.failedAt ? -1 : 1));
  for (const view of oldestFirst) {
    const { topic, partition, offset, group } = view.letter;
    const id = [topic, partition, offset, group].join(' ');
    const before = messages.get(id);
    messages.delete(id);
    if (before === undefined) {
      messages.set(id, view);
      continue;
    }
    const lastReplayedAt = laterOf(before.lastReplayedAt, view.lastReplayedAt);
    const last = lastReplayedAt === view.lastReplayedAt ? view : before;
    messages.set(id, {
      ...view,
      replays: before.replays + view.replays,
      lastReplayedAt,
      lastReplayedBy: last.lastReplayedBy,
    });
  }
  return [...messages.values()].reverse();
}

/** The largest group first. */
export function groupsOf(letters: readonly DeadLetterView[]): LetterGroup[] {
  const groups = new Map<string, DeadLetterView[]>();
  for (const view of letters) {
    const id = `${view.letter.topic}\n${view.letter.reason}`;
    groups.set(id, [...(groups.get(id) ?? []), view]);
  }
  return [...groups]
    .map(([id, members]) => ({
      id,
      topic: id.slice(0, id.indexOf('\n')),
      reason: id.slice(id.indexOf('\n') + 1),
      letters: members,
    }))
    .sort((a, b) => b.letters.length - a.letters.length);
}

/** A group that is no service's own has no handler here to send the message back to. */
export const canReplay = ({ service }: DeadLetterView): boolean => service !== null;

/** The message as a person reads it: JSON with line breaks, other text as it came, bytes that are no text as base64. */
export function messageTextOf(valueBase64: string): string {
  const bytes = Uint8Array.from(atob(valueBase64), (character) => character.charCodeAt(0));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return valueBase64;
  }
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The settings that a reason speaks of, where it does. */
export function settingsKindOf(reason: string): 'locations' | 'products' | 'channels' | undefined {
  if (/location|warehouse/iu.test(reason)) return 'locations';
  if (/channel|webhook/iu.test(reason)) return 'channels';
  return /\bskus?\b|product/iu.test(reason) ? 'products' : undefined;
}
