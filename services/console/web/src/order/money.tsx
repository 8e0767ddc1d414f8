import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useFormat } from '../shell/preferences.js';
import { DateTime } from '../ui/time.js';
import { moneyOf } from './money-of.js';
import { useShownOrder } from './order-context.js';
import { Section } from './section.js';

type Tender = Schemas['TenderState'];

function TenderRow({ tender, currency }: { readonly tender: Tender; readonly currency: string }) {
  const { t } = useTranslation('order');
  const { money } = useFormat();
  const { authorizedMinor, capturedMinor, remainingMinor } = moneyOf(tender);
  const amount = (minor: number) => <span className="nowrap">{money(minor, currency)}</span>;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{t(`money.kind.${tender.kind}`)}</Text>
        <Text size="xs" c="dimmed">
          {t(`money.status.${tender.status}`)}
          {tender.declineCode !== null && ` (${tender.declineCode})`}
        </Text>
        {tender.authorization?.expiresAt && (
          <Text size="xs" c="dimmed">
            {t('money.expires')} <DateTime at={tender.authorization.expiresAt} />
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{amount(tender.amountMinor)}</Table.Td>
      <Table.Td ta="right">{amount(authorizedMinor)}</Table.Td>
      <Table.Td ta="right">{amount(capturedMinor)}</Table.Td>
      <Table.Td ta="right">{amount(remainingMinor)}</Table.Td>
    </Table.Tr>
  );
}

/** What the customer pays by, and how far each has come. */
export function Money() {
  const { t } = useTranslation('order');
  const { view } = useShownOrder();
  const { tenders, currency } = view.order;
  return (
    <Section title={t('money.title')}>
      {tenders.length === 0 ? (
        <Text size="sm">{t('money.none')}</Text>
      ) : (
        <Table.ScrollContainer minWidth={420} type="native">
          <Table className="numbers">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('money.tender')}</Table.Th>
                {(['amount', 'authorized', 'captured', 'remaining'] as const).map((name) => (
                  <Table.Th key={name} ta="right">
                    {t(`money.${name}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tenders.map((tender) => (
                <TenderRow key={tender.tenderId} tender={tender} currency={currency} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}
