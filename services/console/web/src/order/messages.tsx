import { Badge, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../ui/time.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { useSaid } from '../ui/use-said.js';
import styles from './order.module.css';
import { useShownOrder } from './order-context.js';
import { Section } from './section.js';
import { useMessages, usePayloads } from './use-order.js';

/** What the customer was written. */
export function Messages() {
  const { t } = useTranslation('order');
  const { view, asOf } = useShownOrder();
  const saidOf = useSaid();
  const { data, error } = useMessages(view.orderId);
  const items = (data?.items ?? []).filter(({ requestedAt }) => asOf === null || requestedAt <= asOf);
  return (
    <Section title={t('messages.title')}>
      {error && <ProblemNotice error={error} />}
      {items.length === 0 && <Text size="sm">{t('messages.none')}</Text>}
      {items.map(({ messageKey, kind, to, subject, status, requestedAt, reason }) => (
        <Stack key={messageKey} gap={0}>
          <Group gap="xs">
            <Text size="sm" dir="auto">
              {subject ?? (kind === null ? messageKey : t(`messages.kind.${kind}`))}
            </Text>
            <Badge variant="light" tt="none" color={status === 'failed' ? 'red' : 'gray'}>
              {t(`messages.status.${status}`)}
            </Badge>
          </Group>
          <Text size="xs" c="dimmed">
            {to !== null && `${to}, `}
            <DateTime at={requestedAt} />
            {reason !== null && `, ${saidOf(reason)}`}
          </Text>
        </Stack>
      ))}
    </Section>
  );
}

const pretty = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

/** What the channel sent, as it came. */
export function Payloads() {
  const { t } = useTranslation('order');
  const { view } = useShownOrder();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = usePayloads(view.orderId, isOpen);
  return (
    <Section title={t('payload.title')}>
      <Button variant="default" size="xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} mr="auto">
        {isOpen ? t('payload.hide') : t('payload.show')}
      </Button>
      {error && <ProblemNotice error={error} />}
      {isOpen &&
        data?.items.map(({ eventId, receivedAt, source, body }) => (
          <Stack key={eventId} gap={4}>
            <Text size="xs" c="dimmed">
              {source}, <DateTime at={receivedAt} />
            </Text>
            <Code block tabIndex={0} className={styles['raw']}>
              {pretty(body)}
            </Code>
          </Stack>
        ))}
    </Section>
  );
}
