import { Button, Group, Menu, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { runInBulk } from '../ui/bulk-run.js';
import list from '../ui/list.module.css';
import { askForReason } from '../ui/reason-dialog.js';
import { isDangerous } from './next-step.js';
import { OwnerItems } from './owner-menu.js';
import {
  act,
  isReasoned,
  rowIdOf,
  useAssign,
  useRefresh,
  type ExceptionView,
  type ReasonedAction,
} from './use-exceptions.js';

export const BULK_ACTIONS_ID = 'exception-actions';

const ACTIONS: readonly ReasonedAction[] = ['approve', 'release', 'retry', 'dismiss', 'reject', 'cancel'];

interface BulkBarProps {
  readonly items: readonly ExceptionView[];
  readonly onSettled: (item: ExceptionView) => void;
  readonly onClear: () => void;
}

const bulkItem = (item: ExceptionView) => ({ id: rowIdOf(item), name: item.orderNumber, item });

function useBulk({ items, onSettled, onClear }: BulkBarProps) {
  const { t } = useTranslation(['exceptions', 'status']);
  const refresh = useRefresh();
  const assignTo = useAssign();
  const onEnd = () => {
    refresh(items.map(({ orderId }) => orderId));
    onClear();
  };
  const take = (action: ReasonedAction, fitting: readonly ExceptionView[]) => {
    const title = t('bulk.title', { action: t(`status:action.${action}`), count: fitting.length });
    askForReason({
      title,
      children: t(`ask.${action}`),
      confirm: t(`status:action.${action}`),
      isDangerous: isDangerous(action),
      onConfirm: (reason) => {
        runInBulk({
          title,
          items: fitting.map(bulkItem),
          run: ({ item }) => act(action, item, reason),
          onDone: ({ item }) => onSettled(item),
          onEnd,
        });
        return Promise.resolve();
      },
    });
  };
  const assign = (owner: string | null) =>
    runInBulk({
      title: t('bulk.assign', { count: items.length }),
      items: items.map(bulkItem),
      run: ({ item }) => assignTo(item.orderId, owner),
      onEnd: onClear,
    });
  return { take, assign };
}

/** One act, and one reason, for all that are selected and offer it. Those that are refused stay, and are named. */
export function BulkBar(props: BulkBarProps) {
  const { items, onClear } = props;
  const { t } = useTranslation(['exceptions', 'status']);
  const { take, assign } = useBulk(props);
  if (items.length === 0) return null;
  const offered = ACTIONS.map((action) => ({
    action,
    fitting: items.filter(({ actions }) => isReasoned(action) && actions.includes(action)),
  })).filter(({ fitting }) => fitting.length > 0);
  const words = t('bulk.selected', { count: items.length });
  return (
    <Paper withBorder shadow="md" p="xs" className={list['bulk']} role="region" aria-label={words}>
      <Group justify="space-between">
        <Text size="sm" fw={600} role="status">
          {words}
        </Text>
        <Group gap="xs" id={BULK_ACTIONS_ID}>
          {offered.map(({ action, fitting }) => (
            <Button
              key={action}
              size="xs"
              variant={isDangerous(action) ? 'light' : 'default'}
              {...(isDangerous(action) && { color: 'red' })}
              onClick={() => take(action, fitting)}
            >
              {t(`status:action.${action}`)}
              {fitting.length < items.length && ` (${fitting.length})`}
            </Button>
          ))}
          <Menu position="top-end">
            <Menu.Target>
              <Button size="xs" variant="default">
                {t('owner.assign')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <OwnerItems isOwned={items.some(({ owner }) => owner !== null)} onOwner={assign} />
            </Menu.Dropdown>
          </Menu>
          <Button size="xs" variant="subtle" onClick={onClear}>
            {t('bulk.clear')}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
