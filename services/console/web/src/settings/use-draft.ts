import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../ui/notify.js';
import { differencesOf, type Difference } from './differences.js';
import type { Values } from './fields.js';
import { KINDS, type KindName, type Setting } from './kinds.js';

const NONE_YET = -1;

export interface SettingFormProps {
  readonly kind: KindName;
  /** Undefined for a new one. */
  readonly setting: Setting | undefined;
  readonly onSaved: (id: string) => void;
}

interface Draft {
  readonly id: string;
  readonly values: Values;
  readonly reason: string;
}

const draftOf = (kind: KindName, setting: Setting | undefined): Draft => ({
  id: setting?.id ?? '',
  values:
    setting?.values ?? Object.fromEntries(KINDS[kind].fields.map(({ name, initial }) => [name, initial])),
  reason: '',
});

/** Keeps what is typed while the setting behind it is the same, and begins anew with another revision of it. */
export function useDraft({ kind, setting, onSaved }: SettingFormProps) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const { fields, key, put } = KINDS[kind];
  const [draft, setDraft] = useState(() => draftOf(kind, setting));
  const [seen, setSeen] = useState(setting);
  const [lost, setLost] = useState<readonly Difference[]>();
  const [ownRevision, setOwnRevision] = useState(NONE_YET);
  if (setting !== undefined && setting.revision > (seen?.revision ?? NONE_YET)) {
    const isOwn = setting.revision === ownRevision;
    const typed = seen && !isOwn ? differencesOf(fields, seen.values, draft.values) : [];
    setLost(typed.length > 0 ? typed : undefined);
    setSeen(setting);
    setDraft(draftOf(kind, setting));
  }
  const saving = useMutation({
    mutationFn: () =>
      put(draft.id, {
        ...draft,
        whole: seen?.whole ?? {},
        expectedRevision: seen?.revision ?? NONE_YET,
      }),
    onSuccess: ({ revision }) => {
      notifyDone(t('saved'));
      setLost(undefined);
      setDraft({ ...draft, reason: '' });
      setOwnRevision(revision);
      onSaved(draft.id);
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  return { draft, setDraft, lost, saving };
}
