import { Center, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { NotFoundPage } from './shell/not-found-page.js';
import { OrdersPage } from './orders/orders-page.js';

// The list is the first page; what is opened from it comes when it is asked for.
const OrderPage = lazy(async () => ({ default: (await import('./order/order-page.js')).OrderPage }));
const LifecyclePage = lazy(async () => ({
  default: (await import('./lifecycle/lifecycle-page.js')).LifecyclePage,
}));
const ExceptionsPage = lazy(async () => ({
  default: (await import('./exceptions/exceptions-page.js')).ExceptionsPage,
}));
const DeadLettersPage = lazy(async () => ({
  default: (await import('./dead-letters/dead-letters-page.js')).DeadLettersPage,
}));
const OverviewPage = lazy(async () => ({
  default: (await import('./overview/overview-page.js')).OverviewPage,
}));
const InventoryPage = lazy(async () => ({
  default: (await import('./inventory/inventory-page.js')).InventoryPage,
}));
const ItemPage = lazy(async () => ({ default: (await import('./inventory/item-page.js')).ItemPage }));
const SettingsPage = lazy(async () => ({
  default: (await import('./settings/settings-page.js')).SettingsPage,
}));
const SettingPage = lazy(async () => ({ default: (await import('./settings/setting-page.js')).SettingPage }));

function Loading() {
  const { t } = useTranslation();
  return (
    <Center h={240}>
      <Loader aria-label={t('loading')} />
    </Center>
  );
}

/** Each address of the page, and what it shows. */
export const Pages = () => (
  <Suspense fallback={<Loading />}>
    <Routes>
      <Route path="/" element={<Navigate to="/orders" replace />} />
      <Route path="/orders" element={<OrdersPage />} />
      <Route path="/orders/:orderId" element={<OrderPage />} />
      <Route path="/lifecycle" element={<LifecyclePage />} />
      <Route path="/exceptions" element={<ExceptionsPage />} />
      <Route path="/dead-letters" element={<DeadLettersPage />} />
      <Route path="/overview" element={<OverviewPage />} />
      <Route path="/inventory" element={<InventoryPage />} />
      <Route path="/inventory/:sku" element={<ItemPage />} />
      <Route path="/settings/:kind?" element={<SettingsPage />} />
      <Route path="/settings/:kind/:id" element={<SettingPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  </Suspense>
);
