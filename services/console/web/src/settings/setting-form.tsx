import { Alert, Button, Group, List, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAnswer } from '../api/problem.js';
import { fieldProblemsOf, isBeyondFields } from '../ui/field-problems.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { REASON_CHARACTERS_MAX } from '../ui/reason-dialog.js';
import { differencesOf, type Difference } from './differences.js';
import { fieldPathOf, type Value, type Values } from './fields.js';
import { KINDS, type KindName, type Setting } from './kinds.js';
import { SettingField } from './setting-field.js';
import { useValueWords } from './value-words.js';

const NONE_YET = -1;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

interface SettingFormProps {
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

const hasMovedOn = (error: unknown): boolean =>
  error instanceof ProblemAnswer && error.code === 'setting-moved-on';

/** Keeps what is typed while the setting behind it is the same, and begins anew with another revision of it. */
function useDraft({ kind, setting, onSaved }: SettingFormProps) {
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

function MovedOn({ kind, lost }: { readonly kind: KindName; readonly lost: readonly Difference[] }) {
  const { t } = useTranslation('settings');
  const wordsOf = useValueWords();
  const { fields } = KINDS[kind];
  return (
    <Alert color="orange" role="alert" title={t('movedOn.title')}>
      {t('movedOn.text')}
      <List size="sm" mt="xs">
        {lost.map(({ name, after }) => {
          const field = fields.find((each) => each.name === name);
          return (
            <List.Item key={name}>
              {t(`fields.${name}`)}: <bdi>{field && wordsOf(field, after)}</bdi>
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}

/** All fields of a setting, and why they change. The server's own words stand at the fields that it does not take. */
export function SettingForm(props: SettingFormProps) {
  const { kind, setting } = props;
  const { t } = useTranslation(['settings', 'common', 'pages']);
  const { draft, setDraft, lost, saving } = useDraft(props);
  const [isChecked, setChecked] = useState(false);
  const { fields } = KINDS[kind];
  const problems = fieldProblemsOf(saving.error);
  const missing = isChecked ? t('pages:missing') : undefined;
  const isBadId = setting === undefined && !ID.test(draft.id);
  const isMissing = (value: Value | undefined, isOptional = false) => value === '' && !isOptional;
  const isWhole =
    draft.reason.trim() !== '' &&
    !isBadId &&
    fields.every(({ name, isOptional }) => !isMissing(draft.values[name], isOptional));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isWhole) saving.mutate(undefined, { onSuccess: () => setChecked(false) });
  };
  const known = [...fields.map(fieldPathOf), 'reason'];
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={560} gap="sm">
        {lost && <MovedOn kind={kind} lost={lost} />}
        {setting === undefined && (
          <TextInput
            label={t(`id.${kind}`)}
            description={t('idHint')}
            value={draft.id}
            error={isBadId && isChecked ? t('idHint') : undefined}
            onChange={({ currentTarget }) => setDraft({ ...draft, id: currentTarget.value })}
            required
          />
        )}
        {fields.map((field) => (
          <SettingField
            key={field.name}
            field={field}
            value={draft.values[field.name] ?? null}
            error={
              isMissing(draft.values[field.name], field.isOptional) ? missing : problems[fieldPathOf(field)]
            }
            onChange={(value) => setDraft({ ...draft, values: { ...draft.values, [field.name]: value } })}
          />
        ))}
        <Textarea
          label={t('common:reason')}
          description={t('reasonHint')}
          value={draft.reason}
          error={draft.reason.trim() === '' ? missing : problems['reason']}
          onChange={({ currentTarget }) => setDraft({ ...draft, reason: currentTarget.value })}
          maxLength={REASON_CHARACTERS_MAX}
          autosize
          minRows={2}
          required
        />
        {isBeyondFields(saving.error, known) && !(hasMovedOn(saving.error) && lost) && (
          <ProblemNotice error={saving.error} />
        )}
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
