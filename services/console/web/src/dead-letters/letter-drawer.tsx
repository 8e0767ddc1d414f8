import { Anchor, Button, Code, Drawer, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import list from '../ui/list.module.css';
import { useActorName } from '../ui/actor.js';
import { Ago, DateTime } from '../ui/time.js';
import { messageTextOf, canReplay, settingsKindOf, type DeadLetterView } from './letters.js';

interface LetterDrawerProps {
  readonly view: DeadLetterView | undefined;
  readonly onClose: () => void;
  readonly onReplay: (view: DeadLetterView) => void;
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" w={140} fw={400} c="dimmed">
        {name}
      </Table.Th>
      <Table.Td>{children}</Table.Td>
    </Table.Tr>
  );
}

function Facts({ view }: { readonly view: DeadLetterView }) {
  const { t } = useTranslation('deadLetters');
  const nameOf = useActorName();
  const { letter, orderId } = view;
  return (
    <Table withRowBorders={false} verticalSpacing={2} fz="sm">
      <Table.Tbody>
        <Row name={t('facts.failedAt')}>
          <DateTime at={letter.failedAt} /> (<Ago at={letter.failedAt} />)
        </Row>
        <Row name={t('facts.source')}>
          {t('facts.place', { topic: letter.topic, partition: letter.partition, offset: letter.offset })}
        </Row>
        <Row name={t('facts.group')}>{letter.group}</Row>
        <Row name={t('facts.attempts')}>{letter.attempts}</Row>
        {letter.key !== null && (
          <Row name={t('facts.key')}>
            <bdi className="mono">{letter.key}</bdi>
          </Row>
        )}
        {orderId !== null && (
          <Row name={t('facts.order')}>
            <Anchor component={Link} to={`/orders/${orderId}`} size="sm">
              {t('toOrder')}
            </Anchor>
          </Row>
        )}
        <Row name={t('facts.replays')}>
          {t('replays', { count: view.replays })}
          {view.lastReplayedAt !== null && (
            <>
              ,{' '}
              {t('lastBy', {
                name: view.lastReplayedBy === null ? t('somebody') : nameOf(view.lastReplayedBy),
              })}{' '}
              <Ago at={view.lastReplayedAt} />
            </>
          )}
        </Row>
      </Table.Tbody>
    </Table>
  );
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Stack gap={4}>
      <Title order={3} size="h6">
        {title}
      </Title>
      <Code block className={list['code']} dir="auto" tabIndex={0} role="group" aria-label={title}>
        {text}
      </Code>
    </Stack>
  );
}

function Letter({ view, onReplay }: Pick<LetterDrawerProps, 'onReplay'> & { readonly view: DeadLetterView }) {
  const { t } = useTranslation('deadLetters');
  const kind = settingsKindOf(view.letter.reason);
  const headers = Object.entries(view.letter.headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <Stack>
      <Text fw={600} dir="auto">
        {view.letter.reason}
      </Text>
      <Group gap="xs">
        {canReplay(view) ? (
          <Button size="xs" onClick={() => onReplay(view)}>
            {t('replay')}
          </Button>
        ) : (
          <Text size="sm">{t('notOurs', { group: view.letter.group })}</Text>
        )}
        {kind && (
          <Button size="xs" variant="default" component={Link} to={`/settings/${kind}`}>
            {t(`mend.${kind}`)}
          </Button>
        )}
      </Group>
      <Facts view={view} />
      <Part title={t('message')} text={messageTextOf(view.letter.valueBase64)} />
      {headers.length > 0 && <Part title={t('headers')} text={headers.join('\n')} />}
      {view.letter.stack !== null && <Part title={t('stack')} text={view.letter.stack} />}
    </Stack>
  );
}

/** One letter, whole: why it was set aside, what is in it, where it came from. */
export function LetterDrawer({ view, onClose, onReplay }: LetterDrawerProps) {
  const { t } = useTranslation(['deadLetters', 'common']);
  return (
    <Drawer
      opened={view !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={t('detail')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {view && <Letter view={view} onReplay={onReplay} />}
    </Drawer>
  );
}
