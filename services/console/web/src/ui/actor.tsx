import { useTranslation } from 'react-i18next';
import { actorParts } from './actor-parts.js';

/** Who did it, in words: "person:anna" is anna, "service:inventory" the inventory service. */
export function useActorName(): (actor: string) => string {
  const { t } = useTranslation('pages');
  return (actor) => {
    const { kind, name } = actorParts(actor);
    return t(`actor.${kind}`, { name: t(`actorName.${name as 'wms'}`, { defaultValue: name }) });
  };
}

export function Actor({ actor }: { readonly actor: string }) {
  const nameOf = useActorName();
  return <bdi>{nameOf(actor)}</bdi>;
}
