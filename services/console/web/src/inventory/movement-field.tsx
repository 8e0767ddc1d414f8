import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames } from '../orders/use-names.js';
import {
  movementKind,
  NUMBERS,
  type FieldName,
  type MovementName,
  type MovementReason,
} from './movement-kinds.js';

interface FieldProps {
  readonly kind: MovementName;
  readonly name: FieldName;
  readonly value: string | number;
  readonly error: string | undefined;
  /** Of the first field: the form opens with it. */
  readonly hasFocus: boolean;
  onChange(value: string | number): void;
}

const DAYS: ReadonlySet<FieldName> = new Set(['expectedOn', 'expiresOn']);
const CHOSEN: ReadonlySet<FieldName> = new Set(['locationId', 'toLocationId', 'channelId', 'reason']);

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen in a field. */
function useChoices({ kind, name }: Pick<FieldProps, 'kind' | 'name'>): readonly Choice[] {
  const { t } = useTranslation('inventory');
  const { locations, channels } = useNames();
  if (name === 'reason') {
    const reasons: readonly MovementReason[] = movementKind(kind).reasons ?? [];
    return reasons.map((value) => ({ value, label: t(`reasons.${value}`) }));
  }
  const named = name === 'channelId' ? channels : locations;
  return [{ value: '', label: '' }, ...named.map((each) => ({ value: each.id, label: each.name }))];
}

/** What the field is called, and what is to be filled in: a kind of movement may say it in its own words. */
function useWords({ kind, name }: Pick<FieldProps, 'kind' | 'name'>) {
  const { t } = useTranslation('inventory');
  const own = t as (key: string, options: { readonly defaultValue: string }) => string;
  const shared = own(`form.hints.${name}`, { defaultValue: '' });
  return {
    label: own(`${kind}.labels.${name}`, { defaultValue: t(`form.fields.${name}`) }),
    description: own(`${kind}.hints.${name}`, { defaultValue: shared }),
  };
}

/** Characters of ids, and of a reason in one's own words. */
const ID_CHARACTERS_MAX = 128;
const REASON_CHARACTERS_MAX = 500;

/** One thing that the form of a movement asks for. */
export function MovementField({ kind, name, value, error, hasFocus, onChange }: FieldProps) {
  const { optional = [], signed = [] } = movementKind(kind);
  const choices = useChoices({ kind, name });
  const shared = {
    ...useWords({ kind, name }),
    ...{ value, error, required: !optional.includes(name) },
    ...(hasFocus && { 'data-autofocus': true }),
  };
  if (NUMBERS.has(name)) {
    return (
      <NumberInput
        {...shared}
        onChange={onChange}
        allowDecimal={false}
        allowNegative={signed.includes(name)}
      />
    );
  }
  const change = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
    onChange(name === 'sku' ? currentTarget.value.trim() : currentTarget.value);
  if (CHOSEN.has(name)) return <NativeSelect {...shared} data={[...choices]} onChange={change} />;
  if (DAYS.has(name)) return <TextInput {...shared} type="date" onChange={change} />;
  const maxLength = name === 'because' ? REASON_CHARACTERS_MAX : ID_CHARACTERS_MAX;
  return <TextInput {...shared} maxLength={maxLength} onChange={change} />;
}
