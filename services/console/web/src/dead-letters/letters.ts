import type { DeadLetterView } from '../api/planned.js';

export type { DeadLetterView };

/** Letters that failed on the same topic for the same reason: mostly mended, and replayed, together. */
export interface LetterGroup {
  readonly id: string;
  readonly topic: string;
  readonly reason: string;
  readonly letters: readonly DeadLetterView[];
}

/** The largest group first. */
export function groupsOf(letters: readonly DeadLetterView[]): LetterGroup[] {
  const groups = new Map<string, DeadLetterView[]>();
  for (const letter of letters) {
    const id = `${letter.topic}\n${letter.reason}`;
    groups.set(id, [...(groups.get(id) ?? []), letter]);
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
