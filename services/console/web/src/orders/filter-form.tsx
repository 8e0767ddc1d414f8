import { Button, Group, MultiSelect, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { en } from '../i18n/en/index.js';
import type { OrderStatus } from '../ui/status-badge.js';
import { statusesOf, type FilterName, type OrderFilters, type OrderQuery } from './order-query.js';
import { WAITED_FOR } from './step-names.js';
import { useNames, type Named } from './use-names.js';

interface FilterFormProps {
  readonly query: OrderQuery;
  onChange(query: OrderQuery): void;
}

const STATUSES = Object.keys(en.status.order) as OrderStatus[];

const optionsOf = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

/** "2026-11-25T14:30" of a date field, in the browser's zone, and back. */
const localOf = (instant: string | undefined): string => {
  if (instant === undefined || Number.isNaN(Date.parse(instant))) return '';
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};
const instantOf = (local: string): string | undefined =>
  local === '' ? undefined : new Date(local).toISOString();

type Draft = Partial<Record<FilterName, string>>;
type Setter = (name: FilterName, value: string | null | undefined) => void;

function Choices({ draft, set }: { readonly draft: Draft; readonly set: Setter }) {
  const { t } = useTranslation(['orders', 'status']);
  const { channels, locations } = useNames();
  const inPlace = { comboboxProps: { withinPortal: false }, clearable: true, placeholder: t('filters.any') };
  return (
    <>
      <MultiSelect
        label={t('filters.status')}
        data={STATUSES.map((value) => ({ value, label: t(`status:order.${value}`) }))}
        value={statusesOf(draft)}
        onChange={(values) => set('status', values.join(','))}
        {...inPlace}
        placeholder={statusesOf(draft).length === 0 ? t('filters.any') : ''}
      />
      <Select
        label={t('filters.waitsFor')}
        data={WAITED_FOR.map((value) => ({ value, label: t(`status:step.${value}`) }))}
        value={draft.waitsFor ?? null}
        onChange={(value) => set('waitsFor', value)}
        {...inPlace}
      />
      <Select
        label={t('filters.exception')}
        data={[
          { value: 'true', label: t('filters.yes') },
          { value: 'false', label: t('filters.no') },
        ]}
        value={draft.exception ?? null}
        onChange={(value) => set('exception', value)}
        {...inPlace}
      />
      <Select
        label={t('filters.channelId')}
        data={optionsOf(channels)}
        value={draft.channelId ?? null}
        onChange={(value) => set('channelId', value)}
        {...inPlace}
      />
      <Select
        label={t('filters.locationId')}
        data={optionsOf(locations)}
        value={draft.locationId ?? null}
        onChange={(value) => set('locationId', value)}
        {...inPlace}
      />
    </>
  );
}

function Fields({ draft, set }: { readonly draft: Draft; readonly set: Setter }) {
  const { t } = useTranslation('orders');
  return (
    <>
      {(['sku', 'externalId'] as const).map((name) => (
        <TextInput
          key={name}
          label={t(`filters.${name}`)}
          value={draft[name] ?? ''}
          onChange={({ currentTarget }) => set(name, currentTarget.value)}
          maxLength={128}
        />
      ))}
      {(['placedFrom', 'placedTo'] as const).map((name) => (
        <TextInput
          key={name}
          type="datetime-local"
          label={t(`filters.${name}`)}
          value={localOf(draft[name])}
          onChange={({ currentTarget }) => set(name, instantOf(currentTarget.value))}
        />
      ))}
    </>
  );
}

/** All filters in one place; what is set shows as chips. */
export function FilterForm({ query, onChange }: FilterFormProps) {
  const { t } = useTranslation('orders');
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>({});
  const set: Setter = (name, value) => setDraft((before) => ({ ...before, [name]: value ?? '' }));

  const open = () => {
    setDraft({ ...query.filters });
    setOpen(true);
  };
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    setOpen(false);
    const filters = Object.fromEntries(Object.entries(draft).filter(([, value]) => value)) as OrderFilters;
    onChange({ ...query, filters });
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus width={340} shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilter size={14} aria-hidden />}
          onClick={() => (isOpen ? setOpen(false) : open())}
        >
          {t('filters.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={apply}>
          <Stack gap="xs" mah="70vh" style={{ overflowY: 'auto' }}>
            <Choices draft={draft} set={set} />
            <Fields draft={draft} set={set} />
          </Stack>
          <Group justify="space-between" mt="sm">
            <Button variant="subtle" size="xs" onClick={() => setDraft({})}>
              {t('filters.clear')}
            </Button>
            <Button type="submit" size="xs">
              {t('filters.apply')}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
