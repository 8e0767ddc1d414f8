import { Button, CloseButton, Group, Pill, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/preferences.js';
import type { OrderStatus } from '../ui/status-badge.js';
import { FILTER_NAMES, statusesOf, withFilter, type FilterName, type OrderQuery } from './order-query.js';
import { useNames } from './use-names.js';
import type { StepName } from './step-names.js';

interface FilterChipsProps {
  readonly query: OrderQuery;
  onChange(query: OrderQuery): void;
}

/** The words for a filter's value. */
function useValueWords(): (name: FilterName, value: string) => string {
  const { t } = useTranslation(['orders', 'status']);
  const { channelName, locationName } = useNames();
  const { dateTime } = useFormat();
  return (name, value) => {
    if (name === 'status') {
      const words = statusesOf({ status: value }).map((each: OrderStatus) => t(`status:order.${each}`));
      return words.join(', ');
    }
    if (name === 'waitsFor') return t(`status:step.${value as StepName}`);
    if (name === 'channelId') return channelName(value);
    if (name === 'locationId') return locationName(value);
    if (name === 'exception') return t(value === 'true' ? 'filters.yes' : 'filters.no');
    if ((name === 'placedFrom' || name === 'placedTo') && !Number.isNaN(Date.parse(value)))
      return dateTime(value);
    return value;
  };
}

/** Every filter that narrows the list, each to be taken away by itself. */
export function FilterChips({ query, onChange }: FilterChipsProps) {
  const { t } = useTranslation('orders');
  const wordsOf = useValueWords();
  const set = FILTER_NAMES.filter((name) => query.filters[name] !== undefined);
  if (set.length === 0) return null;
  return (
    <Group gap="xs">
      {set.map((name) => {
        const words = `${t(`filters.${name}`)}: ${wordsOf(name, query.filters[name] ?? '')}`;
        return (
          <Pill key={name} size="md" maw="100%">
            <Group gap={4} wrap="nowrap">
              <Text size="sm" truncate dir="auto">
                {words}
              </Text>
              <CloseButton
                size="sm"
                aria-label={t('filters.remove', { filter: words })}
                onClick={() => onChange(withFilter(query, name, undefined))}
              />
            </Group>
          </Pill>
        );
      })}
      <Button size="compact-xs" variant="subtle" onClick={() => onChange({ ...query, filters: {} })}>
        {t('filters.clear')}
      </Button>
    </Group>
  );
}
