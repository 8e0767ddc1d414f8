import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { DateTime } from '../ui/time.js';
import type { LedgerEvent } from './event-words.js';
import { useShownOrder } from './order-context.js';
import { Facts, Section } from './section.js';

type Routed = Extract<LedgerEvent, { type: 'OrderRouted' | 'OrderUnroutable' }>;

/** How the planner says that another location was chosen: by its id. */
const NOT_NEARER = /^not nearer than (.+)$/;

const isRouting = (event: LedgerEvent): event is Routed =>
  event.type === 'OrderRouted' || event.type === 'OrderUnroutable';

function Candidates({ decision }: { readonly decision: Routed }) {
  const { t } = useTranslation('order');
  const { locationName } = useNames();
  const { number } = useFormat();
  const rejectionWords = (rejection: string): string => {
    const [, nearer] = NOT_NEARER.exec(rejection) ?? [];
    return nearer === undefined ? rejection : t('routing.notNearer', { location: locationName(nearer) });
  };
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
              <Table.Td>
                {isChosen ? t('routing.chosen') : rejections.map(rejectionWords).join('; ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What is set aside for the order, and why it ships from where it does. */
export function StockAndRouting({ events }: { readonly events: readonly LedgerEvent[] }) {
  const { t } = useTranslation('order');
  const { view, asOf } = useShownOrder();
  const { status, attempt, expiresAt, waitingFor } = view.order.reservation;
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
          [t('stock.waitsFor'), waitingFor === null ? null : `${waitingFor.quantity} × ${waitingFor.sku}`],
        ]}
      />
      {decision ? <Candidates decision={decision} /> : <Text size="sm">{t('routing.none')}</Text>}
    </Section>
  );
}
