import { CloseButton, Group, Input, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemIn } from './checks.js';
import { entriesOf, entriesText, type Entry } from './codecs.js';
import { useFieldWords } from './field-words.js';
import type { FieldProps } from './setting-field.js';
import styles from './settings.module.css';
import { usePlaces } from './use-places.js';

interface EntryRowProps {
  readonly label: string;
  readonly name: string;
  readonly units: Entry['units'];
  readonly isWrong: boolean;
  readonly onChange: (units: Entry['units']) => void;
  readonly onRemove: () => void;
}

function EntryRow({ label, name, units, isWrong, onChange, onRemove }: EntryRowProps) {
  const { t } = useTranslation('settings');
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" flex={1} dir="auto">
        {name}
      </Text>
      <NumberInput
        w={140}
        aria-label={t('unitsAt', { field: label, place: name })}
        value={units}
        error={isWrong}
        allowDecimal={false}
        onChange={(next) => onChange(next === '' ? '' : Number(next))}
      />
      <CloseButton aria-label={t('removePlace', { field: label, place: name })} onClick={onRemove} />
    </Group>
  );
}

/** Units by location, or by channel: a row for each that has its own, chosen among those that there are. */
export function UnitsField({ field, value, error, onChange }: FieldProps) {
  const { t } = useTranslation('settings');
  const { label, description } = useFieldWords(field);
  const kind = field.kind === 'units-by-channel' ? 'channels' : 'locations';
  const entries = entriesOf(String(value ?? ''));
  const ids = entries.map(({ id }) => id);
  const places = usePlaces(kind, ids);
  const rest = places.filter(({ id }) => !ids.includes(id));
  const change = (next: readonly Entry[]) => onChange(next.length === 0 ? null : entriesText(next));
  const nameOf = (id: string) => places.find((each) => each.id === id)?.name ?? id;
  return (
    <Input.Wrapper component="fieldset" className={styles['fieldset']} {...{ description, error }}>
      <Input.Label component="legend" labelElement="div">
        {label}
      </Input.Label>
      <Stack gap={6} mt={4} mb={error === undefined ? 0 : 4}>
        {entries.map(({ id, units }) => (
          <EntryRow
            key={id}
            {...{ label, units, name: nameOf(id) }}
            isWrong={error !== undefined && problemIn(field, entriesText([{ id, units }])) !== undefined}
            onChange={(next) => change(entries.map((each) => (each.id === id ? { id, units: next } : each)))}
            onRemove={() => change(entries.filter((each) => each.id !== id))}
          />
        ))}
        {rest.length > 0 && (
          <NativeSelect
            aria-label={t('addPlace', { field: label })}
            data={[
              { value: '', label: t(`addOwn.${kind}`) },
              ...rest.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value=""
            onChange={({ currentTarget }) => change([...entries, { id: currentTarget.value, units: '' }])}
          />
        )}
      </Stack>
    </Input.Wrapper>
  );
}
