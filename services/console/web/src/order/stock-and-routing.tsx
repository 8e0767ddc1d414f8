import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { DateTime } from '../ui/time.js';
import { useSaid } from '../ui/use-said.js';
import type { LedgerEvent } from './event-words.js';
import { useShownOrder } from './order-context.js';
import { Facts, Section } from './section.js';

type Routed = Extract<LedgerEvent, { type: 'OrderRouted' | 'OrderUnroutable' }>;

const isRouting = (event: LedgerEvent): event is Routed =>
  event.type === 'OrderRouted' || event.type === 'OrderUnroutable';

function Candidates({ decision }: { readonly decision: Routed }) {
  const { t } = useTranslation('order');
  const { locationName } = useNames();
  const { number } = useFormat();
  const saidOf = useSaid();
  return (
    <Table.ScrollContainer minWidth={420} type="native">
      <Table>
        <Table.Caption>{t('routing.decision', { number: decision.data.routing })}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('routing.location')}</Table.Th>
            <Table.Th ta="right">{t('routing.distance')}</Table.Th>
            <Table.Th>{t('routing.has')}</Table.Th>
            <Table.Th>{t('routing.outcome')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {decision.data.candidates.map(({ locationId, distanceKm, covers, isChosen, rejections }) => (
            <Table.Tr key={locationId} {...(isChosen && { fw: 600 })}>
              <Table.Td>{locationName(locationId)}</Table.Td>
              <Table.Td ta="right" className="nowrap">
                {distanceKm === null ? t('routing.unknown') : `${number(distanceKm)} km`}
              </Table.Td>
              <Table.Td>{covers.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', ')}</Table.Td>
              <Table.Td>{isChosen ? t('routing.chosen') : rejections.map(saidOf).join('; ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

type Shown = ReturnType<typeof useShownOrder>['view']['order'];
type Part = Shown['reservation']['backordered'][number];

/** What the order waits for, each part with the date by which it can be expected. */
function useWaits(): (reservation: Shown['reservation']) => readonly string[] {
  const { t } = useTranslation('order');
  const { date } = useFormat();
  return ({ status, waitingFor, promisedAt, backordered }) => {
    const waiting: readonly Part[] = waitingFor === null ? [] : [{ ...waitingFor, promisedAt }];
    return [...waiting, ...(status === 'reserved' ? backordered : [])].map((part) => {
      const items = `${part.quantity} × ${part.sku}`;
      return part.promisedAt === null
        ? t('stock.undated', { items })
        : t('stock.expected', { items, date: date(part.promisedAt) });
    });
  };
}

/** In what the order may not get what it was promised. */
function useDangers(): (endangered: Shown['endangered']) => readonly string[] {
  const { t } = useTranslation('order');
  const { locationName } = useNames();
  return (endangered) =>
    endangered.map(({ sku, shortfall: units, locationIds, isReSourcing }) => {
      if (isReSourcing) return t('stock.reSourcing', { sku });
      if (locationIds.length === 0) return t('stock.short', { units, sku });
      return t('stock.shortAt', { units, sku, locations: locationIds.map(locationName).join(', ') });
    });
}

const lines = (texts: readonly string[]): ReactNode =>
  texts.length === 0 ? null : texts.map((text) => <div key={text}>{text}</div>);

/** What is set aside for the order, and why it ships from where it does. */
export function StockAndRouting({ events }: { readonly events: readonly LedgerEvent[] }) {
  const { t } = useTranslation('order');
  const { view, asOf } = useShownOrder();
  const { reservation, endangered } = view.order;
  const { status, attempt, expiresAt, refuseAt } = reservation;
  const [waitsOf, dangersOf] = [useWaits(), useDangers()];
  const decision = events.filter((event) => asOf === null || event.recordedAt <= asOf).findLast(isRouting);
  return (
    <Section title={t('stock.title')}>
      <Facts
        facts={[
          [t('stock.reservation'), t(`stock.status.${status}`)],
          [t('stock.attempt'), attempt > 1 ? String(attempt) : null],
          [
            t('stock.expires'),
            status === 'reserved' && expiresAt !== null ? <DateTime at={expiresAt} /> : null,
          ],
          [t('stock.waitsFor'), lines(waitsOf(reservation))],
          [
            t('stock.refusedAt'),
            status === 'backordered' && refuseAt !== null ? <DateTime at={refuseAt} /> : null,
          ],
          [t('stock.endangered'), lines(dangersOf(endangered))],
        ]}
      />
      {decision ? <Candidates decision={decision} /> : <Text size="sm">{t('routing.none')}</Text>}
    </Section>
  );
}
