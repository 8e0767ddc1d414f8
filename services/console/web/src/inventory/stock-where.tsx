import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/preferences.js';
import { LEVEL_COLORS } from './levels.js';
import { COLUMN_ROOM, LISTED_FIGURES } from './stock-columns.js';
import type { StockItem } from './use-stock.js';

type AtLocation = StockItem['locations'][number];

function Here({ here: { name, onHand, allocated } }: { readonly here: AtLocation }) {
  const { t } = useTranslation('inventory');
  const { number } = useFormat();
  return (
    <Text size="xs" c="dimmed">
      <bdi>{name}</bdi>{' '}
      <Text span inherit c="var(--mantine-color-text)">
        {number(onHand)}
      </Text>
      {allocated > 0 && ` (${t('ofThemAllocated', { count: allocated })})`}
    </Text>
  );
}

/** The figures that have no column in this window, where there are any. */
function Rest({ item }: { readonly item: StockItem }) {
  const { t } = useTranslation('inventory');
  const { number } = useFormat();
  return LISTED_FIGURES.map((name) => {
    const room = COLUMN_ROOM[name];
    return (
      room !== 'always' &&
      item[name] !== 0 && (
        <Text key={name} size="xs" fw={600} {...(room !== 'never' && { hiddenFrom: room })}>
          {t(`columns.${name}`)} {number(item[name])}
        </Text>
      )
    );
  });
}

/** Which item it is, how full its shelves are, and how much of it lies where. */
export function StockWhere({ item }: { readonly item: StockItem }) {
  const { t } = useTranslation('inventory');
  const { sku, level, locations } = item;
  return (
    <Group gap="0.125rem 0.75rem">
      <Text size="xs" c="dimmed">
        {sku}
      </Text>
      {level !== 'ok' && (
        <Badge size="xs" variant="light" color={LEVEL_COLORS[level]}>
          {t(`levels.${level}`)}
        </Badge>
      )}
      <Rest item={item} />
      {locations
        .filter(({ onHand, allocated }) => onHand !== 0 || allocated !== 0)
        .map((here) => (
          <Here key={here.locationId} here={here} />
        ))}
    </Group>
  );
}
