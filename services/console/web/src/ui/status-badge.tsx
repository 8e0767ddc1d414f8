import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';

export type OrderStatus = Schemas['OrderStatus'];

const COLOURS: Readonly<Record<OrderStatus, string>> = {
  received: 'gray',
  backordered: 'orange',
  reserved: 'blue',
  'in-review': 'grape',
  'payment-declined': 'red',
  'reservation-expired': 'red',
  covered: 'blue',
  routed: 'indigo',
  allocated: 'indigo',
  'in-warehouse': 'violet',
  shipped: 'teal',
  delivered: 'green',
  completed: 'green',
  cancelled: 'gray',
  rejected: 'gray',
  recorded: 'gray',
};

/** The headline of an order. The word says it; the colour only helps. */
export function StatusBadge({ status }: { readonly status: OrderStatus }) {
  const { t } = useTranslation('status');
  return (
    <Badge color={COLOURS[status]} variant="light" tt="none" miw="max-content" className="status-badge">
      {t(`order.${status}`)}
    </Badge>
  );
}
