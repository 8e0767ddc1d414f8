import { Badge, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useNames } from '../orders/use-names.js';
import { DateTime } from '../ui/time.js';
import { useShownOrder } from './order-context.js';
import { Section } from './section.js';
import { useParcels } from './use-order.js';

type Shipment = Schemas['Shipment'];
type Parcel = Schemas['OrderParcel'];

function Scans({ parcel, asOf }: { readonly parcel: Parcel | undefined; readonly asOf: string | null }) {
  const { t } = useTranslation('order');
  const scans = (parcel?.scans ?? []).filter(({ at }) => asOf === null || at <= asOf);
  if (scans.length === 0) return null;
  return (
    <List size="xs" c="dimmed" aria-label={t('shipments.scans')}>
      {scans.map(({ scanId, status, at, place }) => (
        <List.Item key={scanId}>
          {t(`shipments.scan.${status}`)}
          {place !== null && `, ${place}`}, <DateTime at={at} />
        </List.Item>
      ))}
    </List>
  );
}

function ShipmentItem({ shipment }: { readonly shipment: Shipment }) {
  const { t } = useTranslation('order');
  const { locationName } = useNames();
  const { view, asOf } = useShownOrder();
  const { data } = useParcels(view.orderId);
  const { shipmentId, locationId, status, lines, carrier, trackingNumber } = shipment;
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {t('shipments.name', { id: shipmentId, location: locationName(locationId) })}
        </Text>
        <Badge variant="light" tt="none" color={status === 'dropped' ? 'gray' : 'cyan'}>
          {t(`shipments.status.${status}`)}
        </Badge>
      </Group>
      <Text size="sm">{lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', ')}</Text>
      {carrier !== null && trackingNumber !== null && (
        <Text size="sm">
          {carrier} <span className="mono">{trackingNumber}</span>
        </Text>
      )}
      <Scans parcel={data?.items.find((each) => each.shipmentId === shipmentId)} asOf={asOf} />
    </Stack>
  );
}

/** What ships from where, and how far it has come. */
export function Shipments() {
  const { t } = useTranslation('order');
  const { view } = useShownOrder();
  const { shipments } = view.order;
  return (
    <Section title={t('shipments.title')}>
      {shipments.length === 0 && <Text size="sm">{t('shipments.none')}</Text>}
      {shipments.map((shipment) => (
        <ShipmentItem key={`${shipment.routing} ${shipment.shipmentId}`} shipment={shipment} />
      ))}
    </Section>
  );
}
