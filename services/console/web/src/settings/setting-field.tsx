import { MultiSelect, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listed } from './codecs.js';
import type { Field, Value } from './fields.js';
import { nameOf } from './kinds.js';
import { useSettings } from './use-settings.js';

const HOUR_MS = 3_600_000;
const DEGREE_DECIMALS = 6;

interface SettingFieldProps {
  readonly field: Field;
  readonly value: Value;
  readonly error: string | undefined;
  readonly onChange: (value: Value) => void;
}

function NumberField({ field, value, error, onChange }: SettingFieldProps) {
  const { t } = useTranslation('settings');
  const unit = field.kind === 'hours' ? HOUR_MS : 1;
  return (
    <NumberInput
      label={t(`fields.${field.name}`)}
      value={value === '' || value === null ? '' : Number(value) / unit}
      error={error}
      required={field.isOptional !== true}
      {...(field.isOptional && { placeholder: t('byDefault') })}
      onChange={(next) => onChange(next === '' ? '' : Number(next) * unit)}
      decimalScale={field.kind === 'integer' ? 0 : DEGREE_DECIMALS}
      {...(field.kind === 'hours' && { suffix: ` ${t('hours')}` })}
      {...(field.name === 'weightGrams' && { suffix: ' g' })}
    />
  );
}

const DATE_CHARACTERS = 10;

/** A day, and with it the instant at which it begins in UTC; another instant stays until another day is chosen. */
function DateField({ field, value, error, onChange }: SettingFieldProps) {
  const { t } = useTranslation('settings');
  return (
    <TextInput
      type="date"
      label={t(`fields.${field.name}`)}
      description={t('dateHint')}
      value={value === null ? '' : String(value).slice(0, DATE_CHARACTERS)}
      error={error}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? null : `${currentTarget.value}T00:00:00.000Z`)
      }
    />
  );
}

/** Chosen among the locations that there are, and those that the setting names already. */
function LocationsField({ field, value, error, onChange }: SettingFieldProps) {
  const { t } = useTranslation('settings');
  const { data = [] } = useSettings('locations');
  const chosen = value === null ? [] : (listed.sent(String(value)) as string[]);
  const known = data.map((location) => ({ value: location.id, label: nameOf(location) }));
  const unknown = chosen.filter((id) => !known.some((each) => each.value === id));
  return (
    <MultiSelect
      label={t(`fields.${field.name}`)}
      {...(chosen.length === 0 && { placeholder: t('allLocations') })}
      data={[...known, ...unknown]}
      value={chosen}
      error={error}
      onChange={(ids) => onChange(ids.length === 0 ? null : listed.shown(ids))}
      searchable
      clearable
    />
  );
}

function SelectField({ field, value, error, onChange }: SettingFieldProps) {
  const { t } = useTranslation('settings');
  const options = (field.options ?? []).map((option) => ({
    value: option,
    label: t(`options.${option as 'warehouse'}`),
  }));
  return (
    <NativeSelect
      label={t(`fields.${field.name}`)}
      data={field.isOptional ? [{ value: '', label: t('byDefault') }, ...options] : options}
      value={value === null ? '' : String(value)}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** One field of a setting, in the form that its values ask for. */
export function SettingField(props: SettingFieldProps) {
  const { field, value, error, onChange } = props;
  const { t } = useTranslation('settings');
  const label = t(`fields.${field.name}`);
  switch (field.kind) {
    case 'switch':
      return (
        <Switch
          label={label}
          checked={value === true}
          error={error}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      );
    case 'select':
      return <SelectField {...props} />;
    case 'date':
      return <DateField {...props} />;
    case 'locations':
      return <LocationsField {...props} />;
    case 'integer':
    case 'decimal':
    case 'hours':
      return <NumberField {...props} />;
    case 'text':
    case 'country':
      return (
        <TextInput
          label={label}
          {...(field.kind === 'country' && { description: t('countryHint'), maxLength: 2 })}
          {...(field.name === 'components' && { description: t('componentsHint') })}
          {...(field.name === 'webhookSecretName' && { description: t('secretHint') })}
          value={value === null ? '' : String(value)}
          error={error}
          required={field.isOptional !== true}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
  }
}
