import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { actorName } from '../api/actor.js';
import { useNames } from '../orders/use-names.js';
import { CountTabs } from '../ui/count-tabs.js';
import { FilterChip } from '../ui/filter-chip.js';
import { NOBODY, withFilter, type ExceptionFilterName, type ExceptionFilters } from './exception-query.js';
import { useExceptionCounts, type ExceptionView } from './use-exceptions.js';

export interface FiltersProps {
  readonly filters: ExceptionFilters;
  readonly onChange: (filters: ExceptionFilters) => void;
}

const ALL = '';

/** How many there are of each kind. */
export function KindTabs({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation(['exceptions', 'status']);
  const { data } = useExceptionCounts();
  if (!data) return null;
  const kinds = Object.entries(data.byName) as [ExceptionView['name'], number][];
  const tabs = kinds
    .filter(([name, count]) => count > 0 || name === filters.name)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => ({ id: name, name: t(`status:step.${name}`), count }));
  return (
    <CountTabs
      label={t('kinds')}
      tabs={[{ id: ALL, name: t('all'), count: data.total }, ...tabs]}
      chosenId={filters.name ?? ALL}
      onChoose={(id) => onChange(withFilter(filters, 'name', id))}
    />
  );
}

function SearchForm({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation('exceptions');
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

export function Filters({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation('exceptions');
  const { channels } = useNames();
  const me = actorName();
  const owners: { value: string; label: string }[] = [
    { value: ALL, label: t('owner.any') },
    { value: me, label: t('owner.mine') },
    { value: NOBODY, label: t('owner.unowned') },
  ];
  const { owner } = filters;
  if (owner && owner !== me && owner !== NOBODY) owners.push({ value: owner, label: owner });
  return (
    <Group gap="xs">
      <SearchForm key={filters.q ?? ''} filters={filters} onChange={onChange} />
      <NativeSelect
        size="xs"
        aria-label={t('columns.owner')}
        data={owners}
        value={owner ?? ALL}
        onChange={({ currentTarget }) => onChange(withFilter(filters, 'owner', currentTarget.value))}
      />
      <NativeSelect
        size="xs"
        aria-label={t('channel')}
        data={[
          { value: ALL, label: t('anyChannel') },
          ...channels.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filters.channelId ?? ALL}
        onChange={({ currentTarget }) => onChange(withFilter(filters, 'channelId', currentTarget.value))}
      />
    </Group>
  );
}

export function Chips({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation(['exceptions', 'status', 'pages']);
  const { channelName } = useNames();
  const names = Object.keys(filters) as ExceptionFilterName[];
  if (names.length === 0) return null;
  const words: Readonly<Record<ExceptionFilterName, (value: string) => string>> = {
    name: (value) => t(`status:step.${value as ExceptionView['name']}`, { defaultValue: value }),
    owner: (value) => (value === NOBODY ? t('owner.nobody') : value),
    channelId: channelName,
    q: (value) => value,
  };
  return (
    <Group gap="xs">
      {names.map((name) => (
        <FilterChip
          key={name}
          name={t(`filters.${name}`)}
          value={words[name](filters[name] ?? '')}
          onRemove={() => onChange(withFilter(filters, name, undefined))}
        />
      ))}
      <Button size="compact-xs" variant="subtle" onClick={() => onChange({})}>
        {t('pages:clearFilters')}
      </Button>
    </Group>
  );
}
