import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/preferences.js';
import type { Field, Value } from './fields.js';

/** A field's value as one reads it. */
export function useValueWords(): (field: Field, value: Value | undefined) => string {
  const { t } = useTranslation('settings');
  const { number, duration, country, dateTime } = useFormat();
  return ({ kind }, value) => {
    if (value === null || value === undefined || value === '') return t('empty');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (kind === 'hours') return duration(Number(value));
    if (kind === 'date') return dateTime(String(value));
    if (kind === 'country') return country(String(value));
    if (kind === 'select') return t(`options.${value as 'warehouse'}`, { defaultValue: String(value) });
    return typeof value === 'number' ? number(value) : value;
  };
}
