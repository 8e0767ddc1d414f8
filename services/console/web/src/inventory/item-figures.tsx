import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/preferences.js';
import styles from './inventory.module.css';
import { FIGURES } from './figures.js';
import type { StockOverview } from './use-stock.js';

/** As the list shows them, and what is missing. */
const ITEM_FIGURES = [...FIGURES, 'shortfall'] as const;

/** The item's sums over the network. What is rarely there is left out where it is not. */
export function ItemFigures({ stock }: { readonly stock: StockOverview }) {
  const { t } = useTranslation('inventory');
  const { number } = useFormat();
  const incoming = stock.incoming.reduce((sum, { quantity }) => sum + quantity, 0);
  const figures = { ...stock, incoming };
  const shown = ITEM_FIGURES.filter((name) => name !== 'shortfall' || stock.shortfall > 0);
  return (
    <dl className={styles['figures']}>
      {shown.map((name) => (
        <div key={name} title={t(`explained.${name}`)}>
          <dt>{t(`columns.${name}`)}</dt>
          <dd>{number(figures[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
