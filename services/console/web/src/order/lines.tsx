import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useFormat } from '../shell/preferences.js';
import { useShownOrder } from './order-context.js';
import { Section } from './section.js';

/** How far what a kit is made of stands behind the kit. */
const INDENT = 'xl';

/** One thing that was bought. The price of a kit stands at the kit, and not again at what it is made of. */
function Line({ line }: { readonly line: Schemas['OrderLine'] }) {
  const { t } = useTranslation('order');
  const { money, number } = useFormat();
  const { currency } = useShownOrder().view.order;
  const isComponent = line.kitLineId !== undefined;
  return (
    <Table.Tr>
      <Table.Td {...(isComponent && { ps: INDENT })}>
        <Text size="sm" dir="auto" lineClamp={2}>
          {line.title}
        </Text>
        <Text size="xs" c="dimmed" className="mono">
          {line.sku ?? t('lines.noSku')}
        </Text>
        {line.handling !== 'ship' && <Text size="xs">{t(`lines.handling.${line.handling}`)}</Text>}
      </Table.Td>
      <Table.Td ta="right">{number(line.quantity)}</Table.Td>
      <Table.Td ta="right">{!isComponent && money(line.unitPriceMinor, currency)}</Table.Td>
      <Table.Td ta="right">{!isComponent && money(line.totalMinor, currency)}</Table.Td>
    </Table.Tr>
  );
}

/** What was bought. */
export function Lines() {
  const { t } = useTranslation('order');
  const { money } = useFormat();
  const { view } = useShownOrder();
  const { lines, totals, currency } = view.order;
  const sums = (['items', 'discount', 'shipping', 'tax'] as const).filter(
    (name) => totals[`${name}Minor`] !== 0,
  );
  // A sum that is the total is told once.
  const isPlain = sums.length === 1 && sums[0] === 'items';
  return (
    <Section title={t('lines.title')}>
      <Table.ScrollContainer minWidth={300} type="native">
        <Table className="numbers">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lines.item')}</Table.Th>
              <Table.Th ta="right">{t('lines.quantity')}</Table.Th>
              <Table.Th ta="right">{t('lines.price')}</Table.Th>
              <Table.Th ta="right">{t('lines.total')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Line key={line.lineId} line={line} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            {(isPlain ? [] : sums).map((name) => (
              <Table.Tr key={name}>
                <Table.Th colSpan={3} fw={400}>
                  {t(`lines.${name}`)}
                </Table.Th>
                <Table.Td ta="right">{money(totals[`${name}Minor`], currency)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th colSpan={3}>{t('lines.total')}</Table.Th>
              <Table.Td ta="right" fw={700}>
                {money(totals.totalMinor, currency)}
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
