import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';

const SETTINGS_STALE_MS = 60_000;

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Channels and locations by their names; an id that has none (yet) stands for itself. */
export function useNames() {
  const { data: channels = [] } = useQuery({
    queryKey: [...keys.channels, 'names'],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/channels'))).items.map(({ channelId: id, name }): Named => ({
        id,
        name,
      })),
    staleTime: SETTINGS_STALE_MS,
  });
  const { data: locations = [] } = useQuery({
    queryKey: [...keys.locations, 'names'],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/locations'))).items.map(({ locationId: id, name }): Named => ({
        id,
        name,
      })),
    staleTime: SETTINGS_STALE_MS,
  });
  const nameIn = (list: readonly Named[]) => (id: string) => list.find((each) => each.id === id)?.name ?? id;
  return { channels, locations, channelName: nameIn(channels), locationName: nameIn(locations) };
}
