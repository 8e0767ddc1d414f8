import { useTranslation } from 'react-i18next';
import { PageTitle } from '../ui/page-title.js';

export function OrderPage() {
  const { t } = useTranslation('order');
  return <PageTitle>{t('title', { number: '' })}</PageTitle>;
}
