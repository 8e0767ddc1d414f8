import { useTranslation } from 'react-i18next';
import { PageTitle } from '../ui/page-title.js';

export function OrdersPage() {
  const { t } = useTranslation('orders');
  return <PageTitle>{t('title')}</PageTitle>;
}
