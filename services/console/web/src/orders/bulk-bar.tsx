import { Button, Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client.js';
import type { OrderSummary } from '../api/live.js';
import { runInBulk } from '../ui/bulk-run.js';
import { askForReason } from '../ui/reason-dialog.js';
import styles from './orders.module.css';

export const BULK_ACTIONS_ID = 'bulk-actions';

interface BulkBarProps {
  readonly orders: readonly OrderSummary[];
  onClear(): void;
}

type Act = (orderId: string, reason: string) => Promise<unknown>;

const acts: Readonly<Record<'hold' | 'cancel', Act>> = {
  hold: (orderId, reason) =>
    answerOf(api.POST('/api/v1/orders/{orderId}/hold', { params: { path: { orderId } }, body: { reason } })),
  cancel: (orderId, reason) =>
    answerOf(
      api.POST('/api/v1/orders/{orderId}/cancel', { params: { path: { orderId } }, body: { reason } }),
    ),
};

/** What can be done to all selected orders at once. Each is asked for by itself, so that one refusal stops no other. */
export function BulkBar({ orders, onClear }: BulkBarProps) {
  const { t } = useTranslation('orders');
  if (orders.length === 0) return null;
  const count = orders.length;
  const ask = (action: keyof typeof acts) =>
    askForReason({
      title: t(`bulk.${action}Title`, { count }),
      children: t(`bulk.${action}Text`),
      confirm: t(`bulk.${action}`),
      isDangerous: action === 'cancel',
      onConfirm: (reason) => {
        runInBulk({
          title: t(`bulk.${action}Title`, { count }),
          items: orders.map(({ orderId, orderNumber }) => ({ id: orderId, name: orderNumber })),
          run: ({ id }) => acts[action](id, reason),
          onEnd: onClear,
        });
        return Promise.resolve();
      },
    });
  return (
    <Paper
      withBorder
      shadow="md"
      p="xs"
      className={styles['bulk']}
      role="region"
      aria-label={t('bulk.selected', { count })}
    >
      <Group justify="space-between">
        <Text size="sm" fw={600} role="status">
          {t('bulk.selected', { count })}
        </Text>
        <Group gap="xs" id={BULK_ACTIONS_ID}>
          <Button size="xs" variant="default" onClick={() => ask('hold')}>
            {t('bulk.hold')}
          </Button>
          <Button size="xs" color="red" variant="light" onClick={() => ask('cancel')}>
            {t('bulk.cancel')}
          </Button>
          <Button size="xs" variant="subtle" onClick={onClear}>
            {t('bulk.clear')}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
