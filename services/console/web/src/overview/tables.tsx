import { Anchor, Badge, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../shell/preferences.js';
import { StatusBadge } from '../ui/status-badge.js';
import { Ago } from '../ui/time.js';
import { useSaid } from '../ui/use-said.js';
import styles from './overview.module.css';
import type { Overview } from './use-overview.js';

/** As wide as it needs, and no wider than the page. */
const Scroll = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className={styles['scroll']} tabIndex={0} role="group" aria-label={label}>
    {children}
  </div>
);

const table = { verticalSpacing: 4, horizontalSpacing: 8, fz: 'sm', className: styles['table'] } as const;

export function Oldest({ oldest }: { readonly oldest: Overview['oldest'] }) {
  const { t } = useTranslation('overview');
  if (oldest.length === 0) return <Text size="sm">{t('nothingWaits')}</Text>;
  return (
    <Scroll label={t('oldest')}>
      <Table {...table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('order')}</Table.Th>
            <Table.Th>{t('status')}</Table.Th>
            <Table.Th ta="right">{t('placed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {oldest.map(({ orderId, orderNumber, status, placedAt }) => (
            <Table.Tr key={orderId}>
              <Table.Th scope="row" fw={400}>
                <Anchor component={Link} to={`/orders/${orderId}`} size="sm" className="nowrap">
                  {orderNumber}
                </Anchor>
              </Table.Th>
              <Table.Td>
                <StatusBadge status={status} />
              </Table.Td>
              <Table.Td ta="right">
                <Ago at={placedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}

type PartnerHealth = Overview['partners'][number];

/** Failing: its last word was a failure. */
const isFailing = ({ lastOkAt, lastFailureAt }: PartnerHealth): boolean =>
  lastFailureAt !== null && (lastOkAt === null || lastFailureAt > lastOkAt);

function PartnerRow({ health }: { readonly health: PartnerHealth }) {
  const { t } = useTranslation('overview');
  const { number } = useFormat();
  const { partner, ok, failed, lastOkAt, lastFailureAt, lastFailure } = health;
  const isBad = isFailing(health);
  const saidOf = useSaid();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {t(`partner.${partner}`)}
      </Table.Th>
      <Table.Td>
        <Badge variant="light" tt="none" miw="max-content" color={isBad ? 'red' : 'green'}>
          {t(isBad ? 'failing' : 'answering')}
        </Badge>
      </Table.Td>
      <Table.Td ta="right">{number(ok)}</Table.Td>
      <Table.Td ta="right">{number(failed)}</Table.Td>
      <Table.Td>{lastOkAt !== null && <Ago at={lastOkAt} />}</Table.Td>
      <Table.Td>
        {lastFailureAt !== null && <Ago at={lastFailureAt} />}
        {lastFailure !== null && (
          <Text size="xs" c="dimmed" lineClamp={2}>
            {saidOf(lastFailure)}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

export function Partners({ partners }: { readonly partners: Overview['partners'] }) {
  const { t } = useTranslation('overview');
  if (partners.length === 0) return <Text size="sm">{t('nothingYet')}</Text>;
  return (
    <Scroll label={t('partners')}>
      <Table {...table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('partnerName')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <Table.Th ta="right">{t('answered')}</Table.Th>
            <Table.Th ta="right">{t('failed')}</Table.Th>
            <Table.Th>{t('lastAnswer')}</Table.Th>
            <Table.Th>{t('lastFailure')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {partners.map((health) => (
            <PartnerRow key={health.partner} health={health} />
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}

/** Who has messages before them that they have not read yet. */
export function Consumers({ consumers, isMessagingKnown }: Pick<Overview, 'consumers' | 'isMessagingKnown'>) {
  const { t } = useTranslation('overview');
  const { number } = useFormat();
  if (!isMessagingKnown) return <Text size="sm">{t('messagingAway')}</Text>;
  const behind = consumers.filter(({ lag }) => lag > 0).sort((a, b) => b.lag - a.lag);
  if (behind.length === 0) return <Text size="sm">{t('caughtUp', { count: consumers.length })}</Text>;
  return (
    <Scroll label={t('consumers')}>
      <Table {...table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('service')}</Table.Th>
            <Table.Th>{t('topic')}</Table.Th>
            <Table.Th ta="right">{t('lag')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {behind.map(({ service, group, topic, lag }) => (
            <Table.Tr key={`${group} ${topic}`}>
              <Table.Th scope="row" fw={400}>
                {service}
              </Table.Th>
              <Table.Td>{topic}</Table.Td>
              <Table.Td ta="right">{number(lag)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}
