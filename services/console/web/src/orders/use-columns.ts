import { useLocalStorage } from '@mantine/hooks';
import { COLUMN_IDS, DEFAULT_COLUMNS, type ColumnId } from './columns.js';

const KEY = 'throughline.orders.columns';

const isColumn = (text: unknown): text is ColumnId => COLUMN_IDS.includes(text as ColumnId);

/** Those that exist, in their own order; the order's number always shows. */
export const knownColumns = (ids: readonly unknown[]): readonly ColumnId[] => {
  const known = new Set<ColumnId>(['orderNumber', ...ids.filter(isColumn)]);
  return COLUMN_IDS.filter((id) => known.has(id));
};

/** The columns that this person looks at, kept in the browser. */
export function useColumns(): readonly [readonly ColumnId[], (ids: readonly ColumnId[]) => void] {
  const [stored, setStored] = useLocalStorage<readonly ColumnId[]>({
    key: KEY,
    defaultValue: DEFAULT_COLUMNS,
    getInitialValueInEffect: false,
    deserialize: (text) => {
      try {
        const ids: unknown = JSON.parse(text ?? '');
        return Array.isArray(ids) ? knownColumns(ids) : DEFAULT_COLUMNS;
      } catch {
        return DEFAULT_COLUMNS;
      }
    },
  });
  return [stored, (ids) => setStored(knownColumns(ids))];
}
