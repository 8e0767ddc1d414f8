import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listed } from './codecs.js';
import { useFieldWords } from './field-words.js';
import type { FieldProps } from './setting-field.js';
import { usePlaces } from './use-places.js';

/** Chosen among the locations that there are, and those that the setting names already. */
export function PlacesField({ field, value, error, onChange }: FieldProps) {
  const { t } = useTranslation('settings');
  const { placeholder, ...words } = useFieldWords(field);
  const chosen = value === null || value === '' ? [] : (listed.sent(String(value)) as string[]);
  const places = usePlaces('locations', chosen);
  return (
    <MultiSelect
      {...words}
      {...(chosen.length === 0 && { placeholder })}
      data={places.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      error={error}
      onChange={(ids) => onChange(ids.length === 0 ? null : listed.shown(ids))}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clearPlaces', { field: words.label }) }}
    />
  );
}
