import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { DateTime } from '../ui/time.js';
import { DataTable } from './data-table.js';
import type { StockOverview } from './use-stock.js';

type AtLocation = StockOverview['locations'][number];

/** Lots that are shown without being asked for: of a serial-numbered product, every unit is one. */
const LOTS_SHOWN = 5;

const FIGURES = ['onHand', 'quarantined', 'allocated', 'free', 'safetyStock'] as const;

function Lots({ lots }: Pick<AtLocation, 'lots'>) {
  const { t } = useTranslation('inventory');
  const { date, number } = useFormat();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? lots : lots.slice(0, LOTS_SHOWN);
  return (
    <>
      {shown.map(({ lotId, onHand, allocated, expiresOn, isExpired }) => (
        <Group key={lotId} gap={6}>
          <Text size="xs" c="dimmed">
            <bdi>{lotId}</bdi> · {number(onHand)}
            {allocated > 0 && ` · ${t('ofThemAllocated', { count: allocated })}`}
            {expiresOn !== null && ` · ${t('lots.until', { date: date(expiresOn) })}`}
          </Text>
          {isExpired && (
            <Badge size="xs" color="red" variant="light">
              {t('lots.expired')}
            </Badge>
          )}
        </Group>
      ))}
      {lots.length > LOTS_SHOWN && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('lots.fewer') : t('lots.all', { count: lots.length })}
        </Button>
      )}
    </>
  );
}

function Where({ here }: { readonly here: AtLocation }) {
  const { t } = useTranslation('inventory');
  const { locationName } = useNames();
  const { locationId, isStale, reportedAt, countedAt, lots } = here;
  return (
    <>
      <Group gap={6}>
        {locationName(locationId)}
        {isStale && (
          <Badge size="xs" color="orange" variant="light" title={t('staleHint')}>
            {t('stale')}
          </Badge>
        )}
      </Group>
      {reportedAt !== null && (
        <Text size="xs" c="dimmed">
          {t('reported')} <DateTime at={reportedAt} />
        </Text>
      )}
      {countedAt !== null && (
        <Text size="xs" c="dimmed">
          {t('counted')} <DateTime at={countedAt} />
        </Text>
      )}
      <Lots lots={lots} />
    </>
  );
}

/** What lies where, with its lots, and whether the place is believed. */
export function ItemLocations({ stock }: { readonly stock: StockOverview }) {
  const { t } = useTranslation('inventory');
  const { number } = useFormat();
  if (stock.locations.length === 0) return <Text size="sm">{t('nowhere')}</Text>;
  const headings = [
    { name: t('filters.locationId') },
    ...FIGURES.map((name) => ({ name: t(`columns.${name}`), isNumber: true })),
  ];
  return (
    <DataTable label={t('perLocation')} headings={headings} minWidth={560}>
      {stock.locations.map((here) => (
        <Table.Tr key={here.locationId}>
          <Table.Th scope="row" fw={400}>
            <Where here={here} />
          </Table.Th>
          {FIGURES.map((name) => (
            <Table.Td key={name} ta="right" {...(here[name] < 0 ? { c: 'red' } : {})}>
              {number(here[name])}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </DataTable>
  );
}
