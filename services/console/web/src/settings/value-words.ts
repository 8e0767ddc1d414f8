import { useTranslation } from 'react-i18next';
import { useNames } from '../orders/use-names.js';
import { useFormat } from '../shell/preferences.js';
import { entriesOf, listed } from './codecs.js';
import type { Field, Value } from './fields.js';

/** A field's value as one reads it. */
export function useValueWords(): (field: Field, value: Value | undefined) => string {
  const { t } = useTranslation('settings');
  const { number, duration, country, dateTime } = useFormat();
  const { locationName, channelName } = useNames();
  const unitsBy = (value: Value, nameOf: (id: string) => string): string =>
    entriesOf(String(value))
      .map(({ id, units }) => `${nameOf(id)}: ${number(Number(units))}`)
      .join(', ');
  return ({ kind }, value) => {
    if (value === null || value === undefined || value === '') return t('empty');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (kind === 'duration') return duration(Number(value));
    if (kind === 'locations') return (listed.sent(String(value)) as string[]).map(locationName).join(', ');
    if (kind === 'units-by-location') return unitsBy(value, locationName);
    if (kind === 'units-by-channel') return unitsBy(value, channelName);
    if (kind === 'date') return dateTime(String(value));
    if (kind === 'country') return country(String(value));
    if (kind === 'select') return t(`options.${value as 'warehouse'}`, { defaultValue: String(value) });
    return typeof value === 'number' ? number(value) : value;
  };
}
