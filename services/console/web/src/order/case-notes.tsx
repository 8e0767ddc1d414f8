import { Button, Group, Spoiler, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { actorName } from '../api/actor.js';
import { answerOf, api } from '../api/client.js';
import { useActorName } from '../ui/actor.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Ago } from '../ui/time.js';
import { useShownOrder } from './order-context.js';
import { Section } from './section.js';
import { useCase, useRefreshOrder } from './use-order.js';

const NOTE_CHARACTERS_MAX = 10_000;
const NOTE_PIXELS = 120;

function NoteForm({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation('order');
  const [text, setText] = useState('');
  const [noteId, setNoteId] = useState(() => crypto.randomUUID());
  const refresh = useRefreshOrder(orderId);
  const add = useMutation({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/v1/orders/{orderId}/case/notes/{noteId}', {
          params: { path: { orderId, noteId } },
          body: { text: text.trim() },
        }),
      ),
    onSuccess: () => {
      setText('');
      setNoteId(crypto.randomUUID());
      return refresh();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() !== '') add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" align="flex-start">
        <Textarea
          w="100%"
          label={t('case.note')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          maxLength={NOTE_CHARACTERS_MAX}
          autosize
          minRows={2}
          maxRows={10}
        />
        {add.error && <ProblemNotice error={add.error} />}
        <Button type="submit" size="xs" variant="default" loading={add.isPending}>
          {t('case.add')}
        </Button>
      </Stack>
    </form>
  );
}

function Owner({ orderId, owner }: { readonly orderId: string; readonly owner: string | null }) {
  const { t } = useTranslation('order');
  const refresh = useRefreshOrder(orderId);
  const me = actorName();
  const set = useMutation({
    mutationFn: (next: string | null) =>
      answerOf(
        api.PUT('/api/v1/orders/{orderId}/case/owner', {
          params: { path: { orderId } },
          body: { owner: next },
        }),
      ),
    onSettled: refresh,
  });
  return (
    <Group gap="xs">
      <Text size="sm">{owner === null ? t('case.nobody') : t('case.owner', { owner })}</Text>
      {owner !== me && me !== '' && (
        <Button size="compact-xs" variant="default" onClick={() => set.mutate(me)}>
          {t('case.take')}
        </Button>
      )}
      {owner !== null && (
        <Button size="compact-xs" variant="subtle" onClick={() => set.mutate(null)}>
          {t('case.drop')}
        </Button>
      )}
      {set.error && <ProblemNotice error={set.error} />}
    </Group>
  );
}

/** Who sees to the order, and what they have written down. */
export function CaseNotes() {
  const { t } = useTranslation('order');
  const { view, asOf } = useShownOrder();
  const { data } = useCase(view.orderId);
  const actorWords = useActorName();
  const notes = (data?.notes ?? []).filter(({ at }) => asOf === null || at <= asOf);
  return (
    <Section title={t('case.title')}>
      {asOf === null && <Owner orderId={view.orderId} owner={data?.owner ?? null} />}
      {notes.map(({ noteId, at, actor, text }) => (
        <Stack key={noteId} gap={0}>
          <Text size="xs" c="dimmed">
            {actorWords(actor)}, <Ago at={at} />
          </Text>
          <Spoiler maxHeight={NOTE_PIXELS} showLabel={t('customer.more')} hideLabel={t('customer.less')}>
            <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
              {text}
            </Text>
          </Spoiler>
        </Stack>
      ))}
      {asOf === null && <NoteForm orderId={view.orderId} />}
    </Section>
  );
}
