import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/preferences.js';
import type { OrderStatus } from '../ui/status-badge.js';
import { statusesOf, withFilter, type OrderQuery } from './order-query.js';
import styles from './orders.module.css';
import { useOrderCounts } from './use-orders.js';

interface StageTabsProps {
  readonly query: OrderQuery;
  onChange(query: OrderQuery): void;
}

interface StageProps {
  readonly name: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Stage({ name, count, isChosen, onChoose }: StageProps) {
  const { number } = useFormat();
  return (
    <Button
      size="compact-sm"
      variant={isChosen ? 'light' : 'subtle'}
      color={isChosen ? undefined : 'gray'}
      onClick={onChoose}
      aria-pressed={isChosen}
      flex="none"
      rightSection={
        <Text size="xs" inherit span>
          {number(count)}
        </Text>
      }
    >
      {name}
    </Button>
  );
}

/** How many orders stand where; choosing one narrows the list to it. */
export function StageTabs({ query, onChange }: StageTabsProps) {
  const { t } = useTranslation(['orders', 'status']);
  const { data } = useOrderCounts(query);
  if (!data) return null;
  const chosen = statusesOf(query.filters);
  const stages = Object.entries(data.byStatus) as [OrderStatus, number][];
  const choose = (status: OrderStatus | undefined) => onChange(withFilter(query, 'status', status));
  return (
    <Group gap={4} wrap="nowrap" className={styles['stages']} role="group" aria-label={t('stages')} pb={4}>
      <Stage
        name={t('all')}
        count={data.total}
        isChosen={chosen.length === 0}
        onChoose={() => choose(undefined)}
      />
      {stages
        .filter(([status, count]) => count > 0 || chosen.includes(status))
        .map(([status, count]) => (
          <Stage
            key={status}
            name={t(`status:order.${status}`)}
            count={count}
            isChosen={chosen.includes(status)}
            onChoose={() => choose(status)}
          />
        ))}
    </Group>
  );
}
