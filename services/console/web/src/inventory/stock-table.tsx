import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import list from '../ui/list.module.css';
import { rowMark } from '../ui/use-list-keys.js';
import styles from './inventory.module.css';
import { COLUMN_ROOM, COLUMNS, type Figure } from './stock-columns.js';
import { StockWhere } from './stock-where.js';
import type { StockItem } from './use-stock.js';

interface StockTableProps {
  readonly rows: readonly StockItem[];
  readonly currentId: string | undefined;
}

export const itemPath = (sku: string): string => `/inventory/${encodeURIComponent(sku)}`;

const roomOf = (name: Figure) => {
  const room = COLUMN_ROOM[name];
  return room === 'always' || room === 'never' ? {} : { visibleFrom: room };
};

function FigureCell({ item, name }: { readonly item: StockItem; readonly name: Figure }) {
  const { t } = useTranslation('inventory');
  const { date, number } = useFormat();
  const isAvailable = name === 'available';
  return (
    <Table.Td
      ta="right"
      {...roomOf(name)}
      {...(item[name] === 0 && !isAvailable && { c: 'dimmed' })}
      {...(isAvailable && { fw: 600, ...(item.available <= 0 && { c: 'red' }) })}
    >
      {number(item[name])}
      {name === 'incoming' && item.incomingAt !== null && (
        <Text size="xs" c="dimmed" className="nowrap">
          {t('expectedFrom', { date: date(item.incomingAt) })}
        </Text>
      )}
      {name === 'incoming' && item.overdue > 0 && (
        <Text size="xs" c="red" className="nowrap">
          {t('overdueUnits', { units: number(item.overdue) })}
        </Text>
      )}
    </Table.Td>
  );
}

/** An item takes two lines of the table: its name with its figures, and below them where it lies. */
function Item({ item, isCurrent }: { readonly item: StockItem; readonly isCurrent: boolean }) {
  return (
    <tbody
      {...rowMark(item.sku)}
      data-current={isCurrent || undefined}
      className={`${list['row']} ${styles['pair']}`}
    >
      <Table.Tr>
        <Table.Th scope="row" fw={400} className={styles['item']}>
          <Anchor component={Link} to={itemPath(item.sku)} size="sm" fw={600}>
            {item.title ?? item.sku}
          </Anchor>
        </Table.Th>
        {COLUMNS.map((name) => (
          <FigureCell key={name} {...{ item, name }} />
        ))}
      </Table.Tr>
      <Table.Tr>
        <Table.Td colSpan={1 + COLUMNS.length}>
          <StockWhere item={item} />
        </Table.Td>
      </Table.Tr>
    </tbody>
  );
}

/** What there is, and where: in the width that there is. */
export function StockTable({ rows, currentId }: StockTableProps) {
  const { t } = useTranslation('inventory');
  return (
    <Table.ScrollContainer minWidth={0} type="native">
      <Table verticalSpacing={4} className={list['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('columns.item')}</Table.Th>
            {COLUMNS.map((name) => (
              <Table.Th key={name} ta="right" title={t(`explained.${name}`)} {...roomOf(name)}>
                {t(`columns.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {rows.map((item) => (
          <Item key={item.sku} item={item} isCurrent={item.sku === currentId} />
        ))}
      </Table>
    </Table.ScrollContainer>
  );
}
