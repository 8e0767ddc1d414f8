import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { OrderLinkState } from '../orders/order-link.js';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { PageTitle } from '../ui/page-title.js';
import { StatusBadge } from '../ui/status-badge.js';
import { DateTime } from '../ui/time.js';
import { ActionMenu } from './action-menu.js';
import { useShownOrder } from './order-context.js';
import styles from './order.module.css';

/** The list that one came from: back to it, and on to its next and previous order. */
function useNeighbours(orderId: string): string {
  const { state } = useLocation() as { state: OrderLinkState | null };
  const navigate = useNavigate();
  const from = state?.from ?? '/orders';
  const ids = state?.ids ?? [];
  const go = (by: number) => () => {
    const next = ids[ids.indexOf(orderId) + by];
    if (ids.includes(orderId) && next !== undefined) void navigate(`/orders/${next}`, { state });
  };
  useHotkeys([
    ['j', go(1)],
    ['k', go(-1)],
    ['u', () => void navigate(from)],
  ]);
  return from;
}

/** Which order it is, where it stands and what can be done to it. */
export function Head() {
  const { t } = useTranslation('order');
  const { view } = useShownOrder();
  const { order, status, orderId } = view;
  const { channelName } = useNames();
  const { money } = useFormat();
  const from = useNeighbours(orderId);
  const customer = order.personal?.name ?? order.personal?.email;
  return (
    <Stack gap={4} className={styles['head']} py={4}>
      <Anchor component={Link} to={from} size="sm">
        <Group gap={4} component="span">
          <IconArrowLeft size={14} aria-hidden />
          {t('back')}
        </Group>
      </Anchor>
      <PageTitle aside={<ActionMenu />}>{t('title', { number: order.orderNumber })}</PageTitle>
      <Group gap="xs">
        <StatusBadge status={status} />
        <Text size="sm" fw={600}>
          {money(order.totals.totalMinor, order.currency)}
        </Text>
        <Text size="sm" c="dimmed">
          {channelName(order.channelId)}, <DateTime at={order.placedAt} />
        </Text>
        {customer !== undefined && (
          <Text size="sm" c="dimmed" dir="auto" lineClamp={1} maw={320}>
            {customer}
          </Text>
        )}
        <Anchor component={Link} to={`/lifecycle?order=${orderId}`} size="sm">
          {t('path')}
        </Anchor>
      </Group>
    </Stack>
  );
}
