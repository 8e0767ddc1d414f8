import { Alert, Button, Group, List, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAnswer } from '../api/problem.js';
import { fieldProblemsOf, isBeyondFields } from '../ui/field-problems.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { REASON_CHARACTERS_MAX } from '../ui/reason-dialog.js';
import { problemIn } from './checks.js';
import type { Difference } from './differences.js';
import { useProblemWords } from './field-words.js';
import { fieldPathOf, type Field, type Values } from './fields.js';
import { KINDS, type KindName } from './kinds.js';
import { SettingField } from './setting-field.js';
import { useDraft, type SettingFormProps } from './use-draft.js';
import { useValueWords } from './value-words.js';

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const hasMovedOn = (error: unknown): boolean =>
  error instanceof ProblemAnswer && error.code === 'setting-moved-on';

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

/** What is wrong at each field: what can be said at once, and then the server's own words. */
function useFieldErrors(
  values: Values,
  isChecked: boolean,
  error: unknown,
): (field: Field) => string | undefined {
  const wordsOf = useProblemWords();
  const refused = fieldProblemsOf(error);
  return (field) => {
    const problem = problemIn(field, values[field.name] ?? null);
    if (problem === undefined) return refused[fieldPathOf(field)];
    // Nobody is scolded for what they have not come to yet.
    return problem.is === 'missing' && !isChecked ? undefined : wordsOf(field, problem);
  };
}

/** All fields of a setting, and why they change. */
export function SettingForm(props: SettingFormProps) {
  const { kind, setting } = props;
  const { t } = useTranslation(['settings', 'common', 'pages']);
  const { draft, setDraft, lost, saving } = useDraft(props);
  const [isChecked, setChecked] = useState(false);
  const { fields } = KINDS[kind];
  const problems = fieldProblemsOf(saving.error);
  const missing = isChecked ? t('pages:missing') : undefined;
  const errorOf = useFieldErrors(draft.values, isChecked, saving.error);
  const isBadId = setting === undefined && !ID.test(draft.id);
  const isWhole =
    draft.reason.trim() !== '' &&
    !isBadId &&
    fields.every((field) => problemIn(field, draft.values[field.name] ?? null) === undefined);
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
            error={errorOf(field)}
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
