import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import list from '../ui/list.module.css';
import { Ago } from '../ui/time.js';
import { rowMark } from '../ui/use-list-keys.js';
import { canReplay, type DeadLetterView, type LetterGroup } from './letters.js';

interface LettersProps {
  readonly group: LetterGroup;
  readonly currentId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onReplay: (letters: readonly DeadLetterView[]) => void;
}

type RowProps = Omit<LettersProps, 'group'> & { readonly view: DeadLetterView };

function Row({ view, currentId, onOpen, onReplay }: RowProps) {
  const { t } = useTranslation('deadLetters');
  const { id, letter, orderId, replays } = view;
  const name = t('messageNumber', { topic: letter.topic, offset: letter.offset });
  return (
    <Table.Tr {...rowMark(id)} data-current={id === currentId || undefined} className={list['row']}>
      <Table.Td>
        <Anchor component="button" size="sm" fw={600} onClick={() => onOpen(id)} ta="left">
          {t('number', { offset: letter.offset })}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Ago at={letter.failedAt} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={1} maw={280}>
          <bdi>{letter.key}</bdi>
        </Text>
      </Table.Td>
      <Table.Td>
        {orderId !== null && (
          <Anchor component={Link} to={`/orders/${orderId}`} size="sm">
            {t('toOrder')}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" {...(replays === 0 && { c: 'dimmed' })}>
          {t('replays', { count: replays })}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        {canReplay(view) && (
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => onReplay([view])}
            aria-label={t('replayOne', { name })}
          >
            {t('replay')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Letters that failed alike, to be mended and replayed together. */
export function Letters({ group, ...rowProps }: LettersProps) {
  const { t } = useTranslation('deadLetters');
  const { topic, reason, letters } = group;
  const replayable = letters.filter(canReplay);
  return (
    <Stack component="section" gap={4} aria-label={`${topic}: ${reason}`}>
      <Group justify="space-between" align="flex-end" wrap="nowrap">
        <Stack gap={0}>
          <Title order={3} size="h5" lineClamp={2} dir="auto">
            {reason}
          </Title>
          <Text size="sm" c="dimmed">
            {t('groupFacts', { count: letters.length, topic })}
          </Text>
        </Stack>
        {replayable.length > 1 && (
          <Button size="xs" variant="default" flex="none" onClick={() => rowProps.onReplay(replayable)}>
            {t('replayAll', { count: replayable.length })}
          </Button>
        )}
      </Group>
      <Table.ScrollContainer minWidth={680} type="native">
        <Table verticalSpacing={6} className={list['table']} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={110}>{t('columns.message')}</Table.Th>
              <Table.Th w={130}>{t('columns.failed')}</Table.Th>
              <Table.Th>{t('columns.key')}</Table.Th>
              <Table.Th w={130}>{t('columns.order')}</Table.Th>
              <Table.Th w={170}>{t('columns.replays')}</Table.Th>
              <Table.Th w={180} ta="right">
                {t('columns.next')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {letters.map((view) => (
              <Row key={view.id} view={view} {...rowProps} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
