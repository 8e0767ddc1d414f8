import { Anchor, Badge, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import list from '../ui/list.module.css';
import { rowMark } from '../ui/use-list-keys.js';
import styles from './inventory.module.css';
import { FIGURES } from './figures.js';
import { LEVEL_COLORS } from './levels.js';
import type { StockItem } from './use-stock.js';

interface StockTableProps {
  readonly rows: readonly StockItem[];
  readonly currentId: string | undefined;
}

export const itemPath = (sku: string): string => `/inventory/${encodeURIComponent(sku)}`;

/** How wide the names and the figures are at least, and each location. */
const TABLE_WIDTH = 700;
const LOCATION_WIDTH = 90;

interface Column {
  readonly id: string;
  readonly name: string;
}

/** Every location that any of the rows has stock at. */
const locationsOf = (rows: readonly StockItem[]): Column[] => {
  const names = new Map<string, string>();
  for (const { locations } of rows) for (const { locationId, name } of locations) names.set(locationId, name);
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
};

function AtLocation({ item, id }: { readonly item: StockItem; readonly id: string }) {
  const { t } = useTranslation('inventory');
  const { number } = useFormat();
  const here = item.locations.find(({ locationId }) => locationId === id);
  if (!here) return null;
  return (
    <>
      {number(here.onHand)}
      {here.allocated > 0 && (
        <Text size="xs" c="dimmed">
          {t('ofThemAllocated', { count: here.allocated })}
        </Text>
      )}
    </>
  );
}

function Row({
  item,
  columns,
  isCurrent,
}: {
  item: StockItem;
  columns: readonly Column[];
  isCurrent: boolean;
}) {
  const { t } = useTranslation('inventory');
  const { date, number } = useFormat();
  return (
    <Table.Tr {...rowMark(item.sku)} data-current={isCurrent || undefined} className={list['row']}>
      <Table.Th scope="row" fw={400} className={styles['item']}>
        <Anchor component={Link} to={itemPath(item.sku)} size="sm" fw={600}>
          {item.title ?? item.sku}
        </Anchor>
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {item.sku}
          </Text>
          {item.level !== 'ok' && (
            <Badge size="xs" variant="light" color={LEVEL_COLORS[item.level]}>
              {t(`levels.${item.level}`)}
            </Badge>
          )}
        </Group>
      </Table.Th>
      {FIGURES.map((name) => (
        <Table.Td
          key={name}
          ta="right"
          {...(item[name] === 0 && name !== 'available' && { c: 'dimmed' })}
          {...(name === 'available' && { fw: 600, ...(item.available <= 0 && { c: 'red' }) })}
        >
          {number(item[name])}
          {name === 'incoming' && item.incomingAt !== null && (
            <Text size="xs" c="dimmed" className="nowrap">
              {t('expectedFrom', { date: date(item.incomingAt) })}
            </Text>
          )}
        </Table.Td>
      ))}
      {columns.map(({ id }) => (
        <Table.Td key={id} ta="right">
          <AtLocation item={item} id={id} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** What there is, and where. */
export function StockTable({ rows, currentId }: StockTableProps) {
  const { t } = useTranslation('inventory');
  const columns = locationsOf(rows);
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH + LOCATION_WIDTH * columns.length} type="native">
      <Table verticalSpacing={6} className={list['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('columns.item')}</Table.Th>
            {FIGURES.map((name) => (
              <Table.Th key={name} ta="right" title={t(`explained.${name}`)}>
                {t(`columns.${name}`)}
              </Table.Th>
            ))}
            {columns.map(({ id, name }) => (
              <Table.Th key={id} ta="right" c="dimmed">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((item) => (
            <Row key={item.sku} item={item} columns={columns} isCurrent={item.sku === currentId} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
