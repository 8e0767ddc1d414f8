import {
  IconAlertTriangle,
  IconBuildingWarehouse,
  IconChartBar,
  IconMailX,
  IconRoute,
  IconSettings,
  IconShoppingCart,
} from '@tabler/icons-react';

/** Where the navigation leads, from top to bottom. */
export const destinations = [
  { name: 'orders', path: '/orders', Icon: IconShoppingCart },
  { name: 'exceptions', path: '/exceptions', Icon: IconAlertTriangle },
  { name: 'overview', path: '/overview', Icon: IconChartBar },
  { name: 'inventory', path: '/inventory', Icon: IconBuildingWarehouse },
  { name: 'deadLetters', path: '/dead-letters', Icon: IconMailX },
  { name: 'lifecycle', path: '/lifecycle', Icon: IconRoute },
  { name: 'settings', path: '/settings', Icon: IconSettings },
] as const;
