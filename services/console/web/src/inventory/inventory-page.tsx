import { Button, Group, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useNames } from '../orders/use-names.js';
import { EmptyState } from '../ui/empty-state.js';
import { FilterChip } from '../ui/filter-chip.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { useListKeys } from '../ui/use-list-keys.js';
import { openImport } from './import-form.js';
import { openMovement } from './movement-form.js';
import { itemPath, StockTable } from './stock-table.js';
import { filtersOf, STOCK_STATES, useStock, withFilter, type StockFilters } from './use-stock.js';

interface FiltersProps {
  readonly filters: StockFilters;
  readonly onChange: (filters: StockFilters) => void;
}

function SearchForm({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation('inventory');
  const [text, setText] = useState(filters.q ?? '');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onChange(withFilter(filters, 'q', text.trim()));
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        size="xs"
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        leftSection={<IconSearch size={14} aria-hidden />}
        maxLength={200}
      />
    </form>
  );
}

function Filters({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation('inventory');
  const { locations } = useNames();
  return (
    <Group gap="xs">
      <SearchForm key={filters.q ?? ''} filters={filters} onChange={onChange} />
      <NativeSelect
        size="xs"
        aria-label={t('filters.locationId')}
        data={[
          { value: '', label: t('anyLocation') },
          ...locations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filters.locationId ?? ''}
        onChange={({ currentTarget }) => onChange(withFilter(filters, 'locationId', currentTarget.value))}
      />
      <NativeSelect
        size="xs"
        aria-label={t('filters.state')}
        data={[
          { value: '', label: t('anyState') },
          ...STOCK_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        ]}
        value={filters.state ?? ''}
        onChange={({ currentTarget }) => onChange(withFilter(filters, 'state', currentTarget.value))}
      />
    </Group>
  );
}

function Chips({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation('inventory');
  const { locationName } = useNames();
  const { q, locationId, state } = filters;
  const chips = [
    ['q', q],
    ['locationId', locationId && locationName(locationId)],
    ['state', state && t(`states.${state}`)],
  ] as const;
  return (
    <Group gap="xs">
      {chips.map(
        ([name, value]) =>
          value && (
            <FilterChip
              key={name}
              name={t(`filters.${name}`)}
              value={value}
              onRemove={() => onChange(withFilter(filters, name, undefined))}
            />
          ),
      )}
    </Group>
  );
}

function Items({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation(['inventory', 'common', 'pages']);
  const navigate = useNavigate();
  const stock = useStock(filters);
  const ids = useMemo(() => stock.rows.map(({ sku }) => sku), [stock.rows]);
  const currentId = useListKeys({ ids, onOpen: (sku) => void navigate(itemPath(sku)) });
  const isNarrowed = Object.keys(filters).length > 0;
  return (
    <>
      {stock.error && <ProblemNotice error={stock.error} onRetry={() => void stock.refetch()} />}
      {stock.isPending && <Skeleton height={240} aria-label={t('common:loading')} />}
      {stock.isSuccess && stock.rows.length === 0 && (
        <EmptyState title={t(isNarrowed ? 'noMatch.title' : 'nothing.title')}>
          <Text size="sm">{t(isNarrowed ? 'noMatch.text' : 'nothing.text')}</Text>
          {isNarrowed && (
            <Button variant="default" onClick={() => onChange({})}>
              {t('pages:clearFilters')}
            </Button>
          )}
        </EmptyState>
      )}
      {stock.rows.length > 0 && <StockTable rows={stock.rows} currentId={currentId} />}
      {stock.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          loading={stock.isFetchingNextPage}
          onClick={() => void stock.fetchNextPage()}
        >
          {t('common:more')}
        </Button>
      )}
    </>
  );
}

/** All stock, per item and location. */
export function InventoryPage() {
  const { t } = useTranslation('inventory');
  const [parameters, setParameters] = useSearchParams();
  const address = parameters.toString();
  const filters = useMemo(() => filtersOf(new URLSearchParams(address)), [address]);
  const change: FiltersProps['onChange'] = (next) => setParameters(new URLSearchParams({ ...next }));
  const receive = (
    <Group gap="xs">
      <Button size="xs" onClick={() => openMovement({ kind: 'receipt' })}>
        {t('receipt.open')}
      </Button>
      <Button size="xs" variant="default" onClick={openImport}>
        {t('import.open')}
      </Button>
    </Group>
  );
  return (
    <Stack gap="sm">
      <PageTitle aside={receive}>{t('title')}</PageTitle>
      <Filters filters={filters} onChange={change} />
      <Chips filters={filters} onChange={change} />
      <Items filters={filters} onChange={change} />
    </Stack>
  );
}
