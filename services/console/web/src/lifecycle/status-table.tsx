import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import { StatusBadge } from '../ui/status-badge.js';
import type { DiagramProps } from './diagram.js';
import styles from './lifecycle.module.css';

/** What the diagram shows, in words. */
export function StatusTable({ table, counts }: Omit<DiagramProps, 'path'>) {
  const { t } = useTranslation(['lifecycle', 'status']);
  const { number } = useFormat();
  return (
    <Table.ScrollContainer minWidth={560} type="native">
      <Table verticalSpacing={6} className={styles['table']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('status')}</Table.Th>
            <Table.Th ta="right" className="nowrap">
              {t('orders')}
            </Table.Th>
            <Table.Th>{t('meaning')}</Table.Th>
            <Table.Th>{t('next')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.map(({ status, isEnd, next }) => (
            <Table.Tr key={status}>
              <Table.Th scope="row" fw={400} miw={170}>
                <StatusBadge status={status} />
              </Table.Th>
              <Table.Td ta="right">
                <Anchor component={Link} to={`/orders?status=${status}`} size="sm">
                  {number(counts[status] ?? 0)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{t(`meanings.${status}`)}</Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed">
                  {isEnd ? t('end') : next.map((each) => t(`status:order.${each}`)).join(', ')}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
