import { useTranslation } from 'react-i18next';

const KINDS = ['person', 'service', 'partner', 'channel'] as const;

/** Who did it, in words: "person:anna" is anna, "service:inventory" is the service inventory. */
export function useActorName(): (actor: string) => string {
  const { t } = useTranslation('pages');
  return (actor) => {
    const kind = KINDS.find((each) => actor.startsWith(`${each}:`));
    if (kind === undefined) return actor;
    return t(`actor.${kind}`, { name: actor.slice(kind.length + 1) });
  };
}

export function Actor({ actor }: { readonly actor: string }) {
  const nameOf = useActorName();
  return <bdi>{nameOf(actor)}</bdi>;
}
