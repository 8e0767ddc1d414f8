const KEY = 'throughline.actor';

/** Who works at this browser, as they said when they were first asked; empty until then. */
export const actorName = (): string => localStorage.getItem(KEY) ?? '';

export const setActorName = (name: string): void => localStorage.setItem(KEY, name.trim());
