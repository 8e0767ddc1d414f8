import { Button, Group, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { openMovement } from './movement-form.js';
import type { MovementName } from './movement-kinds.js';
import { useProduct } from './use-stock.js';

const MORE = ['quarantine', 'incoming', 'transfer', 'pool'] as const satisfies readonly MovementName[];

/** What can be done with an item's stock. */
export function ItemActions({ sku }: { readonly sku: string }) {
  const { t } = useTranslation('inventory');
  const product = useProduct(sku);
  const hasLots = (product?.lotTracking ?? 'none') !== 'none';
  const open = (kind: MovementName) => () => openMovement({ kind, given: { sku }, hasLots });
  return (
    <Group gap="xs">
      <Button size="xs" onClick={open('receipt')}>
        {t('receipt.open')}
      </Button>
      <Button size="xs" variant="default" onClick={open('adjustment')}>
        {t('adjustment.open')}
      </Button>
      <Button size="xs" variant="default" onClick={open('count')}>
        {t('count.open')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('moreActions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {MORE.map((kind) => (
            <Menu.Item key={kind} onClick={open(kind)}>
              {t(`${kind}.open`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="subtle" component={Link} to={`/orders?sku=${encodeURIComponent(sku)}`}>
        {t('ordersWithIt')}
      </Button>
    </Group>
  );
}
