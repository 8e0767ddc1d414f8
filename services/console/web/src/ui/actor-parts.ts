/** "person:anna" → a person called anna. */
export interface ActorParts {
  readonly kind: 'person' | 'service' | 'channel' | 'partner' | 'other';
  readonly name: string;
}

const KINDS = ['person', 'service', 'channel', 'partner'] as const;

export function actorParts(actor: string): ActorParts {
  const colon = actor.indexOf(':');
  const kind = KINDS.find((each) => each === actor.slice(0, colon));
  return kind ? { kind, name: actor.slice(colon + 1) } : { kind: 'other', name: actor };
}
