import { Checkbox, Table, UnstyledButton } from '@mantine/core';
import { flexRender, getCoreRowModel, useReactTable, type Row } from '@tanstack/react-table';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderSummary } from '../api/live.js';
import { rowMark } from '../ui/use-list-keys.js';
import { COLUMN_IDS, columns, isNumeric, isSortable, type ColumnId } from './columns.js';
import { nextSort, type Sort } from './order-query.js';
import styles from './orders.module.css';

interface OrdersTableProps {
  readonly rows: readonly OrderSummary[];
  readonly shownColumns: readonly ColumnId[];
  readonly sort: Sort;
  readonly selected: ReadonlySet<string>;
  /** The row that the keyboard stands on. */
  readonly currentId: string | undefined;
  onSort(sort: Sort): void;
  onSelect(orderId: string, isRange: boolean): void;
  onSelectAll(isSelected: boolean): void;
}

const ariaSort = (sort: Sort, columnId: string) => {
  if (sort === columnId) return 'ascending';
  return sort === `-${columnId}` ? 'descending' : 'none';
};

const arrowOf = (sort: Sort, columnId: string): string => {
  if (sort === columnId) return ' ↑';
  return sort === `-${columnId}` ? ' ↓' : '';
};

function HeadCell({
  id,
  sort,
  onSort,
}: { readonly id: ColumnId } & Pick<OrdersTableProps, 'sort' | 'onSort'>) {
  const { t } = useTranslation('orders');
  const name = t(`columns.${id}`);
  if (!isSortable(id)) return <Table.Th ta={isNumeric(id) ? 'right' : 'left'}>{name}</Table.Th>;
  return (
    <Table.Th aria-sort={ariaSort(sort, id)} ta={isNumeric(id) ? 'right' : 'left'}>
      <UnstyledButton fz="sm" fw={700} className="nowrap" onClick={() => onSort(nextSort(sort, id))}>
        {name}
        <span aria-hidden>{arrowOf(sort, id)}</span>
      </UnstyledButton>
    </Table.Th>
  );
}

interface OrderRowProps {
  readonly row: Row<OrderSummary>;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  /** Only so that another choice of columns draws the row anew. */
  readonly shownColumns: readonly ColumnId[];
  readonly onSelect: OrdersTableProps['onSelect'];
}

/** Drawn again only when its own order changes: updates come many times a second. */
const OrderRow = memo(
  function OrderRow({ row, isSelected, isCurrent, onSelect }: OrderRowProps) {
    const { t } = useTranslation('orders');
    const { orderId, orderNumber } = row.original;
    return (
      <Table.Tr
        {...rowMark(orderId)}
        data-current={isCurrent || undefined}
        className={styles['row']}
        {...(isSelected && { bg: 'var(--mantine-primary-color-light)' })}
      >
        <Table.Td w={36}>
          <Checkbox
            size="xs"
            checked={isSelected}
            aria-label={t('select', { number: orderNumber })}
            onChange={() => undefined}
            onClick={({ shiftKey }) => onSelect(orderId, shiftKey)}
          />
        </Table.Td>
        {row.getVisibleCells().map((cell) => (
          <Table.Td key={cell.id} ta={isNumeric(cell.column.id) ? 'right' : 'left'}>
            {flexRender(cell.column.columnDef.cell, cell.getContext())}
          </Table.Td>
        ))}
      </Table.Tr>
    );
  },
  (before, after) =>
    before.row.original === after.row.original &&
    before.isSelected === after.isSelected &&
    before.isCurrent === after.isCurrent &&
    before.shownColumns === after.shownColumns &&
    before.onSelect === after.onSelect,
);

/** The orders as a table: a row each, columns as chosen. */
export function OrdersTable(props: OrdersTableProps) {
  const { rows, shownColumns, sort, selected, currentId, onSort, onSelect, onSelectAll } = props;
  const { t } = useTranslation('orders');
  const visibility = Object.fromEntries(COLUMN_IDS.map((id) => [id, shownColumns.includes(id)]));
  // eslint-disable-next-line react-hooks/incompatible-library -- rows are compared by their order, see OrderRow
  const table = useReactTable({
    data: rows as OrderSummary[],
    columns,
    state: { columnVisibility: visibility },
    getRowId: ({ orderId }) => orderId,
    getCoreRowModel: getCoreRowModel(),
  });
  return (
    <Table.ScrollContainer minWidth={720} type="native">
      <Table
        verticalSpacing={6}
        highlightOnHover
        stickyHeader
        stickyHeaderOffset={0}
        className={styles['table']}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <Checkbox
                size="xs"
                aria-label={t('selectAll')}
                checked={rows.length > 0 && selected.size === rows.length}
                indeterminate={selected.size > 0 && selected.size < rows.length}
                onChange={({ currentTarget }) => onSelectAll(currentTarget.checked)}
              />
            </Table.Th>
            {table.getVisibleLeafColumns().map(({ id }) => (
              <HeadCell key={id} id={id as ColumnId} sort={sort} onSort={onSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.getRowModel().rows.map((row) => (
            <OrderRow
              key={row.id}
              row={row}
              isSelected={selected.has(row.id)}
              isCurrent={row.id === currentId}
              shownColumns={shownColumns}
              onSelect={onSelect}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
