import { Anchor, Checkbox, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { Ago } from '../ui/time.js';
import list from '../ui/list.module.css';
import { rowMark } from '../ui/use-list-keys.js';
import { useSaid } from '../ui/use-said.js';
import type { CalmRow } from './calm-rows.js';
import { NextStep } from './next-step.js';
import { OwnerMenu } from './owner-menu.js';
import { rowIdOf, type ExceptionView } from './use-exceptions.js';

interface ExceptionsTableProps {
  readonly rows: readonly CalmRow<ExceptionView>[];
  readonly selected: ReadonlySet<string>;
  readonly currentId: string | undefined;
  readonly onSelect: (id: string, isRange: boolean) => void;
  readonly onSelectAll: (isSelected: boolean) => void;
  readonly onSettled: (item: ExceptionView) => void;
}

function OrderCell({ item }: { readonly item: ExceptionView }) {
  const { money } = useFormat();
  const { channelName } = useNames();
  return (
    <>
      <Anchor component={Link} to={`/orders/${item.orderId}`} size="sm" fw={600} className="nowrap">
        {item.orderNumber}
      </Anchor>
      <Text size="xs" c="dimmed" lineClamp={1} maw={220}>
        {item.customerName !== null && <bdi>{item.customerName}</bdi>}
        {item.customerName !== null && ' · '}
        {money(item.totalMinor, item.currency)} · {channelName(item.channelId)}
      </Text>
    </>
  );
}

function WhatCell({ item }: { readonly item: ExceptionView }) {
  const { t } = useTranslation(['exceptions', 'status']);
  const reason = useSaid()(item.reason);
  return (
    <>
      <Text size="sm" fw={600}>
        {t(`status:step.${item.name}`)}
      </Text>
      <Text size="sm">{t(`what.${item.name}`)}</Text>
      <Text size="xs" c="dimmed" lineClamp={2} dir="auto" title={reason}>
        {reason}
      </Text>
    </>
  );
}

type RowProps = CalmRow<ExceptionView> & {
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
} & Pick<ExceptionsTableProps, 'onSelect' | 'onSettled'>;

function Row({ item, isSettled, isSelected, isCurrent, onSelect, onSettled }: RowProps) {
  const { t } = useTranslation('exceptions');
  const id = rowIdOf(item);
  return (
    <Table.Tr
      {...rowMark(id)}
      data-current={isCurrent || undefined}
      data-settled={isSettled || undefined}
      className={list['row']}
      {...(isSelected && { bg: 'var(--mantine-primary-color-light)' })}
    >
      <Table.Td>
        <Checkbox
          size="xs"
          checked={isSelected}
          disabled={isSettled}
          aria-label={t('select', { number: item.orderNumber })}
          onChange={() => undefined}
          onClick={({ shiftKey }) => onSelect(id, shiftKey)}
        />
      </Table.Td>
      <Table.Td>
        <OrderCell item={item} />
      </Table.Td>
      <Table.Td maw={460}>
        <WhatCell item={item} />
      </Table.Td>
      <Table.Td>
        <Ago at={item.since} />
      </Table.Td>
      <Table.Td>
        <OwnerMenu item={item} />
        {item.notes > 0 && (
          <Text size="xs" c="dimmed" px={8}>
            {t('notes', { count: item.notes })}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        <NextStep item={item} isSettled={isSettled} onSettled={onSettled} />
      </Table.Td>
    </Table.Tr>
  );
}

/** What waits for a person, a row each. */
export function ExceptionsTable(props: ExceptionsTableProps) {
  const { rows, selected, currentId, onSelect, onSelectAll, onSettled } = props;
  const { t } = useTranslation('exceptions');
  const open = rows.filter(({ isSettled }) => !isSettled).length;
  return (
    <Table.ScrollContainer minWidth={820} type="native">
      <Table verticalSpacing={8} className={list['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <Checkbox
                size="xs"
                aria-label={t('selectAll')}
                checked={open > 0 && selected.size === open}
                indeterminate={selected.size > 0 && selected.size < open}
                onChange={({ currentTarget }) => onSelectAll(currentTarget.checked)}
              />
            </Table.Th>
            <Table.Th>{t('columns.order')}</Table.Th>
            <Table.Th>{t('columns.what')}</Table.Th>
            <Table.Th>{t('columns.since')}</Table.Th>
            <Table.Th>{t('columns.owner')}</Table.Th>
            <Table.Th ta="right">{t('columns.next')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row
              key={rowIdOf(row.item)}
              {...row}
              isSelected={selected.has(rowIdOf(row.item))}
              isCurrent={rowIdOf(row.item) === currentId}
              onSelect={onSelect}
              onSettled={onSettled}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
