import { nameOf, type KindName } from './kinds.js';
import { useSettings } from './use-settings.js';

export interface Place {
  readonly id: string;
  readonly name: string;
}

/** The locations, or the channels, that there are; and those of `chosen` that there are not, by their ids. */
export function usePlaces(kind: KindName, chosen: readonly string[]): readonly Place[] {
  const { data = [] } = useSettings(kind);
  const known = data.map((setting) => ({ id: setting.id, name: nameOf(setting) }));
  const unknown = chosen.filter((id) => !known.some((each) => each.id === id));
  return [...known, ...unknown.map((id) => ({ id, name: id }))];
}
