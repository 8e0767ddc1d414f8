import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DurationField } from './duration-field.js';
import { useFieldWords } from './field-words.js';
import type { Field, Value } from './fields.js';
import { NumberField } from './number-field.js';
import { PlacesField } from './places-field.js';
import { UnitsField } from './units-field.js';

export interface FieldProps {
  readonly field: Field;
  readonly value: Value;
  readonly error: string | undefined;
  readonly onChange: (value: Value) => void;
}

const DATE_CHARACTERS = 10;

/** A day, and with it the instant at which it begins in UTC; another instant stays until another day is chosen. */
function DateField({ field, value, error, onChange }: FieldProps) {
  return (
    <TextInput
      type="date"
      {...useFieldWords(field)}
      value={value === null ? '' : String(value).slice(0, DATE_CHARACTERS)}
      error={error}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? null : `${currentTarget.value}T00:00:00.000Z`)
      }
    />
  );
}

function SelectField({ field, value, error, onChange }: FieldProps) {
  const { t } = useTranslation('settings');
  const { placeholder, ...words } = useFieldWords(field);
  const options = (field.options ?? []).map((option) => ({
    value: option,
    label: t(`options.${option as 'warehouse'}`),
  }));
  return (
    <NativeSelect
      {...words}
      data={placeholder === undefined ? options : [{ value: '', label: placeholder }, ...options]}
      value={value === null ? '' : String(value)}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function SwitchField({ field, value, error, onChange }: FieldProps) {
  const { label } = useFieldWords(field);
  return (
    <Switch
      {...{ label, error }}
      checked={value === true}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}

function TextField({ field, value, error, onChange }: FieldProps) {
  const { label, description } = useFieldWords(field);
  return (
    <TextInput
      {...{ label, description, error }}
      {...(field.kind === 'country' && { maxLength: 2 })}
      value={value === null ? '' : String(value)}
      required={field.isOptional !== true}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

const FIELDS = {
  text: TextField,
  country: TextField,
  integer: NumberField,
  decimal: NumberField,
  duration: DurationField,
  switch: SwitchField,
  select: SelectField,
  date: DateField,
  locations: PlacesField,
  'units-by-location': UnitsField,
  'units-by-channel': UnitsField,
} as const satisfies Readonly<Record<Field['kind'], unknown>>;

/** One field of a setting, in the form that its values ask for. */
export function SettingField(props: FieldProps) {
  const Shown = FIELDS[props.field.kind];
  return <Shown {...props} />;
}
