import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field, Value } from './kinds.js';

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
      required
      onChange={(next) => onChange(next === '' ? '' : Number(next) * unit)}
      decimalScale={field.kind === 'integer' ? 0 : DEGREE_DECIMALS}
      {...(field.kind === 'hours' && { suffix: ` ${t('hours')}` })}
      {...(field.name === 'weightGrams' && { suffix: ' g' })}
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
      return (
        <NativeSelect
          label={label}
          data={(field.options ?? []).map((option) => ({
            value: option,
            label: t(`options.${option as 'warehouse'}`),
          }))}
          value={String(value)}
          error={error}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
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
          {...(field.name === 'webhookSecretName' && { description: t('secretHint') })}
          value={value === null ? '' : String(value)}
          error={error}
          required={field.isOptional !== true}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
  }
}
